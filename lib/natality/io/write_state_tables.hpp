#pragma once

/// \file
/// Women by life-course state and what belongs to them, as the tables of a data set and, beside
/// them, what the estimate says about itself (docs/china-states.md).

#include <natality/estimation/state_estimate.hpp>
#include <natality/files/output_file.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace natality::io {

/// One table as text.
struct TableText {
    /// Of the file, for instance `women_by_state.csv`.
    std::string name;
    std::string text;
};

/// The tables of an estimate.
///
/// Of a data set: `women_by_state.csv`, from the age below the fertile ones; `births_by_order.csv`
/// of the base year, as given; `union_formation.csv`. Beside them: `past_births_by_order.csv`, the
/// births before the base year that agree with the women, of the ages reached; `state_rates.csv`,
/// the base year's rate of the one transition out of each state; `closures.csv`.
/// \param base_births the base year's births by order, as the estimate was made from.
[[nodiscard]] std::vector<TableText> state_tables(const StateEstimate& estimate,
                                                  const OrderRates& base_births);

/// Writes tables into a folder, which is made if its parent is there. All files are complete under
/// temporary names before the first of them takes its own.
/// \throws InputError naming every file that exists and is to be kept, and for a folder that cannot
///         be; RunError if the system refuses. The folder is left as it was found.
void write_state_tables(const std::filesystem::path& folder, const std::vector<TableText>& tables,
                        files::ExistingOutput existing);

}  // namespace natality::io
