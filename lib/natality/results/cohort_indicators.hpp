#pragma once

/// \file
/// Indicators of birth cohorts, each in the year in which the cohort reaches age 50: it has that
/// age, in completed years, at the end of the year. The cohort of year t was born in t − 50.

#include <natality/base/tables.hpp>
#include <natality/projection/project.hpp>
#include <natality/scenario/scenario.hpp>

namespace natality {

/// Age at which a cohort's fertility is taken as complete.
inline constexpr Age completed_fertility_age{50};

/// Completed cohort fertility: children per woman who reaches 50.
///
/// With states, the mean number of children by the states of the women at 50, the open last class
/// counted as its lowest parity, and the births that the projection saw the cohort have within that
/// class. Fourth and later children, say, born before the base date are thus missing. All women
/// alike, the cohort's rates added up, half a year at each of the two ages it has in a year; not a
/// number for cohorts old enough to bear at the base year's rates when the projection starts.
/// Not a number either where no age group begins at 50.
[[nodiscard]] ByYear completed_cohort_fertility(const RegionOutcome& outcome);

/// Share of the women reaching 50 who have no child; not a number without states.
[[nodiscard]] ByYear childless_at_50(const Trajectory& trajectory);

/// Share of the women reaching 50 who have ever been in a union; not a number where states do not
/// tell.
[[nodiscard]] ByYear ever_in_union_at_50(const Trajectory& trajectory);

}  // namespace natality
