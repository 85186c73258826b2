#pragma once

/// \file
/// The life course of women who live through one year's rates by state.

#include <natality/rates/state_space.hpp>

#include <vector>

namespace natality {

/// Births by order, 1 first and the last open, of a woman who passes her fertile ages at the rates
/// of one year; as \ref synthetic_cohort_fertility, which is their sum.
[[nodiscard]] std::vector<double> synthetic_cohort_births(const StateRates& rates, Index year,
                                                          double factor = 1.0);

/// Children a woman would bear if she passed her fertile ages at the rates of one year, starting in
/// the lowest state and surviving: the parity- and age-adjusted total fertility rate of those
/// rates.
///
/// Events are trapezoidal within the year as in docs/model.md, section 4, without mortality.
/// \param year column of the rates.
/// \param factor multiplies every rate, of births and of unions.
[[nodiscard]] double synthetic_cohort_fertility(const StateRates& rates, Index year,
                                                double factor = 1.0);

}  // namespace natality
