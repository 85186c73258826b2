#pragma once

/// \file
/// From the variables of a results file to pictures.

#include "chart.hpp"

#include <natality/archive/observation_tables.hpp>

#include <optional>
#include <string>
#include <vector>

namespace natality::app {

/// What of a variable is drawn.
struct PlotChoice {
    /// Ids; none stands for all, or for the baseline where parts of one are drawn.
    std::vector<std::string> scenarios;
    /// Its id; empty for the first.
    std::string region;
    /// The year of a pyramid; the middle of the projection if not given.
    std::optional<int> year;
    /// Differences from the first scenario in place of values.
    bool is_difference = false;
    Language language = Language::en;
    /// Where the figures come from.
    std::string source;
};

/// A variable that a picture can be made of, and its quantiles where it was drawn.
struct PlotVariables {
    io::VariableTable values;
    std::optional<io::VariableTable> quantiles;
};

/// Lines over years: of every scenario; of a variable with an axis more, such as births by order,
/// of every place along it in one scenario. Of one or two scenarios that were drawn, with the
/// interval that holds 80 % of the draws. \throws UsageError for a scenario or region there is not,
/// or for a variable of other axes.
[[nodiscard]] LineChart line_chart(const PlotVariables& variables, const PlotChoice& choice);

/// The population of one scenario in a year beside that of the baseline.
/// \param population the variable `population`.
/// \throws UsageError for a scenario, region or year there is not.
[[nodiscard]] PyramidChart pyramid_chart(const io::VariableTable& population,
                                         const PlotChoice& choice);

}  // namespace natality::app
