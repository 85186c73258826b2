#include "builtin_data.hpp"
#include "commands.hpp"
#include "measures_view.hpp"

#include <natality/io/read_catalogue.hpp>

#include <algorithm>
#include <numeric>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// The measures asked for by id or number; all if none is asked for.
std::vector<std::size_t> selected(const Catalogue& catalogue,
                                  const std::vector<std::string>& wanted)
{
    std::vector<std::size_t> positions;
    for (const std::string& name : wanted) {
        const auto measures = catalogue.measures();
        const auto found =
            std::find_if(measures.begin(), measures.end(), [&](const Measure& measure) {
                return measure.id == name || std::to_string(measure.number) == name;
            });
        if (found == measures.end()) {
            throw UsageError("measure '" + name + "' is not in the catalogue; " +
                             nearest_name_hint(name, catalogue.measure_ids()));
        }
        positions.push_back(static_cast<std::size_t>(found - measures.begin()));
    }
    return positions;
}

std::vector<std::size_t> all_of(const Catalogue& catalogue)
{
    std::vector<std::size_t> positions(catalogue.measures().size());
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    return positions;
}

}  // namespace

ExitCode measures_command(const Arguments& arguments, Console& console)
{
    po::options_description options("Options");
    options.add_options()("catalogue", po::value<std::string>(),
                          "folder or file of the catalogue (default: the built-in one)");
    const auto line = parse_command_line(arguments, options,
                                         {"natality measures [options] [ID or NUMBER …]",
                                          "Lists the measures of a catalogue, or shows those named "
                                          "in full: levels, effects, costs,\n"
                                          "needs and the evidence for each figure."},
                                         console);
    if (!line) {
        return ExitCode::done;
    }
    const auto& chosen = line->values["catalogue"];
    const std::filesystem::path folder = chosen.empty()
                                             ? builtin_data_folder() / "measures"
                                             : std::filesystem::path(chosen.as<std::string>());
    const Catalogue catalogue = io::read_catalogue(folder);
    const bool is_list = line->inputs.empty();
    const auto positions = is_list ? all_of(catalogue) : selected(catalogue, line->inputs);
    if (line->speech.json) {
        console.out << measures_json(catalogue, positions).dump(2) << "\n";
    } else if (is_list) {
        console.out << measure_list(catalogue, line->speech.language);
    } else {
        for (const std::size_t position : positions) {
            console.out << measure_sheet(catalogue, position, line->speech.language);
        }
    }
    return ExitCode::done;
}

}  // namespace natality::app
