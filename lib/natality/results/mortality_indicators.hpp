#pragma once

/// \file
/// Indicators of mortality, from survival ratios.

#include <natality/base/tables.hpp>
#include <natality/projection/project.hpp>

namespace natality {

/// Person-years L(x) lived in each age group by one newborn at fixed survival ratios; the open
/// group's is T(ω) = L(ω−1) S(ω) / (1 − S(ω)), which undoes S(ω) = T(ω) / T(ω−1).
/// \param survival_ratio by age of arrival.
/// \param width of the age groups in years.
[[nodiscard]] ByAge stationary_person_years(const ByAge& survival_ratio, int width);

/// Life expectancy at birth of one sex in each year, in years.
[[nodiscard]] ByYear life_expectancy_at_birth(const RatePaths& rates, Sex sex);

/// Deaths of the year, both sexes and all ages.
[[nodiscard]] ByYear total_deaths(const Trajectory& trajectory);

}  // namespace natality
