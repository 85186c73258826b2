#pragma once

/// \file
/// What a sweep keeps of every scenario: indicators and cost, at some years or all of them.

#include <natality/base/local_text.hpp>
#include <natality/base/tables.hpp>
#include <natality/results/indicators.hpp>
#include <natality/scenario/sweep_plan.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace natality {

/// What is kept of a quantity: the value of the central run or, of draws, quantiles of the value or
/// of its difference from the same draw's baseline (\ref draw_quantiles).
enum class SweepStatistic { value, quantiles, difference_quantiles };

/// One quantity kept of every scenario and region.
struct SweepVariable {
    /// Of an indicator or a cost; of draws with `_quantile` or `_difference_quantile`.
    std::string id;
    std::string unit;
    LocalText name;
    std::string source;
    IndicatorAxis axis = IndicatorAxis::year;
    IndicatorShape shape = IndicatorShape::single;
    /// How scenarios side by side yield it.
    BatchYield batch = NotBatched{};
    /// Years, or population points, from one value kept to the next; the first is always kept.
    int every = 1;
    /// Values kept along the axis.
    Index steps = 0;
    Index regions = 1;
    /// Birth orders of each of them; 1 for a single number.
    Index orders = 1;
    SweepStatistic statistic = SweepStatistic::value;
    /// Quantiles of each of them; 1 for a single number.
    Index quantiles = 1;

    /// Values of one scenario: by step, region, order and quantile, the last fastest.
    [[nodiscard]] std::size_t values_per_scenario() const
    {
        return static_cast<std::size_t>(steps * regions * orders * quantiles);
    }
    /// Position on the whole axis of a value kept.
    [[nodiscard]] Index at(Index step) const { return step * every; }
};

/// Ids of all that a sweep can keep: costs, then indicators.
[[nodiscard]] std::vector<std::string> sweep_variable_ids();

/// The values of a variable in one region of a scenario that was run in full: rows orders, columns
/// all years or points.
[[nodiscard]] Eigen::ArrayXXd values_in_full(const SweepVariable& variable,
                                             const RegionOutcome& outcome,
                                             const RegionAccounts& accounts);

/// Birth orders that the projections of a study tell apart.
[[nodiscard]] Index order_count(const Study& study);

/// The variables of a sweep's central run, in the order of its plan.
/// \throws InputError naming every indicator there is none of, at the place that asks for it.
[[nodiscard]] std::vector<SweepVariable> sweep_variables(const SweepPlan& plan);

/// The years, or population points, of which values are kept.
[[nodiscard]] std::vector<int> years_kept(const SweepVariable& variable, const YearAxis& years);

/// All variables of a sweep's file: those of its central run and, where the study is drawn, of each
/// the quantiles of its value and of its difference, in the order of the plan.
/// \throws InputError as \ref sweep_variables.
[[nodiscard]] std::vector<SweepVariable> kept_variables(const SweepPlan& plan);

}  // namespace natality
