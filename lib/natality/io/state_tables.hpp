#pragma once

/// \file
/// Women by life-course state and what belongs to them, as the tables of a data set and, beside
/// them, what the estimate says about itself (docs/china-states.md).

#include <natality/estimation/state_estimate.hpp>
#include <natality/io/write_tables.hpp>

#include <vector>

namespace natality::io {

/// The tables of an estimate.
///
/// Of a data set: `women_by_state.csv`, from the age below the fertile ones; `births_by_order.csv`
/// of the base year, as given; `union_formation.csv`. Beside them: `past_births_by_order.csv`, the
/// births before the base year that agree with the women, of the ages reached; `state_rates.csv`,
/// the base year's rate of the one transition out of each state; `closures.csv`.
/// \param base_births the base year's births by order, as the estimate was made from.
[[nodiscard]] std::vector<TableText> state_tables(const StateEstimate& estimate,
                                                  const OrderRates& base_births);

}  // namespace natality::io
