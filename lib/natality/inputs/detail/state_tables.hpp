#pragma once

/// \file
/// The tables of life-course states of a data set, read and completed.

#include <natality/inputs/completion.hpp>
#include <natality/inputs/dataset.hpp>

#include <vector>

namespace natality::detail {

/// Gives every region its women by state and, with unions, its rates of union formation; nothing
/// where the data set has no women by state.
/// \param regions in the order of the parts.
/// \param problems receives everything wrong with either table.
void read_states(const DatasetParts& parts, std::vector<RegionInputs>& regions, Problems& problems,
                 Completions& completions);

}  // namespace natality::detail
