#pragma once

/// \file
/// The number that stands for one that is not known.

#include <limits>

namespace natality {

/// A value that is not known or not defined; told from others by `std::isnan`, and never zero.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

}  // namespace natality
