#include "commands.hpp"
#include "comparison_view.hpp"
#include "needs_view.hpp"

#include <natality/base/problems.hpp>
#include <natality/io/read_results.hpp>

#include <algorithm>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// Position of the label that \p option asks for, or \p fallback if it asks for none.
std::size_t position(const std::vector<io::NamedLabel>& labels, const std::string& option,
                     const CommandLine& line, std::size_t fallback)
{
    if (line.values.count(option) == 0) {
        return fallback;
    }
    const std::string id = line.values[option].as<std::string>();
    const auto found = std::find_if(labels.begin(), labels.end(),
                                    [&](const io::NamedLabel& label) { return label.id == id; });
    if (found == labels.end()) {
        std::vector<std::string> known;
        for (const io::NamedLabel& label : labels) {
            known.push_back(label.id);
        }
        throw UsageError("--" + option + ": '" + id + "' is not in the file; " +
                         nearest_name_hint(id, known));
    }
    return static_cast<std::size_t>(found - labels.begin());
}

/// The package asked for; without the option, the only one there is.
std::size_t package_position(const io::ResultsReader& results, const CommandLine& line)
{
    const std::size_t scenarios = results.scenarios().size();
    if (line.values.count("package") == 0 && scenarios > 2) {
        throw UsageError("--package: the file holds " + std::to_string(scenarios - 1) +
                         " packages; name one of them");
    }
    return position(results.scenarios(), "package", line, scenarios - 1);
}

}  // namespace

ExitCode needs_command(const Arguments& arguments, Console& console)
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("package", po::value<std::string>(), "package to show (may be left out if there is one)");
    add("region", po::value<std::string>(), "region to show (default: the first)");
    const auto line = parse_command_line(
        arguments, options,
        {"natality needs [options] RESULTS.h5",
         "Shows what a package needs besides money, in full and beyond the baseline's: places, "
         "beds,\n"
         "staff, and the standards to hold them against."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const io::ResultsReader results(single_input(*line, "results file"));
    const std::size_t region = position(results.regions(), "region", *line, 0);
    const std::size_t package = package_position(results, *line);
    const std::vector<NeedSeries> needs = results.needs(package, region);
    const io::NamedLabel& of_region = results.regions()[region];
    const io::NamedLabel& of_package = results.scenarios()[package];
    const Language language = line->speech.language;
    if (line->speech.json) {
        console.out << nlohmann::ordered_json{{"region", of_region.id},
                                              {"package", of_package.id},
                                              {"needs", needs_json(needs)}}
                           .dump(2)
                    << "\n";
    } else {
        console.out << of_region.name.in(language) << (language == Language::zh ? "，" : ", ")
                    << of_package.name.in(language) << "\n\n"
                    << needs_table(needs, results.years(), default_milestones(results.years()),
                                   language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
