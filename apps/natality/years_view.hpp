#pragma once

/// \file
/// A comparison at years that the user chooses: what happens in each, and what is summed through
/// it.

#include <natality/base/axes.hpp>
#include <natality/base/local_text.hpp>
#include <natality/results/comparison.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace natality::app {

/// The years that `--years 2030,2040` names.
/// \param years the years of events that there are.
/// \throws UsageError for what is no year, a year that there is not, years that do not rise, or
///         more years than fit a page.
[[nodiscard]] std::vector<Year> years_asked(const std::string& text, const YearAxis& years);

/// Tables of a column a year: births in it and summed through it, total fertility rate, population
/// and cost. The baseline in full, the other rows as differences from it. Every heading says which
/// of the two its figures are.
[[nodiscard]] std::string years_table(const std::vector<ScenarioSeries>& scenarios,
                                      const YearAxis& years, const std::vector<Year>& chosen,
                                      const std::string& currency, Language language);

/// The same figures, unscaled: `[{"id", "name", "years": [{"year", "births_in", …}]}]`.
[[nodiscard]] nlohmann::ordered_json years_json(const std::vector<ScenarioSeries>& scenarios,
                                                const YearAxis& years,
                                                const std::vector<Year>& chosen);

}  // namespace natality::app
