#include <natality/results/sweep_variables.hpp>

#include <natality/base/localized.hpp>
#include <natality/scenario/draw_quantiles.hpp>

#include <optional>
#include <utility>

namespace natality {

namespace {

/// Id, unit, names, axis and how a batch yields it; nothing if there is no such indicator.
std::optional<SweepVariable> described(const std::string& id, const Study& study)
{
    SweepVariable variable{.id = id};
    if (const CostIndicator* const cost = find_cost_indicator(id)) {
        variable.unit = study.dataset().description().money.currency;
        variable.name = cost->name();
        variable.source = "docs/model.md, section 7";
        variable.batch = cost->batch;
        return variable;
    }
    const Indicator* const indicator = find_indicator(id);
    if (indicator == nullptr) {
        return std::nullopt;
    }
    variable.unit = indicator->unit;
    variable.name = indicator->name();
    variable.source = indicator->source;
    variable.axis = indicator->axis;
    variable.shape = indicator->shape;
    variable.batch = indicator->batch;
    return variable;
}

/// What is kept of the draws of a variable.
SweepVariable of_draws(SweepVariable variable, SweepStatistic statistic)
{
    const bool is_difference = statistic == SweepStatistic::difference_quantiles;
    const LocalText what = is_difference
                               ? localized(": quantiles of the difference from the baseline")
                               : localized(": quantiles of the draws");
    variable.id += is_difference ? "_difference_quantile" : "_quantile";
    variable.name = {variable.name.en + what.en, variable.name.zh + what.zh};
    variable.batch = NotBatched{};
    variable.statistic = statistic;
    variable.quantiles = static_cast<Index>(draw_quantiles.size());
    return variable;
}

}  // namespace

std::vector<std::string> sweep_variable_ids()
{
    std::vector<std::string> ids;
    for (const CostIndicator& cost : cost_indicators()) {
        ids.emplace_back(cost.id);
    }
    const std::vector<std::string> others = indicator_ids();
    ids.insert(ids.end(), others.begin(), others.end());
    return ids;
}

Eigen::ArrayXXd values_in_full(const SweepVariable& variable, const RegionOutcome& outcome,
                               const RegionAccounts& accounts)
{
    if (const CostIndicator* const cost = find_cost_indicator(variable.id)) {
        return (accounts.*cost->compute)(outcome.trajectory.years.size()).transpose();
    }
    return find_indicator(variable.id)->compute(outcome);
}

Index order_count(const Study& study)
{
    const RegionInputs& any_region = study.dataset().regions().front();
    return any_region.births_by_order
               ? static_cast<Index>(any_region.births_by_order->orders.size())
               : 1;
}

std::vector<SweepVariable> sweep_variables(const SweepPlan& plan)
{
    const Study& study = plan.study();
    Problems problems;
    std::vector<SweepVariable> variables;
    for (const SweepIndicator& wanted : plan.output().indicators) {
        std::optional<SweepVariable> variable = described(wanted.id, study);
        if (!variable) {
            problems.add(wanted.place,
                         localized("'{}' is no indicator; {}", wanted.id,
                                   nearest_name_hint(wanted.id, sweep_variable_ids())));
            continue;
        }
        const bool at_points = variable->axis == IndicatorAxis::time;
        const Index along = study.years().size() + (at_points ? 1 : 0);
        variable->every = wanted.every;
        variable->steps = (along + wanted.every - 1) / wanted.every;
        variable->regions = static_cast<Index>(study.dataset().regions_shown().size());
        variable->orders =
            variable->shape == IndicatorShape::by_order ? order_count(study) : Index{1};
        variables.push_back(std::move(*variable));
    }
    problems.throw_if_any();
    return variables;
}

std::vector<int> years_kept(const SweepVariable& variable, const YearAxis& years)
{
    std::vector<int> kept;
    for (Index step = 0; step < variable.steps; ++step) {
        kept.push_back(years.first().value + static_cast<int>(variable.at(step)) * years.step());
    }
    return kept;
}

std::vector<SweepVariable> kept_variables(const SweepPlan& plan)
{
    std::vector<SweepVariable> variables = sweep_variables(plan);
    if (plan.study().settings().draws.count == 0) {
        return variables;
    }
    const std::size_t central = variables.size();
    for (std::size_t v = 0; v < central; ++v) {
        variables.push_back(of_draws(variables[v], SweepStatistic::quantiles));
        variables.push_back(of_draws(variables[v], SweepStatistic::difference_quantiles));
    }
    return variables;
}

}  // namespace natality
