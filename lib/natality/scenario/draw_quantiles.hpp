#pragma once

/// \file
/// What files keep of a distribution over draws.

#include <array>

namespace natality {

/// Points of a distribution that files hold.
inline constexpr std::array<double, 7> draw_quantiles{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};

}  // namespace natality
