#pragma once

/// \file
/// Values of wide age groups spread over single ages.

#include <span>
#include <vector>

namespace natality {

/// Adjoining age groups: \p bounds are the n + 1 exact ages between them, \p totals their n sums.
struct GroupedTotals {
    std::vector<double> bounds;
    std::vector<double> totals;
};

/// Splits the totals of adjoining groups into unit ages from the first bound to the last.
///
/// The cumulative sum is interpolated by a monotone piecewise cubic through the bounds, so every
/// group keeps its total and a schedule of non-negative groups has no negative age (Fritsch and
/// Carlson 1980, SIAM Journal on Numerical Analysis 17). Fewer than three groups are split evenly.
/// \param groups whole-numbered, increasing bounds.
/// \return one value a single age.
[[nodiscard]] std::vector<double> graduated(const GroupedTotals& groups);

}  // namespace natality
