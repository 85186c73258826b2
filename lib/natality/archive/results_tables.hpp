#pragma once

/// \file
/// Results as CSV tables for spreadsheets and statistics programs.

#include <natality/archive/observation_tables.hpp>
#include <natality/io/write_tables.hpp>

#include <filesystem>
#include <vector>

namespace natality::io {

/// Results as tables, one row an observation and one table a variable: `births_total.csv` with the
/// columns scenario, year, region and births_total. Labels along an axis are those of a data set's
/// files, the open age group `100+`; a missing value is an empty cell; a number reads back as the
/// same bits.
///
/// Beside them `variables.csv`, what each variable is and its unit, and `labels.csv`, the names of
/// scenarios, regions, measures and needs in both languages. A text that a spreadsheet would take
/// for a formula begins with an apostrophe.
/// \throws InputError if \p results is no results file, or lacks a variable that is asked for.
[[nodiscard]] std::vector<TableText> results_tables(const std::filesystem::path& results,
                                                    const TableSelection& selection);

}  // namespace natality::io
