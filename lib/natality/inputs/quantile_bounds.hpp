#pragma once

/// \file
/// Published bounds of an uncertain figure: how far it may be from what is expected of it.

#include <natality/base/tables.hpp>

#include <array>
#include <optional>
#include <string_view>

namespace natality {

/// Ends of the 95 and the 80 % interval and the median, as the files name them.
inline constexpr std::array<std::string_view, 5> bound_levels{"low95", "low80", "median", "high80",
                                                              "high95"};

/// Rows of the levels.
inline constexpr Index low95_row = 0;
inline constexpr Index low80_row = 1;
inline constexpr Index median_row = 2;
inline constexpr Index high80_row = 3;
inline constexpr Index high95_row = 4;

/// The bounds of a figure by year. They may begin after the base year: until then it is known.
struct QuantileBounds {
    YearAxis years{Year{0}, 0};
    /// Rows as \ref bound_levels, none below the one before it; columns years.
    Eigen::ArrayXXd values;
};

/// The bounds a data set gives of its own future; each may be absent.
struct PublishedBounds {
    /// Total fertility rate.
    std::optional<QuantileBounds> tfr;
    /// Life expectancy at birth by sex.
    std::optional<BySex<QuantileBounds>> life_expectancy;
    /// Net migrants of a step, both sexes and all ages.
    std::optional<QuantileBounds> net_migrants;
};

}  // namespace natality
