#include <natality/inputs/detail/money_check.hpp>

#include <natality/base/localized.hpp>

#include <limits>

namespace natality::detail {

namespace {

constexpr double unbounded = std::numeric_limits<double>::max();

void check_amounts(const Money& money, const Place& place, Problems& problems)
{
    if (!(money.gdp >= 0.0 && money.gdp <= unbounded) ||
        !(money.average_wage >= 0.0 && money.average_wage <= unbounded)) {
        problems.add(place, "money: gdp and average_wage must be finite and at least 0");
    }
    for (const auto& [year, gdp] : money.gdp_by_year) {
        if (!(gdp > 0.0 && gdp <= unbounded)) {
            problems.add(place, localized("money: gdp_by_year of {} must be finite and above 0",
                                          year.value));
        }
    }
}

void check_insurance_fund(const InsuranceFund& fund, const Place& place, Problems& problems)
{
    const auto is_share = [](double value) { return value >= 0.0 && value <= 1.0; };
    if (!is_share(fund.contribution_rate) || !is_share(fund.insured_share)) {
        problems.add(place, "insurance_fund: contribution_rate and insured_share must be shares "
                            "in [0, 1]");
    }
    if (!(fund.wage > 0.0 && fund.wage <= unbounded)) {
        problems.add(place, "insurance_fund: wage must be finite and above 0; it may be left out "
                            "where [money] has an average_wage");
    }
    if (fund.first_age.value < 0 || fund.last_age < fund.first_age || fund.last_age > oldest_age) {
        problems.add(place, "insurance_fund: insured_ages must be two ages from 0 to 150, the "
                            "first not above the last");
    }
}

}  // namespace

void check_money(const DatasetDescription& description, const Place& place, Problems& problems)
{
    check_amounts(description.money, place, problems);
    if (description.insurance_fund) {
        check_insurance_fund(*description.insurance_fund, place, problems);
    }
}

}  // namespace natality::detail
