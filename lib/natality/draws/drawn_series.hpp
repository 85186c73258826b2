#pragma once

/// \file
/// What is read off every draw: a few headline series of each scenario.

#include <natality/base/local_text.hpp>
#include <natality/draws/region_draws.hpp>
#include <natality/results/indicators.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace natality {

/// One series of a scenario: a value a year, or a population point.
struct DrawnSeries {
    /// Name in files, an indicator's or one of \ref births_cumulative and \ref cost_cumulative.
    std::string id;
    std::string unit;
    LocalText name;
    IndicatorAxis axis = IndicatorAxis::year;
};

/// Births from the first year to the end of each; their difference is the births gained.
inline constexpr const char* births_cumulative = "births_cumulative";
/// Cost beyond the same draw's baseline from the first year to the end of each, undiscounted.
inline constexpr const char* cost_cumulative = "incremental_cost_cumulative";

/// The series of a study: births, births from the first year on, total fertility rate, population,
/// old-age dependency ratio and, with a catalogue of measures, cost.
[[nodiscard]] std::vector<DrawnSeries> drawn_series(const Study& study);

/// Values of a series: years of the study, or one more for points.
[[nodiscard]] Index steps_of(const DrawnSeries& series, const Study& study);

/// Values of all series of one scenario.
[[nodiscard]] Index values_of_scenario(const Study& study);

/// Runs one package of a region in a draw of it.
/// \throws RunError as \ref project does.
[[nodiscard]] RegionOutcome run_in_draw(const RegionDraws& region, const Package& package,
                                        const RegionDraw& draw);

/// As \ref run_in_draw, into \p outcome, whose tables are reused if they have the right shape; for
/// callers that run many packages.
void run_in_draw_into(RegionOutcome& outcome, const RegionDraws& region, const Package& package,
                      const RegionDraw& draw);

/// Runs every scenario of a region in one draw.
/// \return by scenario, in each by series, in each by step.
/// \throws RunError as \ref RegionDraws::rates and \ref project.
[[nodiscard]] std::vector<double> run_draw(const RegionDraws& region, std::uint64_t number,
                                           const DrawSources& sources);

}  // namespace natality
