#include "commands.hpp"
#include "comparison_view.hpp"
#include "json_values.hpp"
#include "needs_view.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// The package asked for; without the option, the only one there is.
std::size_t package_position(const io::ResultsReader& results, const CommandLine& line)
{
    const std::size_t scenarios = results.scenarios().size();
    if (line.values.count("package") > 0) {
        return label_position(results.scenarios(), "package", line);
    }
    if (scenarios > 2) {
        throw UsageError(
            localized("--package: the file holds {} packages; name one of them", scenarios - 1));
    }
    return scenarios - 1;
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
    const std::size_t region =
        label_position(results.regions(), "region", *line, results.first_region());
    const std::size_t package = package_position(results, *line);
    const std::vector<NeedSeries> needs = results.needs(package, region);
    const io::NamedLabel& of_region = results.regions()[region];
    const io::NamedLabel& of_package = results.scenarios()[package];
    const Language language = line->speech.language;
    if (line->speech.json) {
        console.out << json_text(nlohmann::ordered_json{
            {"region", of_region.id}, {"package", of_package.id}, {"needs", needs_json(needs)}});
    } else {
        console.out << localized("{}, {}", of_region.name, of_package.name).in(language) << "\n\n"
                    << needs_table(needs, results.years(), default_milestones(results.years()),
                                   language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
