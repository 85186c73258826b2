#include "asked_output.hpp"
#include "builtin_data.hpp"
#include "commands.hpp"
#include "evaluation_view.hpp"
#include "json_values.hpp"
#include "labels.hpp"
#include "provenance.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/archive/write_evaluation.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/output_file.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/io/read_study.hpp>
#include <natality/results/evaluation.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/scenario/scenario.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <ostream>
#include <set>

namespace natality::app {

namespace po = boost::program_options;

namespace {

po::options_description evaluate_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value<std::string>(), "file for the evaluation (default: none)");
    add("force", po::bool_switch(), "replace that file if it exists");
    add("package", po::value<std::string>(), "the package that was carried out");
    add("region", po::value<std::string>(), "region to evaluate (default: the first)");
    add("from", po::value<int>(), "first year (default: the package's first)");
    add("births", po::value<std::string>()->default_value("births"),
        "indicator of observed.csv with births");
    add("tfr", po::value<std::string>()->default_value("tfr"),
        "indicator of observed.csv with the total fertility rate");
    return options;
}

/// The folder of a data set: a path or, where nothing is there, a built-in name.
std::filesystem::path dataset_folder(const std::string& name)
{
    std::error_code unknown;
    if (std::filesystem::exists(name, unknown)) {
        return name;
    }
    const std::filesystem::path builtin = builtin_data_folder() / name;
    return std::filesystem::exists(builtin / "dataset.toml", unknown) ? builtin
                                                                      : std::filesystem::path(name);
}

/// Position of the package that was carried out; without the option, the only one there is.
std::size_t package_position(const Study& study, const CommandLine& line)
{
    const std::vector<NamedLabel> packages = labels_of(study.scenarios());
    if (line.values.count("package") > 0) {
        return label_position(packages, "package", line);
    }
    if (packages.size() > 2) {
        throw UsageError(
            localized("--package: the results hold {} packages; name the one that was carried out",
                      packages.size() - 1));
    }
    return packages.size() - 1;
}

/// The region in the results and in the data set.
struct RegionPositions {
    std::size_t results = 0;
    std::size_t dataset = 0;
    std::string id;
};

RegionPositions region_positions(const Study& study, const Dataset& dataset,
                                 const CommandLine& line)
{
    const std::vector<NamedLabel> in_results = labels_of(study.dataset());
    std::vector<NamedLabel> observed = labels_of(dataset);
    // Sums come last, and have no observed figures of their own.
    observed.resize(dataset.regions().size());
    const std::size_t position = label_position(in_results, "region", line);
    const std::string& id = in_results[position].id;
    const auto found = std::find_if(observed.begin(), observed.end(),
                                    [&](const NamedLabel& label) { return label.id == id; });
    if (found == observed.end()) {
        throw UsageError(localized("region of the results in the data set: '{}' is not there; {}",
                                   id, nearest_label_hint(id, observed)));
    }
    return {position, static_cast<std::size_t>(found - observed.begin()), id};
}

/// The first year in which the package changes anything, or the base year of an empty one.
Year first_year(const Package& package, const Study& study)
{
    if (package.empty()) {
        return study.dataset().base_year();
    }
    const auto earliest = std::min_element(package.uses.begin(), package.uses.end(),
                                           [](const MeasureUse& one, const MeasureUse& other) {
                                               return one.intensity.from < other.intensity.from;
                                           });
    return earliest->intensity.from;
}

/// Outcomes hold more than the file; this makes sure that they are the file's.
void check_reproduced(const io::ResultsReader& results, std::size_t scenario,
                      const RegionPositions& region, const Outcome& outcome,
                      const std::string& file)
{
    constexpr double tolerance = 1e-6;
    const ByYear written = results.series("births_total", scenario, region.results);
    const ByYear found = total_births(outcome.regions[region.results].trajectory);
    if (written.size() != found.size() ||
        !((found - written).abs() <= tolerance * written.abs()).all()) {
        throw InputError({file, 0}, "this version of natality does not reproduce these results "
                                    "from their inputs; run them again with 'natality run --from'");
    }
}

/// The baseline and the package, run again from the inputs that the results carry.
std::vector<Outcome> outcomes(const Study& study, std::size_t package)
{
    const Baseline baseline(study);
    std::vector<Outcome> made{run(study, baseline, baseline_package())};
    if (package != 0) {
        made.push_back(run(study, baseline, study.scenarios()[package]));
    }
    return made;
}

/// What is evaluated, read and checked.
struct EvaluationInputs {
    Study study;
    files::InputFiles dataset_files;
    Dataset dataset;
};

EvaluationInputs read_inputs(const std::string& dataset, const io::ResultsReader& results)
{
    files::InputFiles files = io::dataset_files(dataset_folder(dataset));
    Dataset read = io::read_dataset(files);
    return {io::read_study(results.inputs()), std::move(files), std::move(read)};
}

/// The names of observed figures, those that are asked for among those there are.
ObservedNames observed_names(const Dataset& dataset, std::size_t region, const CommandLine& line)
{
    std::set<std::string> known;
    for (const ObservedFigure& figure : dataset.regions()[region].observed) {
        known.insert(figure.indicator);
    }
    for (const char* const option : {"births", "tfr"}) {
        const std::string asked = line.values[option].as<std::string>();
        if (!line.values[option].defaulted() && !known.contains(asked)) {
            throw UsageError(localized("--{}: '{}' is not there; {}", option, asked,
                                       nearest_name_hint(asked, {known.begin(), known.end()})));
        }
    }
    return {line.values["births"].as<std::string>(), line.values["tfr"].as<std::string>()};
}

std::vector<ObservedYear> observations(const EvaluationInputs& inputs, const CommandLine& line,
                                       const RegionPositions& region, std::size_t package)
{
    const Study& study = inputs.study;
    const YearAxis years = study.years();
    const Year last{years.first().value + static_cast<int>(years.size()) * years.step() - 1};
    const Year first = line.values.count("from") > 0
                           ? Year{line.values["from"].as<int>()}
                           : first_year(study.scenarios()[package], study);
    const ObservedNames names = observed_names(inputs.dataset, region.dataset, line);
    if (study.dataset().ages().width() != 1) {
        throw UsageError("the results have age groups wider than a year; an evaluation needs "
                         "single years");
    }
    std::vector<ObservedYear> observed =
        observed_years(inputs.dataset, region.dataset, names, std::max(first, years.first()), last);
    if (observed.empty()) {
        throw InputError({line.inputs.front(), 0},
                         localized("has no observed '{}' from {} to {} (observed.csv), and its "
                                   "base year, {}, lies outside them; --from chooses another "
                                   "first year",
                                   names.births, first.value, last.value,
                                   inputs.dataset.base_year().value));
    }
    return observed;
}

void write(const CommandLine& line, const Arguments& arguments, const Evaluation& evaluation,
           const RegionPositions& region, const EvaluationInputs& inputs, Console& console)
{
    files::OutputFile output =
        asked_output(line.values["output"].as<std::string>(), line, inputs.dataset_files);
    files::InputFiles files;
    files.add_below("dataset", inputs.dataset_files);
    io::write_evaluation(output, evaluation,
                         {.results = line.inputs[1],
                          .dataset = line.inputs[0],
                          .region = region.id,
                          .base_year = inputs.dataset.base_year()},
                         provenance("evaluate", arguments, files, inputs.dataset.completions()));
    output.commit();
    if (!line.speech.quiet) {
        console.err << output.file().string() << localized(": written\n").in(line.speech.language);
    }
}

}  // namespace

ExitCode evaluate_command(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, evaluate_options(),
        {"natality evaluate [options] DATASET RESULTS.h5",
         "Holds the births that a data set observed after the start of a package against the\n"
         "projections of a results file, without measures and under the package, and splits the\n"
         "deviation among number of women, ages, unions and parities, and rates."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    if (line->inputs.size() != 2) {
        throw UsageError("a data set and a results file are needed, in this order");
    }
    const io::ResultsReader results(line->inputs[1]);
    const EvaluationInputs inputs = read_inputs(line->inputs[0], results);
    const std::size_t package = package_position(inputs.study, *line);
    const RegionPositions region = region_positions(inputs.study, inputs.dataset, *line);
    std::vector<ObservedYear> observed = observations(inputs, *line, region, package);
    const std::vector<Outcome> projections = outcomes(inputs.study, package);
    check_reproduced(results, 0, region, projections.front(), line->inputs[1]);
    check_reproduced(results, package, region, projections.back(), line->inputs[1]);
    const Evaluation evaluation = evaluate(std::move(observed), projections, region.results);
    if (line->speech.json) {
        nlohmann::ordered_json json = evaluation_json(evaluation);
        json["region"] = region.id;
        console.out << json_text(json);
    } else {
        console.out << evaluation_table(evaluation, inputs.dataset.base_year(),
                                        line->speech.language);
    }
    if (line->values.count("output") > 0) {
        write(*line, arguments, evaluation, region, inputs, console);
    }
    return ExitCode::done;
}

}  // namespace natality::app
