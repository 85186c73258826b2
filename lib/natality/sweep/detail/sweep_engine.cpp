#include <natality/sweep/detail/sweep_engine.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>

namespace natality::detail {

namespace {

std::optional<LocalText> not_batched(const std::vector<SweepVariable>& variables)
{
    const auto found =
        std::find_if_not(variables.begin(), variables.end(),
                         [](const SweepVariable& variable) { return is_batched(variable.batch); });
    if (found == variables.end()) {
        return std::nullopt;
    }
    return localized("'{}' needs every scenario in full", found->id);
}

std::optional<LocalText> not_levers(const SweepPlan& plan)
{
    std::vector<std::size_t> measures;
    for (const MeasureUse& use : plan.design().full_package().uses) {
        measures.push_back(use.measure);
    }
    return no_levers_because(measures, plan.study().catalogue(), plan.study().settings().rule);
}

}  // namespace

std::optional<LocalText> one_by_one_because(const SweepPlan& plan,
                                            const std::vector<SweepVariable>& variables,
                                            const Baseline& baseline)
{
    if (auto reason = not_batched(variables)) {
        return reason;
    }
    if (auto reason = not_levers(plan)) {
        return reason;
    }
    const Dataset& dataset = plan.study().dataset();
    if (!dataset.sums().empty() || !baseline.future().flows.empty()) {
        return localized("the data set has regions that are sums or exchange migrants");
    }
    for (const RatePaths& rates : baseline.rates()) {
        if (auto reason = no_batch_because(rates)) {
            return reason;
        }
    }
    return std::nullopt;
}

}  // namespace natality::detail
