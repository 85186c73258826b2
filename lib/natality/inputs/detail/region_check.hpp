#pragma once

/// \file
/// The regions of a data set and those that its tables name.

#include <natality/inputs/dataset.hpp>

#include <string>
#include <vector>

namespace natality::detail {

/// Reports regions declared twice or not at all, parents that are no region or lead back to where
/// they start, and regions that only a table knows.
void check_regions(const DatasetParts& parts, Problems& problems);

/// The id of a region and of those it lies in, the nearest first, until there is no parent or one
/// was met before.
[[nodiscard]] std::vector<std::string> ancestry(const std::string& region,
                                                const std::vector<Region>& regions);

/// True for a region that others lie in and that has no population of its own.
[[nodiscard]] bool is_sum(const Region& region, const DatasetParts& parts);

/// The regions that are sums. A region with tables stands for those that lie in it, so that nobody
/// is summed twice.
/// \param regions those with tables.
[[nodiscard]] std::vector<RegionSum> sums_of(const DatasetParts& parts,
                                             const std::vector<RegionInputs>& regions);

}  // namespace natality::detail
