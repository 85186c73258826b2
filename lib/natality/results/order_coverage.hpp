#pragma once

/// \file
/// The coverage of a measure whose levels differ by birth order, among those whom a line counts.

#include <natality/measures/rate_effect.hpp>
#include <natality/results/account_line.hpp>
#include <natality/results/counts.hpp>

namespace natality {

/// The share of the birth orders 1, 2 and 3 (third and later) in those whom \p count counts: rows
/// orders, columns years.
///
/// Children of age a in the middle of year t are half of the births of t − a and half of those of
/// the year before; born before the first year, they are shared as its births are. Orders are taken
/// to survive alike.
/// \param births rows orders, columns years.
/// \pre tells_orders(count.who).
[[nodiscard]] Eigen::ArrayXXd order_mix(const Count& count, const Eigen::ArrayXXd& births,
                                        int step);

/// Level and dose of a measure in use, on average over those whom \p count counts.
/// \param projection whose births tell how many are of each order.
[[nodiscard]] MeasureCoverage coverage_among(const MeasurePath& path, const Measure& measure,
                                             const Count& count, const Countable& projection,
                                             int step);

}  // namespace natality
