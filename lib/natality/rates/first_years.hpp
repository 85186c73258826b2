#pragma once

/// \file
/// The beginning of the rates of a projection.

#include <natality/rates/rate_paths.hpp>

namespace natality {

/// The rates of the first \p count years, or steps; past their last year they are held.
/// \pre there is at least one year.
[[nodiscard]] RatePaths first_years(RatePaths rates, Index count);

}  // namespace natality
