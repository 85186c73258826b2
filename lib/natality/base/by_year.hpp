#pragma once

/// \file
/// Figures known in some years.

#include <natality/base/axes.hpp>

#include <map>

namespace natality {

/// The figure of a year: straight between the years known, held before the first and after the
/// last.
/// \pre there is one at least.
[[nodiscard]] double interpolated(const std::map<Year, double>& known, Year year);

}  // namespace natality
