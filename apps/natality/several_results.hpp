#pragma once

/// \file
/// Several results files beside each other, such as countries: scenarios of each in one year.

#include <natality/base/axes.hpp>
#include <natality/base/local_text.hpp>
#include <natality/base/named_label.hpp>
#include <natality/results/comparison.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace natality::app {

/// One region of one results file.
struct ComparedPlace {
    std::string file;
    LocalText title;
    NamedLabel region;
    /// ISO 4217; \ref no_currency where the data set has no money.
    std::string currency;
    YearAxis years;
    /// The baseline first.
    std::vector<ScenarioSeries> scenarios;
};

/// The region asked for of every file, or the one it shows first.
/// \param region id or name; empty for the first.
/// \throws InputError if a file has no such region.
[[nodiscard]] std::vector<ComparedPlace> compared_places(const std::vector<std::string>& files,
                                                         const std::string& region);

/// The year that places are compared in unless another is asked for: 30 years after the latest of
/// their base years, or the last that all have.
/// \throws UsageError if they have no year in common.
[[nodiscard]] Year common_year(const std::vector<ComparedPlace>& places);

/// A row for each scenario of each place, each place under its name: births of the year (a year,
/// where steps are wider), total fertility rate, people, share of those aged 65 and over, cost
/// beyond the baseline's in the place's own currency. Says so where currencies differ.
[[nodiscard]] std::string places_table(const std::vector<ComparedPlace>& places, Year year,
                                       Language language);

/// The same figures, unscaled: `[{"file", "region", "currency", "scenarios": [{"id", "births",
/// …}]}]`.
[[nodiscard]] nlohmann::ordered_json places_json(const std::vector<ComparedPlace>& places,
                                                 Year year);

}  // namespace natality::app
