#include <natality/backtest/score.hpp>

#include <natality/base/missing.hpp>

#include <cmath>
#include <stdexcept>

namespace natality {

namespace {

/// E|U − y| for U even between \p first and \p last.
double mean_distance(double first, double last, double y)
{
    const double width = last - first;
    if (y <= first || y >= last || width == 0.0) {
        return std::abs(0.5 * (first + last) - y);
    }
    return ((y - first) * (y - first) + (last - y) * (last - y)) / (2.0 * width);
}

}  // namespace

double ranked_probability_score(const Range& prediction, double observed)
{
    const auto& [low, central, high] = prediction;
    if (!(low <= central && central <= high)) {
        throw std::invalid_argument("a prediction must rise from low through central to high");
    }
    // Two draws lie a third of a half apart within it, and half of the whole across: 1/3 in all.
    const double distance =
        0.5 * (mean_distance(low, central, observed) + mean_distance(central, high, observed));
    return distance - (high - low) / 6.0;
}

double skill(double score, double reference)
{
    return reference > 0.0 ? 1.0 - score / reference : missing;
}

}  // namespace natality
