#include "program.hpp"

#include "commands.hpp"
#include "interrupt.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/base/version.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <new>
#include <ostream>

namespace natality::app {

namespace {

constexpr std::array<Command, 17> all_commands{{
    {"run", "project scenarios and write a results file", run_command},
    {"sweep", "run all scenarios of a design into one file", sweep_command},
    {"join", "put the parts of a sweep together", join_command},
    {"compare", "show the scenarios of a results file side by side", compare_command},
    {"attribute", "tell which measure of a package did it", attribute_command},
    {"choose", "find the cheapest package for a target, or the best for a budget", choose_command},
    {"sensitivity", "tell which input the spread of a figure comes from", sensitivity_command},
    {"needs", "show what a package needs besides money", needs_command},
    {"evaluate", "hold observed births against the projections of a results file",
     evaluate_command},
    {"backtest", "hold a catalogue against reforms that happened", backtest_command},
    {"measures", "list the measures, or show some in full", measures_command},
    {"check", "validate data sets, catalogues, scenario and results files", check_command},
    {"info", "show what a results file holds and how it was made", info_command},
    {"report", "make one HTML page of results, to read and to mail", report_command},
    {"plot", "draw a variable of a results file as a picture", plot_command},
    {"export", "write results as CSV tables or as a workbook", export_command},
    {"import", "make tables of a data set from other sources", import_command},
}};

void print_help(Console& console, Language language)
{
    console.out << localized("Usage: natality COMMAND [options] [inputs]\n\n"
                             "Projects a population under packages of fertility supports.\n\n"
                             "Commands:\n")
                       .in(language);
    for (const Command& command : all_commands) {
        console.out << fmt::format("  {:<12} {}\n", command.name,
                                   localized_text(command.summary).in(language));
    }
    console.out << localized("\n'natality COMMAND --help' shows the options of a command; "
                             "--version the version.\n")
                       .in(language);
}

void print_version(Console& console)
{
    console.out << "natality " << build_info.version << " (" << build_info.revision << ")\n";
}

std::vector<std::string> command_names()
{
    std::vector<std::string> names;
    for (const Command& command : all_commands) {
        names.emplace_back(command.name);
    }
    return names;
}

ExitCode dispatch(const Arguments& arguments, Console& console, Language language)
{
    if (arguments.empty()) {
        print_help(console, language);
        throw UsageError("a command is needed");
    }
    const std::string& name = arguments.front();
    if (name == "--help" || name == "-h" || name == "help") {
        print_help(console, language);
        return ExitCode::done;
    }
    if (name == "--version") {
        print_version(console);
        return ExitCode::done;
    }
    const auto* const command =
        std::find_if(all_commands.begin(), all_commands.end(),
                     [&](const Command& known) { return known.name == name; });
    if (command == all_commands.end()) {
        throw UsageError(
            localized("unknown command '{}'; {}", name, nearest_name_hint(name, command_names())));
    }
    const ExitCode code = command->execute({arguments.begin() + 1, arguments.end()}, console);
    console.out.flush();
    if (!console.out) {
        throw RunError("standard output: the result could not be written");
    }
    return code;
}

}  // namespace

std::span<const Command> commands()
{
    return all_commands;
}

ExitCode run_program(const Arguments& arguments, Console& console)
{
    const Language language = asked_language(arguments);
    const auto tell = [&](const LocalText& sentence) {
        console.err << "natality: " << sentence.in(language) << "\n";
    };
    try {
        return dispatch(arguments, console, language);
    } catch (const UsageError& error) {
        tell(error.message());
        return ExitCode::bad_input;
    } catch (const InputError& error) {
        console.err << error.message().in(language) << "\n";
        return ExitCode::bad_input;
    } catch (const Interrupted&) {
        tell(localized("interrupted; nothing was written, the same command starts again"));
        return ExitCode::interrupted;
    } catch (const std::bad_alloc&) {
        tell(localized("not enough memory"));
        return ExitCode::failed;
    } catch (const Error& error) {
        tell(error.message());
        return ExitCode::failed;
    } catch (const std::filesystem::filesystem_error& error) {
        console.err << "natality: " << error.path1().string() << ": " << error.code().message()
                    << "\n";
        return ExitCode::failed;
    } catch (const std::exception& error) {
        tell(localized("this is a mistake of the program, not of its input; please report it with "
                       "the command and its files ({})",
                       error.what()));
        return ExitCode::failed;
    }
}

}  // namespace natality::app
