#pragma once

/// \file
/// What all packages bring and cost in many draws, one draw after the other, by one process or by
/// those that were started together.

#include "command_line.hpp"
#include "package_values.hpp"

#include <natality/scenario/draw_settings.hpp>
#include <natality/sweep/process_team.hpp>
#include <natality/sweep/transport.hpp>

#include <functional>
#include <optional>
#include <string>

namespace natality::app {

/// Packages of an input and how they are drawn.
struct PackageDraws {
    PackageFiles files;
    PackageQuestion question;
    SweepPlan plan;
    DrawSettings settings;
};

/// The draws that a command line asks for, of the packages of an input; nothing where it asks for
/// none. \throws UsageError, InputError as \ref package_plan.
[[nodiscard]] std::optional<PackageDraws>
package_draws(PackageFiles files, const PackageQuestion& question, const CommandLine& line);

/// Works on the figures of one draw, on any thread, and returns what is left, which is called in
/// the order of the draws, one at a time.
using FigureTaker = std::function<std::function<void()>(PackageFigures figures)>;

/// Runs all packages of an input in every draw. Memory holds the figures of a few draws, however
/// many there are.
/// \param team whose members assist_with_package_draws(); null for this process alone.
/// \throws Interrupted if a signal came.
void run_package_draws(const PackageDraws& draws, const CommandLine& line, Console& console,
                       TeamLeader* team, const FigureTaker& take);

/// How a command reads what is asked of packages from its command line.
struct PackageCommand {
    boost::program_options::options_description options;
    std::function<PackageQuestion(const CommandLine& line)> question_of;
};

/// Helps another process with the draws of a command: reads no files, and does what it is told.
[[nodiscard]] ExitCode assist_with_package_draws(Transport& transport,
                                                 const PackageCommand& command, Console& console);

}  // namespace natality::app
