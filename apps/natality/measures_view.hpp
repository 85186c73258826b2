#pragma once

/// \file
/// Measures of a catalogue for people and machines.

#include <natality/measures/catalogue.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace natality::app {

/// One measure in full.
[[nodiscard]] std::string measure_sheet(const Catalogue& catalogue, std::size_t measure,
                                        Language language);

/// Measures with all their figures, keys as in the catalogue's files.
[[nodiscard]] nlohmann::ordered_json measures_json(const Catalogue& catalogue,
                                                   const std::vector<std::size_t>& measures);

}  // namespace natality::app
