#include <natality/base/sorted_quantile.hpp>

#include <natality/base/missing.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace natality {

double sorted_quantile(std::span<const double> sorted, double quantile)
{
    if (std::isnan(sorted.back())) {
        return missing;
    }
    const double place = quantile * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

}  // namespace natality
