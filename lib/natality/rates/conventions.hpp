#pragma once

/// \file
/// How a step is to be done: when migrants come, and what happens where too many would leave
/// (docs/model.md, section 3).

#include <string>

namespace natality {

/// When the net migrants of a year arrive (docs/model.md, section 3).
enum class MigrationTiming {
    /// Half at the start of the year, half at its end.
    even,
    /// All at the end of the year; they neither die nor give birth in it.
    end
};

/// What happens when net emigration would take a cell below zero.
enum class NegativePopulation {
    /// The projection stops, naming region, year, sex and age.
    error,
    /// The cell becomes zero, and the persons so added are recorded.
    clip
};

/// How a projection is to be done.
struct ProjectionConventions {
    MigrationTiming migration_timing = MigrationTiming::even;
    NegativePopulation negative_population = NegativePopulation::error;
    /// Name of the region in messages.
    std::string region;
};

}  // namespace natality
