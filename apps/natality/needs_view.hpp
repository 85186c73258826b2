#pragma once

/// \file
/// What a package needs besides money, as a table for people or as JSON for machines.

#include "console.hpp"

#include <natality/base/axes.hpp>
#include <natality/results/comparison.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace natality::app {

/// A table of at most 80 columns: every line at the near and the middle milestone, in full and
/// beyond the baseline's.
/// \param years the years of events of every series.
[[nodiscard]] std::string needs_table(const std::vector<NeedSeries>& needs, const YearAxis& years,
                                      const Milestones& milestones, Language language);

/// All the figures: `[{"id", "name", "unit", "capacity": […], "incremental_capacity": […]}]`.
[[nodiscard]] nlohmann::ordered_json needs_json(const std::vector<NeedSeries>& needs);

}  // namespace natality::app
