#include <natality/io/detail/measure_variables.hpp>

#include <natality/io/detail/described_variables.hpp>
#include <natality/io/detail/results_layout.hpp>

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
        remarked(variable("intensity", by_region, "1", {"Level of the measure", "措施水平"}),
                 "In the measure's own unit, see measure_unit; today's level where the package "
                 "does not hold the measure."),
        variable("response", by_region, "1",
                 {"Lagged response to the measure, in doses", "措施的滞后响应（剂量）"}),
        remarked(variable("cost", by_region, currency, {"Cost of the measure", "措施成本"}),
                 "All that the measures of the package cost; 0 for the others."),
        remarked(variable("incremental_cost", by_region, currency,
                          {"Cost beyond the baseline's", "相对基线的新增成本"}),
                 "Less what the measure costs at today's level in the baseline."),
        remarked(variable("deadweight_cost", by_region, currency,
                          {"Cost that changes no birth", "为无论如何都会有的出生支付的成本"}),
                 "The part of incremental_cost that is paid for those whom the baseline has as "
                 "well."),
        remarked(variable("incremental_cost_low", by_region, currency,
                          {"Cost beyond the baseline's at the lowest unit costs",
                           "按单价下限计的新增成本"}),
                 "Lines without a range of unit costs at the one they have."),
        remarked(variable("incremental_cost_high", by_region, currency,
                          {"Cost beyond the baseline's at the highest unit costs",
                           "按单价上限计的新增成本"}),
                 "Lines without a range of unit costs at the one they have."),
        remarked(variable("unpriced", {"scenario", "region", "measure"}, "1",
                          {"Measure in use whose price is not known", "价格未知的在用措施"}),
                 "1 where the package holds the measure, it acts, and none of its costs has a "
                 "price: the package costs more than is counted. 0 elsewhere."),
    };
    if (!capacity_lines(study).empty()) {
        const Names by_line{"scenario", "year", "region", "capacity_line"};
        variables.push_back(
            remarked(variable("capacity", by_line, "1", {"Units needed", "所需数量"}),
                     "In the unit of the line, see capacity_unit; 0 for measures "
                     "that the package does not hold."));
        variables.push_back(
            remarked(variable("incremental_capacity", by_line, "1",
                              {"Units needed beyond the baseline's", "相对基线的新增需求"}),
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
            variable("cost_by_payer", by_payer, currency, {"Cost by payer", "分承担者的成本"}),
            variable("incremental_cost_by_payer", by_payer, currency,
                     {"Cost beyond the baseline's by payer", "分承担者的新增成本"}),
            remarked(variable("discounted_cost", by_region, currency,
                              {"Present value of the cost of all measures", "全部措施成本的现值"}),
                     "Of each year, see discount_factor."),
            remarked(variable("discounted_incremental_cost", by_region, currency,
                              {"Present value of the cost beyond the baseline's",
                               "全部措施新增成本的现值"}),
                     "Of each year, see discount_factor."),
            variable("share_of_gdp", by_region, "1",
                     {"Cost of all measures over the gross domestic product",
                      "全部措施成本占国内生产总值比例"}),
            variable("incremental_share_of_gdp", by_region, "1",
                     {"Cost beyond the baseline's over the gross domestic product",
                      "全部措施新增成本占国内生产总值比例"}),
        };
    }
    if (study.dataset().description().insurance_fund) {
        variables.push_back(variable("insurance_contributions", by_region, currency,
                                     {"Contributions to the insurance fund", "保险基金缴费收入"}));
        variables.push_back(
            variable("insurance_allowances", by_region, currency,
                     {"Allowances that the insurance fund pays", "保险基金津贴支出"}));
        variables.push_back(variable("insurance_care", by_region, currency,
                                     {"Care that the insurance fund pays", "保险基金医疗支出"}));
        variables.push_back(
            variable("insurance_balance", by_region, currency,
                     {"Balance of the insurance fund in the year", "保险基金当年收支结余"}));
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
