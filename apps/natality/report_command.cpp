#include "asked_output.hpp"
#include "commands.hpp"
#include "report_data.hpp"
#include "report_page.hpp"
#include "report_sweep.hpp"

#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/base/version.hpp>
#include <natality/files/output_file.hpp>
#include <natality/io/input_kind.hpp>

#include <fstream>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

po::options_description report_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value<std::string>()->default_value("report.html"), "the report");
    add("region", po::value<std::string>(),
        "region of the sweep whose packages are shown (default: the first)");
    add("force", po::bool_switch(), "replace the report if it exists");
    return options;
}

/// What a report is made of.
struct ReportInputs {
    std::string results;
    /// Empty for none.
    std::string sweep;
};

ReportInputs report_inputs(const CommandLine& line)
{
    ReportInputs inputs;
    for (const std::string& file : line.inputs) {
        if (io::input_kind(file) != io::InputKind::results) {
            throw UsageError(localized("{}: is no results file; 'natality run' makes one", file));
        }
        std::string& place = io::is_sweep_file(file) ? inputs.sweep : inputs.results;
        if (!place.empty()) {
            throw UsageError("one results file and at most one sweep file make a report");
        }
        place = file;
    }
    if (inputs.results.empty()) {
        throw UsageError("a results file is needed; 'natality run' makes one");
    }
    if (inputs.sweep.empty() && line.values.count("region") > 0) {
        throw UsageError("--region is for a sweep; the page shows every region of the results");
    }
    return inputs;
}

/// The language of the page where one is asked for; otherwise the reader's.
nlohmann::ordered_json page_language(const CommandLine& line)
{
    if (line.values["lang"].defaulted()) {
        return nullptr;
    }
    return line.speech.language == Language::zh ? "zh" : "en";
}

nlohmann::ordered_json report_json(const ReportInputs& inputs, const CommandLine& line)
{
    nlohmann::ordered_json data{{"language", page_language(line)},
                                {"version", build_info.version},
                                {"results", report_results_json(inputs.results)},
                                {"sweep", nullptr}};
    if (!inputs.sweep.empty()) {
        const int year = data["results"]["comparisons"][0]["milestones"]["middle"].get<int>();
        data["sweep"] = report_sweep_json(inputs.sweep, year, line);
    }
    return data;
}

void write_report(files::OutputFile& output, const std::string& page)
{
    std::ofstream stream(output.temporary(), std::ios::binary);
    stream << page;
    stream.close();
    if (!stream) {
        throw RunError(localized("{}: could not be written", output.file().string()));
    }
    output.commit();
}

}  // namespace

ExitCode report_command(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, report_options(),
        {"natality report [options] RESULTS.h5 [SWEEP.h5]",
         "Makes one HTML file of a results file, to read, click through, mail and print, in "
         "English\n"
         "and Chinese: charts with their tables, pyramids, money, evidence. With a sweep of all\n"
         "packages also which measure did it, the front, and a builder of packages."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const ReportInputs inputs = report_inputs(*line);
    if (report_page_parts().empty()) {
        throw RunError("this build has no report: it was made without Node.js and npm");
    }
    files::OutputFile output = asked_output(line->values["output"].as<std::string>(), *line);
    write_report(output, filled_report_page(report_json(inputs, *line)));
    if (!line->speech.quiet) {
        console.err << output.file().string() << localized(": written\n").in(line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
