#include <natality/results/insurance_account.hpp>

#include <natality/results/order_coverage.hpp>

#include <algorithm>

namespace natality {

namespace {

ByYear contributions(const InsuranceFund& fund, const AccountFrame& frame,
                     const Countable& projection)
{
    const Count insured{.who = Beneficiaries::population, .ages = {fund.first_age, fund.last_age}};
    const int step = frame.years.step();
    const ByYear persons =
        fund.insured_share *
        counted(linear_count(insured, frame.ages, step, frame.orders), projection);
    return step * fund.contribution_rate * fund.wage * frame.wage_index * persons;
}

/// A measure's coverage of those whom a line counts under the package, or today's.
MeasureCoverage coverage_of(std::size_t measure, const Count& count, const Study& study,
                            const std::vector<MeasurePath>& measures, const Countable& projection)
{
    const Measure& known = study.catalogue().measures()[measure];
    const auto path = std::find_if(measures.begin(), measures.end(), [&](const MeasurePath& used) {
        return used.measure == measure;
    });
    return path == measures.end()
               ? coverage_today(known, study.years().size())
               : coverage_among(*path, known, count, projection, study.years().step());
}

}  // namespace

InsuranceAccount insurance_account(const Study& study, const InsuranceFund& fund,
                                   const AccountFrame& frame,
                                   const std::vector<MeasurePath>& measures,
                                   const Countable& projection, const Countable& baseline)
{
    const ByYear nothing = ByYear::Zero(frame.years.size());
    InsuranceAccount account{contributions(fund, frame, projection), nothing, nothing};
    const auto catalogue = study.catalogue().measures();
    for (std::size_t m = 0; m < catalogue.size(); ++m) {
        const MeasureCoverage today = coverage_today(catalogue[m], frame.years.size());
        for (const CostLine& line : catalogue[m].costs) {
            if (line.enabled && line.payer == Payer::insurance) {
                const MeasureCoverage coverage =
                    coverage_of(m, line.count, study, measures, projection);
                const AccountLine paid = account_line(line, coverage, frame);
                const AccountLine paid_today = account_line(line, today, frame);
                const double before = units(paid_today, counted(paid.count, baseline))(0);
                const bool is_allowance = line.count.who == Beneficiaries::women_on_leave;
                (is_allowance ? account.allowances : account.care) +=
                    cost(paid, units(paid, counted(paid.count, projection)), before);
            }
        }
    }
    return account;
}

}  // namespace natality
