#pragma once

/// \file
/// A comparison as a table for people or as JSON for machines.

#include "console.hpp"

#include <natality/results/comparison.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace natality::app {

/// A table of at most 80 columns: the baseline in full, every other scenario as its difference from
/// it, but for cost. Persons and money are scaled to the size of the population.
[[nodiscard]] std::string comparison_table(const Comparison& comparison,
                                           const std::string& currency, Language language);

/// A sentence for every scenario whose gain in births is beyond the plausible.
[[nodiscard]] std::vector<std::string> plausibility_warnings(const Comparison& comparison,
                                                             Language language);

/// All the figures, unscaled: `{"milestones": …, "scenarios": [{"id", "name", …}]}`.
[[nodiscard]] nlohmann::ordered_json comparison_json(const Comparison& comparison,
                                                     const std::string& currency);

}  // namespace natality::app
