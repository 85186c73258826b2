#pragma once

/// \file
/// What a sweep keeps of every scenario: indicators and cost, at some years or all of them.

#include <natality/base/local_text.hpp>
#include <natality/base/tables.hpp>
#include <natality/results/indicators.hpp>
#include <natality/scenario/sweep_plan.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// Cost of all measures of a package, gross.
inline constexpr std::string_view cost_id = "cost";
/// The same less what the measures cost at today's level in the baseline.
inline constexpr std::string_view incremental_cost_id = "incremental_cost";

/// One quantity kept of every scenario and region.
struct SweepVariable {
    /// As in the registry of indicators, \ref cost_id or \ref incremental_cost_id.
    std::string id;
    std::string unit;
    LocalText name;
    std::string source;
    IndicatorAxis axis = IndicatorAxis::year;
    IndicatorShape shape = IndicatorShape::single;
    /// Years, or population points, from one value kept to the next; the first is always kept.
    int every = 1;
    /// Values kept along the axis.
    Index steps = 0;
    Index regions = 1;
    /// Birth orders of each of them; 1 for a single number.
    Index orders = 1;

    /// Values of one scenario: by step, region and order, the last fastest.
    [[nodiscard]] std::size_t values_per_scenario() const
    {
        return static_cast<std::size_t>(steps * regions * orders);
    }
    /// Position on the whole axis of a value kept.
    [[nodiscard]] Index at(Index step) const { return step * every; }
};

/// Birth orders that the projections of a study tell apart.
[[nodiscard]] Index order_count(const Study& study);

/// The variables of a sweep, in the order of its plan.
/// \throws InputError naming every indicator there is none of, at the place that asks for it.
[[nodiscard]] std::vector<SweepVariable> sweep_variables(const SweepPlan& plan);

}  // namespace natality
