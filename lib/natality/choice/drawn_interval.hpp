#pragma once

/// \file
/// What many draws of one figure say together.

#include <vector>

namespace natality {

/// The middle and the central 80 % of some figures.
struct DrawnInterval {
    double low = 0.0;
    double median = 0.0;
    double high = 0.0;
};

/// The 10, 50 and 90 % points, straight between neighbours (Hyndman and Fan 1996, The American
/// Statistician 50:361-365, definition 7). Not numbers if one of the figures is not.
/// \throws std::invalid_argument for no figures.
[[nodiscard]] DrawnInterval drawn_interval(std::vector<double> figures);

}  // namespace natality
