#pragma once

/// \file
/// Results as a workbook: one sheet a variable.

#include <natality/archive/observation_tables.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace natality::app {

/// Writes results as a workbook. Its first sheet, `variables`, says what each variable is, its unit
/// and which sheet it has; then a sheet a variable, one row an observation, with the labels of each
/// axis and their names in both languages; `labels` has all names.
/// \throws RunError if the file cannot be written; InputError if a sheet has no room for a
/// variable.
void write_results_workbook(const std::filesystem::path& file,
                            const io::Observations& observations);

/// Names of sheets for some variables: their own, where they are no longer than the 31 letters that
/// a sheet may have, otherwise their beginning and a number.
[[nodiscard]] std::vector<std::string> sheet_names(const std::vector<io::VariableTable>& tables);

}  // namespace natality::app
