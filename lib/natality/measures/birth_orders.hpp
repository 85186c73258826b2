#pragma once

/// \file
/// Birth orders as effects tell them apart.

#include <natality/measures/measure.hpp>

#include <algorithm>

namespace natality {

/// The highest order that effects tell apart, which is open: third and later.
inline constexpr int highest_order = 3;

/// True if an effect on births acts on those of \p order, 1 or more.
[[nodiscard]] inline bool acts_on_order(const Effect& effect, int order)
{
    const std::vector<int>& orders = effect.orders;
    return orders.empty() ||
           std::find(orders.begin(), orders.end(), std::min(order, highest_order)) != orders.end();
}

}  // namespace natality
