#pragma once

/// \file
/// What regions and packages of a study may be asked for by, and what indicators are called.

#include <natality/base/named_label.hpp>
#include <natality/inputs/dataset.hpp>
#include <natality/measures/package.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace natality::app {

/// The regions of a data set, in its order, and then those that are sums. One without a name is
/// called by its id.
[[nodiscard]] std::vector<NamedLabel> labels_of(const Dataset& dataset);

/// The packages, in their order.
[[nodiscard]] std::vector<NamedLabel> labels_of(std::span<const Package> packages);

/// What people call an indicator or a cost of that id; the id itself of one that is not known.
[[nodiscard]] LocalText indicator_name(std::string_view id);

}  // namespace natality::app
