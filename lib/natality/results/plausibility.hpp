#pragma once

/// \file
/// What a data set says at first sight, and what in it is hard to believe.

#include <natality/base/local_text.hpp>
#include <natality/inputs/dataset.hpp>
#include <natality/scenario/scenario.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace natality {

/// The base year of one region.
struct RegionAtSight {
    std::string region;
    /// On 1 January.
    double persons = 0.0;
    /// Children per woman.
    double tfr = 0.0;
    /// Life expectancy at birth in years.
    BySex<double> life_expectancy{0.0, 0.0};
};

/// The base year of every region with tables.
[[nodiscard]] std::vector<RegionAtSight> at_sight(const Dataset& dataset);

/// What net emigration beyond the persons there are does to a scenario, where it adds more than
/// 0.01 % of a region's persons; nothing where it does not. One sentence for all regions.
[[nodiscard]] std::optional<LocalText> clipping(const Outcome& outcome,
                                                std::span<const Region> regions);

/// Sentences on figures that are possible and most likely wrong: fewer than 100,000 persons or
/// parts of persons (thousands given as persons), a total fertility rate above 8 or below 0.3, a
/// life expectancy outside 20 to 95 years, more net migrants of an age than a tenth of its persons
/// a year, net emigration that takes more than there are in any year for which it is given.
[[nodiscard]] std::vector<LocalText> doubts(const Dataset& dataset);

}  // namespace natality
