#pragma once

/// \file
/// What an import makes of the figures: which places, which years, which ages.

#include <natality/imports/figures.hpp>
#include <natality/imports/import_settings.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace natality::io {

/// The axes of the data set that is to be made.
struct ImportPlan {
    /// Positions in \ref Figures::places, ascending.
    std::vector<std::uint32_t> places;
    /// Of age groups and of steps: 5 where rates are of periods of five years.
    int width = 1;
    Year base_year;
    /// The last population point.
    Year horizon;
    Age open_age{100};
    /// Choices that were not the user's, for people.
    std::vector<LocalText> remarks;
};

/// Chooses what the settings leave open.
///
/// Base year: the last population that is not a projection and has rates of its year; horizon: the
/// end of the last rates, or fifty years on where there are none after the base year; open age: the
/// first age of the lowest open group, 100 at most.
/// \throws InputError saying which places lack what, or which years there are instead.
[[nodiscard]] ImportPlan import_plan(const Figures& figures, const ImportSettings& settings);

/// True if the place has births by age in one of the ways that are understood.
[[nodiscard]] bool has_births(const Figures& figures, std::uint32_t place);

}  // namespace natality::io
