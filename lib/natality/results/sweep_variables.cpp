#include <natality/results/sweep_variables.hpp>

#include <optional>
#include <utility>

namespace natality {

namespace {

std::vector<std::string> known_ids()
{
    std::vector<std::string> ids{std::string(cost_id), std::string(incremental_cost_id)};
    for (const Indicator& indicator : indicators()) {
        ids.emplace_back(indicator.id);
    }
    return ids;
}

/// Id, unit, names and axis; nothing if there is no such indicator.
std::optional<SweepVariable> described(const std::string& id, const Study& study)
{
    SweepVariable variable{.id = id};
    if (id == cost_id || id == incremental_cost_id) {
        variable.unit = study.dataset().description().money.currency;
        variable.name = id == cost_id ? LocalText{"Cost of all measures", "全部措施成本"}
                                      : LocalText{"Cost of all measures beyond the baseline's",
                                                  "全部措施相对基线的新增成本"};
        variable.source = "docs/model.md, section 7";
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
    return variable;
}

}  // namespace

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
            problems.add(wanted.place, "'" + wanted.id + "' is no indicator; " +
                                           nearest_name_hint(wanted.id, known_ids()));
            continue;
        }
        const bool at_points = variable->axis == IndicatorAxis::time;
        const Index along = study.years().size() + (at_points ? 1 : 0);
        variable->every = wanted.every;
        variable->steps = (along + wanted.every - 1) / wanted.every;
        variable->regions = static_cast<Index>(study.dataset().regions().size());
        variable->orders =
            variable->shape == IndicatorShape::by_order ? order_count(study) : Index{1};
        variables.push_back(std::move(*variable));
    }
    problems.throw_if_any();
    return variables;
}

}  // namespace natality
