#pragma once

/// \file
/// The published bounds of a data set's future, read and checked.

#include <natality/base/problems.hpp>
#include <natality/inputs/completion.hpp>
#include <natality/inputs/dataset.hpp>

#include <vector>

namespace natality::detail {

/// Gives every region the bounds of the tables that there are.
/// \param problems receives levels there are none of, years that do not go on or that the levels do
///        not share, values that cannot be, and bounds that are not in their order.
void read_bounds(const DatasetParts& parts, std::vector<RegionInputs>& regions, Problems& problems,
                 Completions& completions);

}  // namespace natality::detail
