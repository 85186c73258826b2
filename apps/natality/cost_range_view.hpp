#pragma once

/// \file
/// What packages cost over the ranges of their unit costs.

#include "console.hpp"

#include <natality/results/comparison.hpp>

#include <string>

namespace natality::app {

/// A table of at most 80 columns: cost through the middle milestone at the lowest, the central and
/// the highest unit costs, and per additional birth.
[[nodiscard]] std::string cost_range_table(const Comparison& comparison,
                                           const std::string& currency, Language language);

}  // namespace natality::app
