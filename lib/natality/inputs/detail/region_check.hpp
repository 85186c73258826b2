#pragma once

/// \file
/// The regions of a data set and those that its tables name.

#include <natality/inputs/dataset.hpp>

namespace natality::detail {

/// Reports regions declared twice or not at all, parents that are no region or lead back to where
/// they start, and regions that only a table knows.
void check_regions(const DatasetParts& parts, Problems& problems);

}  // namespace natality::detail
