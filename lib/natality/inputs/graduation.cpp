#include <natality/inputs/graduation.hpp>

// Boost 1.74's pchip calls an unqualified isnan, which only <math.h> declares.
#include <math.h>

#include <boost/math/interpolators/pchip.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace natality {

namespace {

/// Sums from the first bound up to each bound.
std::vector<double> cumulated(const std::vector<double>& totals)
{
    std::vector<double> sums{0.0};
    for (const double total : totals) {
        sums.push_back(sums.back() + total);
    }
    return sums;
}

/// \p value, kept between two others whichever is the larger: rounding must not undo monotony.
double between(double value, double one, double other)
{
    return std::clamp(value, std::min(one, other), std::max(one, other));
}

std::vector<double> split_evenly(const GroupedTotals& groups)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < groups.totals.size(); ++i) {
        const double width = groups.bounds[i + 1] - groups.bounds[i];
        values.insert(values.end(), static_cast<std::size_t>(width), groups.totals[i] / width);
    }
    return values;
}

}  // namespace

std::vector<double> graduated(const GroupedTotals& groups)
{
    constexpr std::size_t fewest_groups_of_a_cubic = 3;
    if (groups.totals.size() < fewest_groups_of_a_cubic) {
        return split_evenly(groups);
    }
    const std::vector<double> sums = cumulated(groups.totals);
    auto bounds = groups.bounds;
    auto ordinates = sums;
    const boost::math::interpolators::pchip<std::vector<double>> cumulative(std::move(bounds),
                                                                            std::move(ordinates));
    std::vector<double> values;
    double below = sums.front();
    std::size_t group = 1;
    const double last = groups.bounds.back();
    for (double age = groups.bounds.front() + 1.0; age <= last; age += 1.0) {
        // The bounds themselves are exact, so that every group keeps its total to rounding.
        const bool at_bound = age == groups.bounds[group];
        const double above = at_bound ? sums[group] : between(cumulative(age), below, sums[group]);
        group += at_bound ? 1 : 0;
        values.push_back(above - below);
        below = above;
    }
    return values;
}

}  // namespace natality
