#pragma once

/// \file
/// The values of what a results file holds of measures (measure_variables.hpp).

#include <natality/results/accounts.hpp>
#include <natality/results/price_paths.hpp>
#include <natality/results/variable_tables.hpp>
#include <natality/scenario/scenario.hpp>

#include <vector>

namespace natality::io::detail {

/// The values of \ref measure_variables for one scenario.
/// \param money of the study.
/// \param accounts by region.
[[nodiscard]] std::vector<VariableTables>
measure_tables(const Study& study, const MoneyPaths& money, const Outcome& outcome,
               const std::vector<RegionAccounts>& accounts);

}  // namespace natality::io::detail
