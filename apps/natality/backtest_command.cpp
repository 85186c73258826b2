#include "backtest_view.hpp"
#include "builtin_data.hpp"
#include "commands.hpp"
#include "json_values.hpp"

#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_reforms.hpp>

#include <filesystem>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

ExitCode backtest_command(const Arguments& arguments, Console& console)
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("catalogue", po::value<std::string>(),
        "folder or file of the catalogue (default: the built-in one)");
    add("reforms", po::value<std::string>(), "folder of the reforms (default: the built-in ones)");
    const auto line = parse_command_line(
        arguments, options,
        {"natality backtest [options]",
         "Predicts reforms that happened from a catalogue, and scores the predictions by what was\n"
         "observed, against no effect and against a power law in money."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    if (!line->inputs.empty()) {
        throw UsageError("backtest takes no inputs; --catalogue and --reforms name them");
    }
    const auto path_of = [&](const char* option, const char* builtin) {
        const auto& chosen = line->values[option];
        return chosen.empty() ? builtin_data_folder() / builtin
                              : std::filesystem::path(chosen.as<std::string>());
    };
    const Catalogue catalogue = io::read_catalogue(path_of("catalogue", "measures"));
    const ReformSet reforms = io::read_reforms(path_of("reforms", "backtests"), catalogue);
    const std::vector<ReformTest> tests = backtest(reforms, catalogue);
    if (line->speech.json) {
        console.out << json_text(backtest_json(reforms, tests));
    } else {
        console.out << backtest_table(reforms, tests, line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
