#pragma once

/// \file
/// What a report shows of a results file, as JSON; the page in apps/report reads it.

#include <natality/measures/catalogue.hpp>

#include <nlohmann/json.hpp>

#include <string>

namespace natality::app {

/// Everything the page needs of a results file: labels, series, pyramids, the comparison that the
/// program prints, observed figures, the catalogue with its sources, and how the file was made.
/// \throws InputError if it is no results file.
[[nodiscard]] nlohmann::ordered_json report_results_json(const std::string& file);

/// A catalogue in full: headings, measures with every figure, and what its evidence keys stand for.
[[nodiscard]] nlohmann::ordered_json report_catalogue_json(const Catalogue& catalogue);

}  // namespace natality::app
