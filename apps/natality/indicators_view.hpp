#pragma once

/// \file
/// The registry of indicators as a table, in full, or as JSON.

#include "console.hpp"

#include <natality/results/indicators.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace natality::app {

/// Id, unit and name of each, in lines of at most 80 columns.
[[nodiscard]] std::string indicators_table(const std::vector<const Indicator*>& indicators,
                                           Language language);

/// Everything about each, with the source of its formula.
[[nodiscard]] std::string indicators_text(const std::vector<const Indicator*>& indicators,
                                          Language language);

/// `[{"id", "unit", "name", "axis", "by_order", "source"}]`.
[[nodiscard]] nlohmann::ordered_json
indicators_json(const std::vector<const Indicator*>& indicators);

}  // namespace natality::app
