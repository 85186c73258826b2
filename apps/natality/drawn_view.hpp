#pragma once

/// \file
/// What the draws of a results file say about its scenarios, as a table or as JSON.

#include "console.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/results/comparison.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>

namespace natality::app {

/// A table of at most 80 columns: births to both milestones as `+378 (+90 … +760)`, the run without
/// draws and what 80 % of the draws lie between; what part of the spread of the births gained comes
/// from effects; in how many draws births are gained. Empty for results that were not drawn.
[[nodiscard]] std::string drawn_table(const io::ResultsReader& results,
                                      const Comparison& comparison, std::size_t region,
                                      Language language);

/// All seven quantiles and the mean of births, population and fertility at the milestones,
/// unscaled; null for results that were not drawn.
[[nodiscard]] nlohmann::ordered_json drawn_json(const io::ResultsReader& results,
                                                const Comparison& comparison, std::size_t region);

}  // namespace natality::app
