#include "import_commands.hpp"
#include "json_values.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/estimation/state_estimate.hpp>
#include <natality/io/read_state_sources.hpp>
#include <natality/io/state_tables.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

constexpr const char* default_data_set = "rebuilt-states";

po::options_description states_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value<std::string>()->default_value(default_data_set),
        "folder for the tables; made if it is not there");
    add("force", po::bool_switch(), "replace tables that exist");
    return options;
}

/// The folder of the sources, the input after what is imported.
fs::path sources_folder(const CommandLine& line)
{
    if (line.inputs.size() != 2) {
        throw UsageError("exactly one folder of state sources is needed");
    }
    return line.inputs.back();
}

/// \throws UsageError if the tables would take the place of the sources.
void check_apart(const fs::path& sources, const fs::path& output)
{
    std::error_code ignored;
    if (fs::equivalent(sources, output, ignored)) {
        throw UsageError(localized("--output: '{}' is the folder of the sources; give another",
                                   output.string()));
    }
}

/// Estimates; problems that have no place of their own are the folder's.
StateEstimate estimated_states(const StateEstimateInputs& inputs, const fs::path& folder)
{
    try {
        return estimate_states(inputs);
    } catch (const InputError& error) {
        Problems problems;
        for (const Problem& problem : error.problems().all()) {
            const bool has_place = !problem.place.file.empty();
            problems.add(has_place ? problem.place : Place{folder.string(), 0}, problem.message);
        }
        throw InputError(problems);
    }
}

nlohmann::ordered_json estimate_json(const StateEstimate& estimate)
{
    nlohmann::ordered_json closures = nlohmann::ordered_json::array();
    for (const Closure& closure : estimate.closures) {
        closures.push_back({{"figure", closure.figure.en},
                            {"published", closure.published},
                            {"rebuilt", closure.rebuilt},
                            {"difference", closure.difference()},
                            {"use", to_string(closure.use)}});
    }
    return {{"later_birth_ratio", estimate.later_birth_ratio},
            {"coverage", estimate.single.coverage},
            {"earlier_first_birth_level", estimate.first_births.earlier_level},
            {"closures", closures}};
}

/// A share or rate in four decimals, a count whole; never a zero with a sign.
std::string figure(double value, double published)
{
    constexpr double smallest_count = 100.0;
    const double scale = published < smallest_count ? 1e4 : 1.0;
    const double rounded = std::round(value * scale) / scale + 0.0;
    return fmt::format("{:.{}f}", rounded, scale > 1.0 ? 4 : 0);
}

std::string closure_table(const StateEstimate& estimate, Language language)
{
    TextTable table;
    table.add({localized("figure").in(language), localized("published").in(language),
               localized("rebuilt").in(language), localized("difference").in(language),
               localized("use").in(language)});
    table.add_rule();
    for (const Closure& closure : estimate.closures) {
        table.add({closure.figure.in(language), figure(closure.published, closure.published),
                   figure(closure.rebuilt, closure.published),
                   figure(closure.difference(), closure.published),
                   localized_text(to_string(closure.use)).in(language)});
    }
    return table.text();
}

void print_estimate(const StateEstimate& estimate, const Speech& speech, Console& console)
{
    if (speech.json) {
        console.out << json_text(estimate_json(estimate));
        return;
    }
    TextTable settings;
    const auto add = [&](const LocalText& name, double value) {
        settings.add({name.in(speech.language), fmt::format("{:.4f}", value)});
    };
    add(localized("later_birth_ratio, for dataset.toml"), estimate.later_birth_ratio);
    add(localized("first unions per registered first marriage"), estimate.single.coverage);
    add(localized("first births in unions before the base year, times the base year's"),
        estimate.first_births.earlier_level);
    console.out << closure_table(estimate, speech.language) << "\n" << settings.text();
}

}  // namespace

ExitCode import_states(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, states_options(),
        {"natality import states [options] FOLDER",
         "Rebuilds women by life-course state from censuses, marriages and births by order, writes "
         "the\ntables of a data set and shows how the estimate closes against published figures."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const fs::path sources = sources_folder(*line);
    const fs::path output = line->values["output"].as<std::string>();
    check_apart(sources, output);
    const auto existing = line->values["force"].as<bool>() ? files::ExistingOutput::replace
                                                           : files::ExistingOutput::keep;
    const StateEstimateInputs inputs = io::read_state_sources(sources);
    const StateEstimate estimate = estimated_states(inputs, sources);
    io::write_tables(output, io::state_tables(estimate, inputs.order_rates.back()), existing);
    print_estimate(estimate, line->speech, console);
    if (!line->speech.quiet) {
        console.err << output.string() << localized(": written\n").in(line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
