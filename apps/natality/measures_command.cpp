#include "backtest_view.hpp"
#include "builtin_data.hpp"
#include "commands.hpp"
#include "json_values.hpp"
#include "measure_check_view.hpp"
#include "measure_strength_view.hpp"
#include "measures_view.hpp"

#include <natality/base/localized.hpp>
#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/io/read_reforms.hpp>

#include <algorithm>
#include <numeric>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// The measures asked for by id, number or name; all if none is asked for.
std::vector<std::size_t> selected(const Catalogue& catalogue,
                                  const std::vector<std::string>& wanted)
{
    std::vector<std::size_t> positions;
    for (const std::string& name : wanted) {
        const auto found = catalogue.find(name);
        if (!found) {
            throw UsageError(localized("measure '{}' is not in the catalogue; {}", name,
                                       nearest_label_hint(name, catalogue.measure_labels())));
        }
        positions.push_back(*found);
    }
    return positions;
}

std::vector<std::size_t> all_of(const Catalogue& catalogue)
{
    std::vector<std::size_t> positions(catalogue.measures().size());
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    return positions;
}

/// The path that an option names, or the one of that name in the built-in data.
std::filesystem::path path_of(const CommandLine& line, const char* option, const char* builtin)
{
    const auto& chosen = line.values[option];
    return chosen.empty() ? builtin_data_folder() / builtin
                          : std::filesystem::path(chosen.as<std::string>());
}

Catalogue catalogue_asked(const CommandLine& line)
{
    const std::filesystem::path catalogue = path_of(line, "catalogue", "measures");
    const auto& additions = line.values["additions"];
    return additions.empty() ? io::read_catalogue(catalogue)
                             : io::read_catalogue(catalogue, additions.as<std::string>());
}

/// The catalogue on the data set asked for, under its desired family size if it has one.
Study study_asked(const Catalogue& catalogue, const CommandLine& line)
{
    const Dataset dataset = io::read_dataset(path_of(line, "dataset", "china-2020"));
    StudyParts parts;
    // Long enough for the years in which effects are seen.
    parts.settings.horizon = Year{dataset.base_year().value + 30};
    if (!dataset.description().desired_family_size) {
        parts.settings.ceiling = CeilingRule::none;
    }
    return Study::validated(dataset, catalogue, parts);
}

/// Every measure on the data set asked for.
void check(const Catalogue& catalogue, const CommandLine& line, Console& console)
{
    if (!line.inputs.empty()) {
        throw UsageError("--check is for the whole catalogue; it takes no measures");
    }
    const MeasureCheck check = check_measures(study_asked(catalogue, line));
    if (line.speech.json) {
        console.out << json_text(measure_check_json(check, catalogue));
    } else {
        console.out << measure_check_table(check, catalogue, line.speech.language);
    }
}

/// The measures in full, of the built-in catalogue with how they do on reforms that happened.
void show(const Catalogue& catalogue, const std::vector<std::size_t>& positions,
          const CommandLine& line, Console& console)
{
    const bool is_builtin = line.values["catalogue"].empty() && line.values["additions"].empty();
    const Study study = study_asked(catalogue, line);
    Package asked;
    for (const std::size_t position : positions) {
        asked.uses.push_back({position, {}, {}});
    }
    const Baseline baseline(study, asked);
    for (const std::size_t position : positions) {
        console.out << measure_sheet(catalogue, position, line.speech.language)
                    << strength_section(study, baseline, position, line.speech.language);
        if (is_builtin) {
            const ReformSet reforms =
                io::read_reforms(builtin_data_folder() / "backtests", catalogue);
            console.out << backtest_section(reforms, backtest(reforms, catalogue),
                                            catalogue.measures()[position].id,
                                            line.speech.language);
        }
    }
}

}  // namespace

ExitCode measures_command(const Arguments& arguments, Console& console)
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("catalogue", po::value<std::string>(),
        "folder or file of the catalogue (default: the built-in one)");
    add("additions", po::value<std::string>(),
        "folder or file of measures that replace or join those of the catalogue");
    add("check", po::bool_switch(), "what each measure does to births by itself, if plausible");
    add("dataset", po::value<std::string>(),
        "folder of the data set to show or check them on (default: the built-in China)");
    const auto line = parse_command_line(arguments, options,
                                         {"natality measures [options] [ID or NUMBER …]",
                                          "Lists the measures of a catalogue, or shows those named "
                                          "in full: levels, effects, costs,\n"
                                          "needs and the evidence for each figure; or checks what "
                                          "each does to births by itself."},
                                         console);
    if (!line) {
        return ExitCode::done;
    }
    const Catalogue catalogue = catalogue_asked(*line);
    if (line->values["check"].as<bool>()) {
        check(catalogue, *line, console);
        return ExitCode::done;
    }
    const bool is_list = line->inputs.empty();
    const auto positions = is_list ? all_of(catalogue) : selected(catalogue, line->inputs);
    if (line->speech.json) {
        console.out << json_text(measures_json(catalogue, positions));
    } else if (is_list) {
        console.out << measure_list(check_measures(study_asked(catalogue, *line)), catalogue,
                                    line->speech.language);
    } else {
        show(catalogue, positions, *line, console);
    }
    return ExitCode::done;
}

}  // namespace natality::app
