#include "commands.hpp"
#include "comparison_view.hpp"

#include <natality/base/problems.hpp>
#include <natality/io/read_results.hpp>

#include <algorithm>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// Position of the region asked for; the first if none is.
std::size_t region_position(const io::ResultsReader& results, const CommandLine& line)
{
    if (line.values.count("region") == 0) {
        return 0;
    }
    const std::string id = line.values["region"].as<std::string>();
    const auto& regions = results.regions();
    const auto found = std::find_if(regions.begin(), regions.end(),
                                    [&](const io::NamedLabel& region) { return region.id == id; });
    if (found == regions.end()) {
        std::vector<std::string> known;
        for (const io::NamedLabel& region : regions) {
            known.push_back(region.id);
        }
        throw UsageError("--region: '" + id + "' is not in the file; " +
                         nearest_name_hint(id, known));
    }
    return static_cast<std::size_t>(found - regions.begin());
}

}  // namespace

ExitCode compare_command(const Arguments& arguments, Console& console)
{
    po::options_description options("Options");
    options.add_options()("region", po::value<std::string>(),
                          "region to compare (default: the first)");
    const auto line = parse_command_line(
        arguments, options,
        {"natality compare [options] RESULTS.h5",
         "Shows the scenarios of a results file side by side: births, fertility, population, age\n"
         "structure and cost, each against the baseline."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const io::ResultsReader results(single_input(*line, "results file"));
    const std::size_t region = region_position(results, *line);
    const Comparison comparison = compare(results.scenario_series(region), results.years(),
                                          default_milestones(results.years()), results.money());
    if (line->speech.json) {
        nlohmann::ordered_json json = comparison_json(comparison, results.currency());
        json["region"] = results.regions()[region].id;
        console.out << nlohmann::ordered_json{{"regions", {json}}}.dump(2) << "\n";
    } else {
        console.out << results.regions()[region].name.in(line->speech.language) << "\n\n"
                    << comparison_table(comparison, results.currency(), line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
