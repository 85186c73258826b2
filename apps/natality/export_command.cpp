#include "commands.hpp"

#include <natality/io/results_tables.hpp>

#include <filesystem>
#include <ostream>
#include <sstream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

po::options_description export_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value<std::string>(), "folder for the tables; made if it is not there");
    add("variables", po::value<std::string>(),
        "variables to write, separated by commas (default: all that are not by age)");
    add("all", po::bool_switch(), "write all variables, those by age too");
    add("force", po::bool_switch(), "replace tables that exist");
    return options;
}

std::vector<std::string> split_at_commas(const std::string& list)
{
    std::vector<std::string> names;
    std::istringstream stream(list);
    for (std::string name; std::getline(stream, name, ',');) {
        names.push_back(name);
    }
    return names;
}

/// What `--variables` and `--all` choose.
io::TableSelection selection_of(const CommandLine& line)
{
    io::TableSelection selection{.variables = {}, .all = line.values["all"].as<bool>()};
    if (line.values.count("variables") > 0) {
        if (selection.all) {
            throw UsageError("--variables and --all: give one of them");
        }
        selection.variables = split_at_commas(line.values["variables"].as<std::string>());
    }
    return selection;
}

/// Where the tables go; by default beside the results, under their name.
std::filesystem::path folder_of(const CommandLine& line, std::filesystem::path results)
{
    if (line.values.count("output") > 0) {
        return line.values["output"].as<std::string>();
    }
    return results.replace_extension("");
}

}  // namespace

ExitCode export_command(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, export_options(),
        {"natality export [options] RESULTS.h5",
         "Writes the variables of a results file as CSV tables, one row an observation, with what\n"
         "each variable is and the names of scenarios, regions and measures in both languages."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const std::filesystem::path results = single_input(*line, "results file");
    const io::TableSelection selection = selection_of(*line);
    const std::filesystem::path folder = folder_of(*line, results);
    const auto existing = line->values["force"].as<bool>() ? files::ExistingOutput::replace
                                                           : files::ExistingOutput::keep;
    const std::vector<io::TableText> tables = io::results_tables(results, selection);
    io::write_tables(folder, tables, existing);
    if (!line->speech.quiet) {
        console.err << folder.string()
                    << localized(": {} tables written\n", tables.size()).in(line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
