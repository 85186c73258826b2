#pragma once

/// \file
/// Factors on the birth rates by order that give the shares of the orders as counted
/// (docs/model.md, section 3).

#include <natality/base/tables.hpp>
#include <natality/inputs/dataset.hpp>

#include <functional>
#include <string>
#include <vector>

namespace natality {

/// Shares of the orders in the births of the years in which they are known.
struct ObservedOrders {
    /// Positions on the axis of years, rising.
    std::vector<Index> years;
    /// Rows orders of the data set, a column for each of \ref years; columns sum to 1.
    Eigen::ArrayXXd shares;

    [[nodiscard]] bool empty() const { return years.empty(); }
};

/// What the observed figures (`births_share_1`, …) of the region say of the first \p count years.
[[nodiscard]] ObservedOrders observed_orders(const RegionInputs& inputs, const YearAxis& years,
                                             Index count);

/// The share of each order in the births of each year: rows orders, columns years.
using OrderShares = std::function<Eigen::ArrayXXd(const Eigen::ArrayXXd& factors)>;

/// Factors on the birth rates by order (rows) and year (columns) under which the shares known come
/// out to 1e-12, while the level of all rates together stays; 1 in the first year unless its shares
/// are known; in straight lines between the years known, and held after the last.
/// \param shares_under projects the first years under factors of this kind; at least to the last
///        year known.
/// \param years those of the factors returned.
/// \param where region in words.
/// \throws RunError naming \p where, the year and the order, if an order that was counted has no
///         births to scale, or the shares are out of reach.
[[nodiscard]] Eigen::ArrayXXd fitted_order_factors(const ObservedOrders& observed,
                                                   const OrderShares& shares_under,
                                                   const YearAxis& years, const LocalText& where);

}  // namespace natality
