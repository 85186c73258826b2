#pragma once

/// \file
/// Quantiles of some figures.

#include <span>

namespace natality {

/// The quantile of sorted values, straight between neighbours (Hyndman and Fan 1996, The American
/// Statistician 50:361-365, definition 7). Not a number where the last value is not one.
/// \pre at least one value.
[[nodiscard]] double sorted_quantile(std::span<const double> sorted, double quantile);

}  // namespace natality
