#pragma once

/// \file
/// From the rows of one schedule (one region, year, sex …) to one value for every age group of the
/// axis: the tiling is checked, wide groups are graduated, the rest of the ages is filled or
/// missed.

#include <natality/base/tables.hpp>
#include <natality/inputs/observation.hpp>

#include <span>
#include <string>
#include <vector>

namespace natality {

/// How the value of a wide group becomes values of its ages.
enum class Spread {
    /// The value is a sum over the ages: persons, migrants.
    total,
    /// The value is the mean level of the ages: shares.
    level,
    /// The value is the mean birth rate of the ages, which falls to 0 on both sides of the stretch.
    birth_rate,
    /// The value is the death rate of the group in a life table.
    death_rate
};

/// How wide groups are graduated, completing the sentence `… were graduated`.
[[nodiscard]] std::string graduation_method(Spread spread);

/// Which ages the rows of a schedule must cover.
enum class Coverage {
    /// Every age group of the axis.
    every_age,
    /// One unbroken stretch; ages outside it are zero (fertile ages).
    one_stretch
};

/// The rules of one table.
struct ScheduleRules {
    Spread spread = Spread::level;
    Coverage coverage = Coverage::every_age;
};

/// A schedule on the axis and how it came about.
struct AgeSchedule {
    ByAge values;
    /// True if a group wider than the axis's was graduated.
    bool was_graduated = false;
    /// True if ages outside the given stretch were taken as zero.
    bool was_extended_by_zero = false;
    /// True if a last single age was taken as the open group.
    bool was_opened = false;
};

/// Puts the rows of one schedule on \p ages.
///
/// \param rows all of one schedule, any order; their values are already known to be in range.
/// \param where the schedule in words, for instance `region CN, year 2024, female`.
/// \param problems receives duplicates, gaps, overlaps and ages past the open group, each with the
///        file and line; the values returned are then not to be used.
[[nodiscard]] AgeSchedule schedule_on_axis(const ObservationTable& table,
                                           std::span<const Observation* const> rows,
                                           const AgeAxis& ages, const ScheduleRules& rules,
                                           const LocalText& where, Problems& problems);

}  // namespace natality
