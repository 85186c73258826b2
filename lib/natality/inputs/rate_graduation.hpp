#pragma once

/// \file
/// Rates of wide age groups as rates of single ages.

#include <natality/inputs/graduation.hpp>

#include <vector>

namespace natality {

/// Birth rates of unit ages from those of adjoining groups: the smoothest schedule that keeps every
/// group's mean and is 0 just below the first and just above the last age.
///
/// The sum of squared second differences is least among all schedules without negative ages
/// (quadratic optimization, Michalski, Grigoriev and Gorlishchev 2018, MPIDR Technical Report
/// 2018-002); ages that would be negative are held at 0 and the others found anew. Without such
/// ages the rates by order sum to the rates of all orders. Groups below 1e-9 of the largest are
/// split evenly. \param groups whole-numbered, increasing bounds; totals are the mean rate times
/// the width. \return one rate a unit age.
[[nodiscard]] std::vector<double> graduated_birth_rates(const GroupedTotals& groups);

/// Death rates of unit ages from those of adjoining groups.
///
/// Each group's rate is kept as the life table has it, deaths over person-years of its ages, in
/// which the survivors of the young count more than those of the old. The monotone cubic of
/// \ref graduated gives the ages' pattern, one factor a group its level.
/// \param groups whole-numbered, increasing bounds from the first age of life on; totals are the
///        rate per person-year times the number of unit ages.
/// \param unit years of a unit age.
/// \return one rate per person-year a unit age.
[[nodiscard]] std::vector<double> graduated_death_rates(const GroupedTotals& groups, double unit);

}  // namespace natality
