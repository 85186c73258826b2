#pragma once

/// \file
/// The table of movers between regions.

#include <natality/inputs/dataset.hpp>

#include <vector>

namespace natality::detail {

/// Reads the movers between regions: one flow for every origin and destination that the table
/// names, zero at ages and for pairs that it leaves out.
/// \param regions those with tables.
/// \param problems receives values out of range, flows of a region with itself, with a sum or with
///        the nation that the others are held to, and rates that would move more than everybody.
[[nodiscard]] FlowTable flow_table(const DatasetParts& parts,
                                   const std::vector<RegionInputs>& regions, Problems& problems,
                                   Completions& completions);

}  // namespace natality::detail
