#include <natality/archive/detail/measure_variables.hpp>

#include <natality/archive/detail/described_variables.hpp>
#include <natality/archive/detail/results_layout.hpp>
#include <natality/base/localized.hpp>

#include <string>
#include <utility>

namespace natality::io::detail {

namespace {

using Names = std::vector<std::string>;

/// Levels, costs and needs by measure.
std::vector<files::Variable> variables_by_measure(const Study& study)
{
    if (study.catalogue().measures().empty()) {
        return {};
    }
    const std::string& currency = study.dataset().description().money.currency;
    const Names by_region{"scenario", "year", "region", "measure"};
    std::vector<files::Variable> variables{
        remarked(variable("intensity", by_region, "1", localized("Level of the measure")),
                 "In the measure's own unit, see measure_unit; today's level where the package "
                 "does not hold the measure."),
        variable("response", by_region, "1", localized("Lagged response to the measure, in doses")),
        remarked(variable("cost", by_region, currency, localized("Cost of the measure")),
                 "All that the measures of the package cost; 0 for the others."),
        remarked(variable("incremental_cost", by_region, currency,
                          localized("Cost beyond the baseline's")),
                 "Less what the measure costs at today's level in the baseline."),
        remarked(variable("deadweight_cost", by_region, currency,
                          localized("Cost that changes no birth")),
                 "The part of incremental_cost that is paid for those whom the baseline has as "
                 "well."),
        remarked(variable("incremental_cost_low", by_region, currency,
                          localized("Cost beyond the baseline's at the lowest unit costs")),
                 "Lines without a range of unit costs at the one they have."),
        remarked(variable("incremental_cost_high", by_region, currency,
                          localized("Cost beyond the baseline's at the highest unit costs")),
                 "Lines without a range of unit costs at the one they have."),
        remarked(variable("unpriced", {"scenario", "region", "measure"}, "1",
                          localized("Measure in use whose price is not known")),
                 "1 where the package holds the measure, it acts, and none of its costs has a "
                 "price: the package costs more than is counted. 0 elsewhere."),
    };
    if (!capacity_lines(study).empty()) {
        const Names by_line{"scenario", "year", "region", "capacity_line"};
        variables.push_back(remarked(variable("capacity", by_line, "1", localized("Units needed")),
                                     "In the unit of the line, see capacity_unit; 0 for measures "
                                     "that the package does not hold."));
        variables.push_back(remarked(variable("incremental_capacity", by_line, "1",
                                              localized("Units needed beyond the baseline's")),
                                     "In the unit of the line, see capacity_unit."));
    }
    return variables;
}

/// Cost by payer and in present values, and the insurance fund.
std::vector<files::Variable> account_variables(const Study& study)
{
    const Names by_region{"scenario", "year", "region"};
    const Names by_payer{"scenario", "year", "region", "payer"};
    const std::string& currency = study.dataset().description().money.currency;
    std::vector<files::Variable> variables;
    if (!study.catalogue().measures().empty()) {
        variables = {
            variable("cost_by_payer", by_payer, currency, localized("Cost by payer")),
            variable("incremental_cost_by_payer", by_payer, currency,
                     localized("Cost beyond the baseline's by payer")),
            remarked(variable("discounted_cost", by_region, currency,
                              localized("Present value of the cost of all measures")),
                     "Of each year, see discount_factor."),
            remarked(variable("discounted_incremental_cost", by_region, currency,
                              localized("Present value of the cost beyond the baseline's")),
                     "Of each year, see discount_factor."),
            variable("share_of_gdp", by_region, "1",
                     localized("Cost of all measures over the gross domestic product")),
            variable("incremental_share_of_gdp", by_region, "1",
                     localized("Cost beyond the baseline's over the gross domestic product")),
        };
    }
    if (study.dataset().description().insurance_fund) {
        variables.push_back(variable("insurance_contributions", by_region, currency,
                                     localized("Contributions to the insurance fund")));
        variables.push_back(variable("insurance_allowances", by_region, currency,
                                     localized("Allowances that the insurance fund pays")));
        variables.push_back(variable("insurance_care", by_region, currency,
                                     localized("Care that the insurance fund pays")));
        variables.push_back(variable("insurance_balance", by_region, currency,
                                     localized("Balance of the insurance fund in the year")));
    }
    return variables;
}

}  // namespace

std::vector<files::Variable> measure_variables(const Study& study)
{
    std::vector<files::Variable> variables = variables_by_measure(study);
    for (files::Variable& of_accounts : account_variables(study)) {
        variables.push_back(std::move(of_accounts));
    }
    return variables;
}

}  // namespace natality::io::detail
