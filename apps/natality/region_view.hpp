#pragma once

/// \file
/// All regions of a results file in one table, by one indicator.

#include "console.hpp"

#include <natality/archive/read_results.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace natality::app {

/// One region under every scenario.
struct RegionTableRow {
    io::NamedLabel region;
    /// How many regions it lies in.
    std::size_t depth = 0;
    /// By scenario.
    std::vector<double> values;
};

/// An indicator of one year: rows regions, those within one below it; columns scenarios.
struct RegionTable {
    std::string indicator;
    LocalText name;
    int year = 0;
    std::vector<io::NamedLabel> scenarios;
    std::vector<RegionTableRow> rows;
};

/// The table that \p asked names: an indicator of the file, `births_total`, or one and a year or
/// time, `tfr_2050`; without a year the middle milestone's. `births` and `population` are their
/// totals.
/// \throws InputError if the file does not hold it, with the nearest name, or not for that year.
[[nodiscard]] RegionTable region_table(const io::ResultsReader& results, const std::string& asked);

/// A row a region, indented below what it lies in: the baseline, and each other scenario with its
/// change in per cent.
[[nodiscard]] std::string region_table_text(const RegionTable& table, Language language);

/// `{"indicator", "year", "regions": [{"id", "name", "depth", "values": {"baseline": …}}]}`.
[[nodiscard]] nlohmann::ordered_json region_table_json(const RegionTable& table);

}  // namespace natality::app
