#pragma once

/// \file
/// The tables of movers whose origin and destination are known apart.

#include <natality/inputs/detail/dataset_tables.hpp>

#include <optional>
#include <vector>

namespace natality::detail {

/// Reads who leaves for a pool and how it is shared out; nothing if neither table is there. A
/// region that one of them does not name has nobody who leaves, or arrives.
///
/// Reports one table without the other, flows beside them, a single region, rows of the nation that
/// the others are held to, values out of range, and leavers of an age at which nobody arrives.
/// \param regions those with tables.
[[nodiscard]] std::optional<PoolInputs> pool_table(const DatasetTables& tables,
                                                   const std::vector<RegionInputs>& regions);

}  // namespace natality::detail
