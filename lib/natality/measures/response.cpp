#include <natality/measures/response.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace natality {

ByYear lagged_response(const ByYear& dose, double lag_years, int step_years)
{
    const double kept = lag_years > 0.0 ? std::exp(-step_years / lag_years) : 0.0;
    ByYear response = ByYear::Zero(dose.size());
    for (Index t = 0; t + 1 < dose.size(); ++t) {
        response(t + 1) = dose(t) + (response(t) - dose(t)) * kept;
    }
    return response;
}

ByYear clock_advance_path(const ByYear& response, double tempo_log_effect, double half_life_years,
                          int step_years)
{
    const double complete = tempo_log_effect * half_life_years / std::numbers::ln2;
    const double kept = std::exp2(-step_years / half_life_years);
    ByYear advance = ByYear::Zero(response.size() + 1);
    for (Index t = 0; t < response.size(); ++t) {
        const double aimed_at = response(t) * complete;
        advance(t + 1) = aimed_at + (advance(t) - aimed_at) * kept;
    }
    return advance;
}

double limited_advance(double asked, double before, int step_years)
{
    return std::max(std::clamp(asked, 0.0, longest_advance), before - step_years);
}

ClockAdvance clock_advance_in(const ByYear& path, Index year, int step_years)
{
    return {.change = (path(year + 1) - path(year)) / step_years,
            .level = 0.5 * (path(year) + path(year + 1))};
}

}  // namespace natality
