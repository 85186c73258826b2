#include <natality/sweep/detail/sweep_engine.hpp>

#include <algorithm>

namespace natality::detail {

namespace {

std::string not_batched(const std::vector<SweepVariable>& variables)
{
    const auto found =
        std::find_if_not(variables.begin(), variables.end(),
                         [](const SweepVariable& variable) { return is_batched(variable.batch); });
    return found == variables.end() ? "" : "'" + found->id + "' needs every scenario in full";
}

std::string not_levers(const SweepPlan& plan)
{
    std::vector<std::size_t> measures;
    for (const MeasureUse& use : plan.design().full_package().uses) {
        measures.push_back(use.measure);
    }
    return no_levers_because(measures, plan.study().catalogue(), plan.study().settings().rule);
}

}  // namespace

std::string one_by_one_because(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                               const Baseline& baseline)
{
    std::string reason = not_batched(variables);
    reason = reason.empty() ? not_levers(plan) : reason;
    const Dataset& dataset = plan.study().dataset();
    if (reason.empty() && !(dataset.sums().empty() && baseline.future().flows.empty())) {
        reason = "the data set has regions that are sums or exchange migrants";
    }
    for (const RatePaths& rates : baseline.rates()) {
        reason = reason.empty() ? no_batch_because(rates) : reason;
    }
    return reason;
}

}  // namespace natality::detail
