#pragma once

/// \file
/// What every package of some measures brings and costs: from a sweep file, or run on the spot.

#include "command_line.hpp"

#include <natality/archive/sweep_reader.hpp>
#include <natality/base/named_label.hpp>
#include <natality/files/input_files.hpp>
#include <natality/scenario/sweep_plan.hpp>

#include <cstddef>
#include <optional>
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

    /// True if less of it is better: it is then taken with the opposite sign.
    bool is_less_better = false;

    /// As it is written: `births_to_2050`.
    [[nodiscard]] std::string text() const;

    /// As people say it: `Births to 2050`.
    [[nodiscard]] LocalText name() const;
};

/// \param text `births_to_2050`, `tfr_2035`; `-` before it says that less is better.
/// \throws UsageError if \p text is not an indicator and a year.
[[nodiscard]] ValueQuestion value_question(const std::string& text);

/// A measure whose packages are valued.
struct ValuedMeasure {
    std::string id;
    LocalText name;
    int number = 0;
    /// False if it acts and no price of it is known.
    bool is_priced = true;
    /// What it stands under in the catalogue.
    NamedLabel heading{};
};

/// What is asked of packages, and what else is to be held against it.
struct PackageQuestion {
    ValueQuestion of;
    /// Another value that packages bring.
    std::optional<ValueQuestion> also{};

    /// The last year that is asked about.
    [[nodiscard]] Year last_year() const;
};

/// Figures by package. The bits of a package's number are its measures, 0 is the baseline.
struct PackageFigures {
    std::vector<double> values;
    /// Beyond the baseline's, summed through the year asked for or of the dearest; not a number for
    /// packages with a measure whose price is not known.
    std::vector<double> costs;
    /// The second value, if one was asked for.
    std::vector<double> also;
};

/// Figures of all packages of some measures, of one region.
struct PackageValues : PackageFigures {
    std::vector<ValuedMeasure> measures;
    NamedLabel region;
    std::string currency;
};

/// Measures of the design of a sweep.
[[nodiscard]] std::vector<ValuedMeasure> valued_measures(const SweepPlan& plan);

/// What a sweep keeps to answer a question: what is asked for, cost, and what is asked for also.
[[nodiscard]] std::vector<SweepIndicator> indicators_for(const PackageQuestion& question);

/// What a question says of all scenarios of a sweep file, by scenario.
/// \param file its name in errors.
/// \throws UsageError if the file does not keep the indicator, or not that year.
[[nodiscard]] std::vector<double> kept_values(const io::SweepReader& sweep, const std::string& file,
                                              const ValueQuestion& question, std::size_t region);

/// Packages of more measures are swept into a file first.
inline constexpr std::size_t most_run_here = 20;

/// The content of what packages are made from.
struct PackageFiles {
    /// Its name in messages.
    std::string input;
    /// True for a sweep file: these are the inputs of its sweep; else those of a scenario file.
    bool are_of_sweep = false;
    files::InputFiles files;
};

/// \throws InputError for what cannot be read.
[[nodiscard]] PackageFiles package_files(const std::string& input);

/// The sweep over the packages of an input, ready to be run: of a sweep file its own measures, of a
/// scenario file those of the package that the command line asks for. It keeps what is asked for,
/// then cost, then what is asked for also, in every year.
/// \throws UsageError, InputError as \ref package_values.
[[nodiscard]] SweepPlan package_plan(const PackageFiles& files, const PackageQuestion& question,
                                     const CommandLine& line,
                                     std::size_t most_measures = most_run_here);

/// \overload of the files of an input.
[[nodiscard]] SweepPlan package_plan(const std::string& input, const PackageQuestion& question,
                                     const CommandLine& line,
                                     std::size_t most_measures = most_run_here);

/// Makes the cost of packages missing that have a measure without a price, unless the command line
/// counts these as free.
void forget_unpriced(const std::vector<ValuedMeasure>& measures, const CommandLine& line,
                     PackageFigures& figures);

/// The packages of an input: a sweep file of all packages, or a scenario file whose package is
/// taken apart and all packages of its measures are run here.
/// \param line options `package` (the scenario file's package, by id; the one with most measures if
///        none is given) and `region`; `count-unpriced` counts prices that are not known as
///        nothing.
/// \throws UsageError, InputError if the input does not hold what is asked for.
[[nodiscard]] PackageValues package_values(const std::string& input,
                                           const PackageQuestion& question, const CommandLine& line,
                                           Console& console);

/// Measures of a package by number, or id: `5, 6, 12`; `none` for the baseline.
[[nodiscard]] std::string package_text(const PackageValues& all, std::size_t package,
                                       Language language);

}  // namespace natality::app
