#include <natality/choice/drawn_interval.hpp>

#include <natality/base/missing.hpp>
#include <natality/base/sorted_quantile.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace natality {

DrawnInterval drawn_interval(std::vector<double> figures)
{
    if (figures.empty()) {
        throw std::invalid_argument("spread: at least one figure");
    }
    if (std::any_of(figures.begin(), figures.end(), [](double f) { return std::isnan(f); })) {
        return {missing, missing, missing};
    }
    std::sort(figures.begin(), figures.end());
    return {sorted_quantile(figures, 0.1), sorted_quantile(figures, 0.5),
            sorted_quantile(figures, 0.9)};
}

}  // namespace natality
