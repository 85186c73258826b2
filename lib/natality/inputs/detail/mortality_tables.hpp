#pragma once

/// \file
/// The table of mortality of a data set.

#include <natality/inputs/detail/dataset_tables.hpp>

#include <vector>

namespace natality::detail {

/// Gives every region its mortality; a table of wide age groups has the first year of life apart.
void read_mortality(const DatasetTables& tables, std::vector<RegionInputs>& regions);

}  // namespace natality::detail
