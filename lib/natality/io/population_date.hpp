#pragma once

/// \file
/// A population of another day than 1 January: one of 31 December is that of the next day, one of
/// the middle of a year is moved half a year ahead.

#include <natality/base/problems.hpp>
#include <natality/inputs/dataset.hpp>

namespace natality::io {

/// Takes the dates out of the rows of the population, where they stand as categories.
/// \param problems receives dates that differ, are none that is taken, or do not lead to the base
///        year.
/// \return how many years before 1 January of the base year the persons were counted: 0 or 0.5.
[[nodiscard]] double take_population_date(DatasetParts& parts, Problems& problems);

/// The data set with its population moved ahead: in each region by that part of a step that lies
/// between, with the rates of the base year and without moves between regions.
/// \param parts whose population has no dates; becomes that of 1 January.
/// \param years before 1 January of the base year, less than a step.
/// \throws InputError if the parts are no data set.
[[nodiscard]] Dataset moved_to_january(DatasetParts& parts, double years);

}  // namespace natality::io
