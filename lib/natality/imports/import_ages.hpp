#pragma once

/// \file
/// Tables by sex and age: persons and death rates, on the ages of a plan.

#include <natality/imports/table_sources.hpp>

#include <span>

namespace natality::io {

/// Persons of every place at one time by sex and age.
[[nodiscard]] ObservationTable imported_population(const TableSources& sources, Year year);

/// Adds counts of one year by sex and age to a table: ages within a group of the plan and those
/// past the open age joined. Ages that go past it otherwise are problems of the sources.
void add_counts(const TableSources& sources, std::span<const Figure> counts, Year year,
                ObservationTable& table);

/// Death rates of every year from the base year on. Where ages past the open age are joined, each
/// weighs by its persons in the middle of the time, or, where they are not known, by the years
/// lived in its own life table.
[[nodiscard]] ObservationTable imported_mortality(const TableSources& sources);

}  // namespace natality::io
