#pragma once

/// \file
/// What each measure of a catalogue does to births by itself, and whether that is plausible.

#include <natality/scenario/study.hpp>

#include <cstddef>
#include <vector>

namespace natality {

/// One measure alone.
struct SingleEffect {
    /// Position in the catalogue.
    std::size_t measure = 0;
    /// Relative change of births with the low, the central and the high figures of the evidence.
    Range births;
    /// False if the central change lies outside what the measure's evidence allows
    /// (Measure::plausible), below or above it.
    bool is_plausible = true;
};

/// Every measure alone at its full level from the base year on, and all of them together.
struct MeasureCheck {
    /// The births counted are those of these years, both included.
    Year first;
    Year last;
    std::vector<SingleEffect> measures;
    Range all;
    /// False if the central change of all together lies outside the catalogue's band for it.
    bool all_is_plausible = true;
};

/// Checks every measure of a study's catalogue on its data set, under its baseline, rule and
/// ceiling. Births are of all regions and of \ref years_of_gain from the first response on.
/// \throws InputError if a measure cannot act on the data set (\ref check_orders).
/// \throws RunError as \ref run does.
[[nodiscard]] MeasureCheck check_measures(const Study& study);

}  // namespace natality
