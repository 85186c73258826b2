#pragma once

/// \file
/// Indicators of a year that need women by life-course state. All are not a number where the
/// projection does not tell states apart; those of unions also where its states know none.

#include <natality/base/tables.hpp>
#include <natality/projection/project.hpp>

namespace natality {

/// Period parity progression ratios by year: of the women of a synthetic cohort who reach a parity
/// at the year's conditional rates, the share who go on (parity_life_table.hpp).
///
/// Rows orders: the row of order i is the progression from i − 1 children to i, also where the
/// order stands for all later ones. Not a number for orders past the open last parity class and
/// where no woman reaches the parity.
[[nodiscard]] Eigen::ArrayXXd parity_progression_ratios(const Trajectory& trajectory, Index orders);

/// Total fertility rate adjusted for parity and age, PATFR: children of the same cohort.
[[nodiscard]] ByYear parity_adjusted_total_fertility_rate(const Trajectory& trajectory);

/// First unions of women in the year.
[[nodiscard]] ByYear union_formations(const Trajectory& trajectory);

/// Total first-union rate: first unions by age over the woman-years of all states, summed; the
/// counterpart of the total fertility rate of the first order, and like it above 1 when unions are
/// brought forward.
[[nodiscard]] ByYear total_first_union_rate(const Trajectory& trajectory);

/// Mean age of women at first union by the year's first unions per woman-year of all states, in
/// years; not a number in years without any.
[[nodiscard]] ByYear mean_age_at_first_union(const Trajectory& trajectory);

/// The factor on the base year's birth rates that met the baseline's level of fertility: the mean
/// over ages, weighted by the births of the year. Not a number without births.
[[nodiscard]] ByYear birth_factor(const Trajectory& trajectory, const RatePaths& rates);

}  // namespace natality
