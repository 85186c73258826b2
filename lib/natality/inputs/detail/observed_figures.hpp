#pragma once

/// \file
/// The observed figures of a data set, read and checked.

#include <natality/base/problems.hpp>
#include <natality/inputs/dataset.hpp>

#include <vector>

namespace natality::detail {

/// Gives every region its observed figures.
/// \param regions in the order of the parts, births by order read.
/// \param problems receives figures that stand twice or cannot be, and shares of orders that are
///        not those of the data set's orders, or do not sum to 1.
void read_observed(const DatasetParts& parts, std::vector<RegionInputs>& regions,
                   Problems& problems);

}  // namespace natality::detail
