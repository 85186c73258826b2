#pragma once

/// \file
/// Indicators of population size and structure, at population points unless said otherwise.

#include <natality/base/tables.hpp>
#include <natality/measures/measure.hpp>
#include <natality/projection/project.hpp>

namespace natality {

/// Ages without an upper end.
inline constexpr Age no_last_age{1000};

/// Share of each age group that lies in a range of completed ages; of the open group, all or
/// nothing.
[[nodiscard]] ByAge age_shares(const AgeAxis& groups, const AgeRange& ages);

/// The same, in which the open group's share is missing where the range begins or ends within it.
[[nodiscard]] ByAge known_age_shares(const AgeAxis& groups, const AgeRange& ages);

/// Persons of both sexes in a range of completed ages, at each point. A range that cuts a wide age
/// group takes the part of it in proportion.
[[nodiscard]] ByYear population_at_ages(const Trajectory& trajectory, const AgeRange& ages);

/// Persons of one sex in a range of completed ages, at each point.
[[nodiscard]] ByYear population_at_ages(const Trajectory& trajectory, const AgeRange& ages,
                                        Sex sex);

/// Persons of all ages at each point.
[[nodiscard]] ByYear total_population(const Trajectory& trajectory);

/// Person-years lived in each step, nearly: its length times the mean of the persons at both ends.
[[nodiscard]] ByYear person_years(const Trajectory& trajectory);

/// Growth of the population over the person-years lived: crude births less deaths plus net
/// migrants.
[[nodiscard]] ByYear crude_growth_rate(const Trajectory& trajectory);

/// Values at the points averaged over each year: person-years lived, nearly.
[[nodiscard]] ByYear mid_year(const ByYear& at_points);

/// The age that half of the population is younger than, at each point, in years.
[[nodiscard]] ByYear median_age(const Trajectory& trajectory);

}  // namespace natality
