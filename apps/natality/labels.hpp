#pragma once

/// \file
/// What regions and packages of a study may be asked for by.

#include <natality/base/named_label.hpp>
#include <natality/inputs/dataset.hpp>
#include <natality/measures/package.hpp>

#include <span>
#include <vector>

namespace natality::app {

/// The regions of a data set, in its order, and then those that are sums.
[[nodiscard]] std::vector<NamedLabel> labels_of(const Dataset& dataset);

/// The packages, in their order.
[[nodiscard]] std::vector<NamedLabel> labels_of(std::span<const Package> packages);

}  // namespace natality::app
