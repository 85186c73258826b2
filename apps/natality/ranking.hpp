#pragma once

/// \file
/// The packages of a sweep that do best, as a table for people or as JSON for machines.

#include "console.hpp"

#include <natality/archive/sweep_reader.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace natality::app {

/// What packages are ranked by.
struct RankingQuestion {
    /// `births_2050`: an indicator of the sweep and a year; `births` and `population` stand for the
    /// totals.
    std::string by;
    /// How many are told.
    std::size_t top = 20;
    /// Only packages that cost no more, from the first year through that of \ref by.
    std::optional<double> max_cost;
    std::size_t region = 0;
    /// Packages that hold a measure of unknown price are ranked by cost as if it were free.
    bool count_unpriced = false;
};

/// One package of a ranking.
struct RankedScenario {
    std::size_t scenario = 0;
    double value = 0.0;
    /// Through the year; not a number if the sweep does not keep cost for every year.
    double cost = 0.0;
    /// True if the price of a measure in use is not known: \ref cost is the least it may be.
    bool has_unpriced = false;
    /// Positions of the measures in use.
    std::vector<std::size_t> measures;
};

/// The best packages of a sweep.
struct Ranking {
    std::string indicator;
    int year = 0;
    std::string region;
    std::string currency;
    /// Scenarios there are, of which so many have values and so many cost little enough.
    std::size_t scenarios = 0;
    std::size_t done = 0;
    std::size_t affordable = 0;
    /// Scenarios that were left out of a ranking by cost because a price of theirs is not known.
    std::size_t unpriced = 0;
    /// The value without measures; not a number if it is not there yet.
    double baseline = 0.0;
    /// The variable that costs are read from; empty if the sweep does not keep one for every year.
    std::string cost_indicator;
    std::vector<io::SweepMeasure> measures;
    /// The best first: the highest, of costs the lowest.
    std::vector<RankedScenario> best;
};

/// Ranks the packages of a sweep.
/// \throws InputError if the sweep does not keep what is asked for.
[[nodiscard]] Ranking ranked(const io::SweepReader& sweep, const RankingQuestion& question);

/// A table of at most 80 columns.
/// \param region what people call the region.
[[nodiscard]] std::string ranking_table(const Ranking& ranking, const LocalText& region,
                                        Language language);

[[nodiscard]] nlohmann::ordered_json ranking_json(const Ranking& ranking);

}  // namespace natality::app
