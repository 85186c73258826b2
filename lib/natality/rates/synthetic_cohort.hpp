#pragma once

/// \file
/// The life course of women who live through one year's rates by state.

#include <natality/rates/state_space.hpp>

#include <span>
#include <vector>

namespace natality {

/// What befalls a woman, on average, who passes her fertile ages at the rates of one year.
struct SyntheticCohortEvents {
    /// Unions formed; 0 where the chain has none.
    double unions = 0.0;
    /// Births by order, 1 first and the last open.
    std::vector<double> births;
};

/// The same as \ref synthetic_cohort_fertility tells them, with a factor for each transition.
/// \param factors by transition of the space.
[[nodiscard]] SyntheticCohortEvents synthetic_cohort_events(const StateRates& rates, Index year,
                                                            std::span<const double> factors);

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
