#pragma once

/// \file
/// Years in a loop: from a start population and rates to a trajectory.

#include <natality/base/tables.hpp>
#include <natality/rates/conventions.hpp>
#include <natality/rates/rate_paths.hpp>

#include <optional>
#include <string>
#include <vector>

namespace natality {

/// Women by life-course state along a projection.
struct StateTrajectory {
    StateSpace space;
    /// By state: women at the population points, rows ages, columns points.
    std::vector<ByAgeYear> women;
    /// By transition: events of the year by completed age at the event.
    std::vector<ByAgeYear> events;
    /// By state: woman-years at the fertile ages by year.
    std::vector<ByAgeYear> exposure;
};

/// Who came from other regions of the projection and left for them.
struct RegionMoves {
    BySex<ByAgeYear> in;
    BySex<ByAgeYear> out;
};

/// A projected population of one region: T years of events, T + 1 points of population.
struct Trajectory {
    AgeAxis ages;
    /// The years of events.
    YearAxis years;
    /// Persons at the start of each year and, in the last column, at the end of the last one.
    BySex<ByAgeYear> population;
    /// Births by age of mother, rows ages, columns years.
    ByAgeYear births;
    /// Births of each sex by year.
    BySex<ByYear> births_by_sex;
    /// Cohort deaths by age at the end of the year; row 0 are those born in the year.
    BySex<ByAgeYear> deaths;
    /// Persons added to cells that net emigration drove below zero, by year; 0 unless the data set
    /// clips.
    ByYear clipped_persons;
    /// Only where the rates tell states apart.
    std::optional<StateTrajectory> states;
    /// Only where regions exchange migrants: those of the year by age at the move.
    std::optional<RegionMoves> moves{};
    /// Only where net migration is given as rates: the migrants that these made, by age when they
    /// came or left.
    std::optional<BySex<ByAgeYear>> migrants_by_rate{};

    /// The points of population: one more than \ref years.
    [[nodiscard]] YearAxis times() const { return {years.first(), years.size() + 1, years.step()}; }
};

/// Projects a population through the years of its rates.
/// \param start persons by age and sex at the start of the first year; may be the end of another
///        projection.
/// \throws std::invalid_argument if tables do not have a row for each age and a column for each
///         year, or a survival ratio is not in [0, 1]; RunError naming region, year, sex and age if
///         a cell falls below zero and the conventions say so.
[[nodiscard]] Trajectory project(const ByAgeSex& start, const RatePaths& rates,
                                 const ProjectionConventions& conventions);

/// Projects into \p trajectory, whose tables are reused if they have the right shape; for callers
/// that run many projections of one shape.
void project_into(Trajectory& trajectory, const ByAgeSex& start, const RatePaths& rates,
                  const ProjectionConventions& conventions);

}  // namespace natality
