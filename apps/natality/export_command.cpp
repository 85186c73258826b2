#include "commands.hpp"
#include "results_workbook.hpp"

#include <natality/archive/results_tables.hpp>
#include <natality/base/localized.hpp>
#include <natality/files/output_file.hpp>

#include <filesystem>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

po::options_description export_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value<std::string>(),
        "folder for the tables, made if it is not there; or the workbook");
    add("format", po::value<std::string>(),
        "csv or xlsx (default: as the output's name says, otherwise csv)");
    add("variables", po::value<std::string>(),
        "variables to write, separated by commas (default: all that are not by age)");
    add("all", po::bool_switch(), "write all variables, those by age too");
    add("force", po::bool_switch(), "replace tables that exist");
    return options;
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

enum class ExportFormat { csv, xlsx };

ExportFormat format_of(const CommandLine& line)
{
    if (line.values.count("format") == 0) {
        const bool is_workbook =
            line.values.count("output") > 0 &&
            std::filesystem::path(line.values["output"].as<std::string>()).extension() == ".xlsx";
        return is_workbook ? ExportFormat::xlsx : ExportFormat::csv;
    }
    const std::string format = line.values["format"].as<std::string>();
    if (format != "csv" && format != "xlsx") {
        throw UsageError(localized("--format {}: csv or xlsx", format));
    }
    return format == "xlsx" ? ExportFormat::xlsx : ExportFormat::csv;
}

/// What is exported, and where to.
struct Export {
    std::filesystem::path results;
    io::TableSelection selection;
    /// A folder of tables, or a workbook; by default beside the results, under their name.
    std::filesystem::path output;
    files::ExistingOutput existing;
};

Export export_of(const CommandLine& line, ExportFormat format)
{
    const std::filesystem::path results = single_input(line, "results file");
    std::filesystem::path output = results;
    output.replace_extension(format == ExportFormat::xlsx ? ".xlsx" : "");
    if (line.values.count("output") > 0) {
        output = line.values["output"].as<std::string>();
    }
    return {results, selection_of(line), output,
            line.values["force"].as<bool>() ? files::ExistingOutput::replace
                                            : files::ExistingOutput::keep};
}

/// \return the number of tables.
std::size_t write_folder(const Export& wanted)
{
    const std::vector<io::TableText> tables = io::results_tables(wanted.results, wanted.selection);
    io::write_tables(wanted.output, tables, wanted.existing);
    return tables.size();
}

/// \return the number of sheets.
std::size_t write_workbook(const Export& wanted)
{
    const io::Observations observations = io::read_observations(wanted.results, wanted.selection);
    files::OutputFile output(wanted.output, wanted.existing);
    write_results_workbook(output.temporary(), observations);
    output.commit();
    return observations.tables.size() + 2;
}

}  // namespace

ExitCode export_command(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, export_options(),
        {"natality export [options] RESULTS.h5",
         "Writes the variables of a results file as CSV tables, or as the sheets of a workbook, "
         "one\n"
         "row an observation, with what each variable is and the names of scenarios, regions and\n"
         "measures in both languages."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const ExportFormat format = format_of(*line);
    const Export wanted = export_of(*line, format);
    const bool is_workbook = format == ExportFormat::xlsx;
    const std::size_t count = is_workbook ? write_workbook(wanted) : write_folder(wanted);
    if (!line->speech.quiet) {
        const LocalText said = is_workbook ? localized(": {} sheets written\n", count)
                                           : localized(": {} tables written\n", count);
        console.err << wanted.output.string() << said.in(line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
