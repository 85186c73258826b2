#pragma once

/// \file
/// Birth orders as effects tell them apart.

#include <natality/measures/measure.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace natality {

/// The highest order that effects tell apart, which is open: third and later.
inline constexpr int highest_order = 3;

/// How the orders are named where others are refused.
inline constexpr std::string_view known_orders = "1, 2 and 3 (third and later)";

/// True for 1, 2 and \ref highest_order.
[[nodiscard]] constexpr bool is_known_order(int order)
{
    return order >= 1 && order <= highest_order;
}

/// The order as effects and lines tell it from others: 1, 2, or \ref highest_order for it and all
/// later ones.
[[nodiscard]] constexpr int told_order(int order)
{
    return std::min(order, highest_order);
}

/// True if \p named, where empty means all, has births of \p order, 1 or more.
[[nodiscard]] inline bool names_order(const std::vector<int>& named, int order)
{
    return named.empty() || std::find(named.begin(), named.end(), told_order(order)) != named.end();
}

/// True if an effect on births acts on those of \p order, 1 or more.
[[nodiscard]] inline bool acts_on_order(const Effect& effect, int order)
{
    return names_order(effect.orders, order);
}

}  // namespace natality
