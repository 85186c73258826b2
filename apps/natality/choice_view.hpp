#pragma once

/// \file
/// What to choose, as a table and as JSON.

#include "package_values.hpp"

#include <natality/choice/choice_draws.hpp>
#include <natality/choice/drawn_interval.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace natality::app {

/// What is to be chosen by.
struct ChoiceQuestion {
    ValueQuestion of;
    /// A second value, to be shown on the front.
    std::optional<ValueQuestion> also{};
    /// A value or, relative, a change of the baseline's.
    std::optional<double> target;
    bool is_relative = false;
    /// Cost beyond the baseline's, summed through the year or, as the question says, of a year.
    std::optional<double> budget;

    [[nodiscard]] double target_value(double baseline) const
    {
        return is_relative ? baseline * (1.0 + *target) : *target;
    }
};

/// The package chosen, and whether it answers what was asked.
struct Answer {
    std::optional<std::size_t> package;
    bool is_reached = true;
};

/// What draws say of packages.
struct DrawnChoice {
    ChoiceDraws all;
    /// Of the packages of the front and the one chosen: change over the same draw's baseline, and
    /// cost.
    struct OfPackage {
        std::vector<double> change;
        std::vector<double> cost;
    };
    std::map<std::size_t, OfPackage> shown;
};

/// A package whose measures are at levels between today's and the full ones.
struct ChosenLevels {
    struct OfMeasure {
        /// Position among the measures of the input.
        std::size_t measure = 0;
        double level = 0.0;
        LocalText unit;
        /// Of the way from today's level to the one of the input, in (0, 1].
        double share = 0.0;
    };
    std::vector<OfMeasure> measures;
    double value = 0.0;
    double cost = 0.0;
    /// Levels tried.
    int tried = 0;
};

/// What is shown of a choice.
struct ChoiceView {
    PackageValues all;
    ChoiceQuestion question;
    Answer answer;
    /// Nothing without draws.
    std::optional<DrawnChoice> draws{};
    /// Nothing unless levels in between were asked for and the question can be met.
    std::optional<ChosenLevels> levels{};
};

/// The packages of the front, the cheapest first.
[[nodiscard]] std::vector<std::size_t> front_of(const PackageFigures& figures);

[[nodiscard]] std::string choice_table(const ChoiceView& view, Language language);
[[nodiscard]] nlohmann::ordered_json choice_json(const ChoiceView& view);

}  // namespace natality::app
