#pragma once

/// \file
/// Shares on the scale without ends.

#include <cmath>

namespace natality::detail {

/// ln(p / (1 − p)).
[[nodiscard]] inline double logit(double p)
{
    return std::log(p / (1.0 - p));
}

/// The share whose logit is \p z.
[[nodiscard]] inline double expit(double z)
{
    return 1.0 / (1.0 + std::exp(-z));
}

}  // namespace natality::detail
