#pragma once

/// \file
/// An evaluation as tables for people or as JSON for machines.

#include "console.hpp"

#include <natality/results/evaluation.hpp>

#include <nlohmann/json.hpp>

#include <string>

namespace natality::app {

/// One table of at most 80 columns a projection, and what the columns mean.
/// \param base_year of the data set, from which on women by age are known.
[[nodiscard]] std::string evaluation_table(const Evaluation& evaluation, Year base_year,
                                           Language language);

/// All the figures: `{"observed": […], "projections": [{"id", "name", "years": […]}]}`.
[[nodiscard]] nlohmann::ordered_json evaluation_json(const Evaluation& evaluation);

}  // namespace natality::app
