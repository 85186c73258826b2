#pragma once

/// \file
/// The events of one cohort out of one state in a year (docs/model.md, section 4).

#include <algorithm>

namespace natality {

/// Events out of a state and the women who stay in it.
struct StateExit {
    /// Events in the first half of the year, at the cohort's age at the start.
    double first_half = 0.0;
    /// Women in the state at the end of the year.
    double staying = 0.0;
    /// Events in the second half, at the age at the end.
    double second_half = 0.0;

    [[nodiscard]] double events() const { return first_half + second_half; }
};

/// Trapezoidal events out of a state that loses its women by them.
///
/// The first half's events are limited to the women there are: a rate between 2S and 2, met by no
/// inflow, would else leave fewer than none.
/// \param present women in the state at the start, half of the migrants included.
/// \param available women who would be in it at the end without events: survivors, migrants,
///        inflow.
/// \param rate events per woman-year at the age at the start, \p next_rate at the next age.
[[nodiscard]] inline StateExit state_exit(double present, double available, double rate,
                                          double next_rate)
{
    const double limit = std::max(available, 0.0);
    const double first_half = std::min(0.5 * rate * present, limit);
    const double staying = (available - first_half) / (1.0 + 0.5 * next_rate);
    return {first_half, staying, 0.5 * next_rate * staying};
}

}  // namespace natality
