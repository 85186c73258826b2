#pragma once

/// \file
/// Tables with a year axis of their own, held constant after their last year.

#include <natality/base/tables.hpp>

#include <algorithm>

namespace natality {

/// Rates or counts by age for consecutive years. Rows: ages, columns: the years.
struct AgeSchedules {
    YearAxis years;
    ByAgeYear values;

    /// The schedule of \p year, or the last one if \p year lies after it.
    /// \pre year is not before the first year.
    [[nodiscard]] auto at(Year year) const
    {
        const Year held = std::min(year, years.at(years.size() - 1));
        return values.col(years.index(held));
    }
};

/// One value for each of consecutive years.
struct YearSeries {
    YearAxis years;
    ByYear values;

    /// The value of \p year, or the last one if \p year lies after it.
    /// \pre year is not before the first year.
    [[nodiscard]] double at(Year year) const
    {
        const Year held = std::min(year, years.at(years.size() - 1));
        return values(years.index(held));
    }
};

}  // namespace natality
