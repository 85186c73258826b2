#pragma once

/// \file
/// Indicators of mortality, from survival ratios.

#include <natality/base/tables.hpp>
#include <natality/projection/project.hpp>

namespace natality {

/// Life expectancy at birth of one sex in each year, in years.
[[nodiscard]] ByYear life_expectancy_at_birth(const RatePaths& rates, Sex sex);

/// Deaths of the year, both sexes and all ages.
[[nodiscard]] ByYear total_deaths(const Trajectory& trajectory);

}  // namespace natality
