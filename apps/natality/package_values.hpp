#pragma once

/// \file
/// What every package of some measures brings and costs: from a sweep file, or run on the spot.

#include "command_line.hpp"

#include <natality/measures/measure.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace natality::app {

/// What is asked of packages: `births_2050`, of that year, or `births_to_2050`, summed through it.
struct ValueQuestion {
    /// As in the registry; `births` and `population` stand for the totals.
    std::string indicator;
    int year = 0;
    bool is_sum = false;
    /// What packages cost: in the dearest year through \ref year; else summed through it.
    bool is_cost_of_a_year = false;

    /// As it is written: `births_to_2050`.
    [[nodiscard]] std::string text() const;
};

/// \throws UsageError if \p text is not an indicator and a year.
[[nodiscard]] ValueQuestion value_question(const std::string& text);

/// A measure whose packages are valued.
struct ValuedMeasure {
    std::string id;
    LocalText name;
    int number = 0;
    /// False if it acts and no price of it is known.
    bool is_priced = true;
};

/// Values of all packages of some measures, of one region. The bits of a package's number are its
/// measures, 0 is the baseline.
struct PackageValues {
    std::vector<ValuedMeasure> measures;
    std::vector<double> values;
    /// Beyond the baseline's, summed through the year asked for or of the dearest; not a number for
    /// packages with a measure whose price is not known.
    std::vector<double> costs;
    std::string region;
    std::string currency;
};

/// The packages of an input: a sweep file of all packages, or a scenario file whose package is
/// taken apart and all packages of its measures are run here.
/// \param line options `package` (the scenario file's package, by id; the one with most measures if
///        none is given) and `region`; `count-unpriced` counts prices that are not known as
///        nothing.
/// \throws UsageError, InputError if the input does not hold what is asked for.
[[nodiscard]] PackageValues package_values(const std::string& input, const ValueQuestion& question,
                                           const CommandLine& line, Console& console);

/// Measures of a package by number, or id: `5, 6, 12`; `none` for the baseline.
[[nodiscard]] std::string package_text(const PackageValues& all, std::size_t package,
                                       Language language);

}  // namespace natality::app
