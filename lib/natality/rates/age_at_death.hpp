#pragma once

/// \file
/// From deaths of cohorts to deaths by age, and from survival ratios back to a life table
/// (docs/model.md, section 8).

#include <natality/rates/life_table.hpp>

namespace natality {

/// The separation factor f(x) of each age group: of those who die on the way from group x to group
/// x + 1, the share who die while still in x, in the stationary population of the table:
/// f(x) = (L(x) − n l(x+1)) / (L(x) − L(x+1)), of the last closed group ω − 1
/// (L(ω−1) − n l(ω)) / L(ω−1), and 1 of the open group and where nobody dies.
/// \param width n of the groups of the axis; the first group of an abridged table is joined from 0
///        and 1-4.
[[nodiscard]] ByAge separation_factors(const LifeTable& table, int width);

/// Deaths by age at death: D(x) (1 − f(x−1)) + D(x+1) f(x), the total unchanged.
/// \param cohort_deaths D by age at the end of the step, row 0 those born in it.
/// \param separation f by age, as \ref separation_factors has it.
[[nodiscard]] ByAge deaths_by_age(const ByAge& cohort_deaths, const ByAge& separation);

/// The life table that survival ratios are of: L(x) is theirs, and the survivors l(x+1) lie between
/// L(x) / n and L(x+1) / n where the separation factors put them, so that the ratios and factors of
/// a table give that table back. Where nobody is left, q is 1 and e is 0.
/// \param survival_ratio by age of arrival; that of the open group below 1.
/// \param width of the age groups in years.
[[nodiscard]] LifeTable life_table_of(const ByAge& survival_ratio, const ByAge& separation,
                                      int width);

}  // namespace natality
