#pragma once

/// \file
/// The program: one command a name, and how failures become exit codes.

#include "command_line.hpp"
#include "console.hpp"

#include <span>
#include <string_view>

namespace natality::app {

/// One command of the program.
struct Command {
    std::string_view name;
    std::string_view summary;
    ExitCode (*execute)(const Arguments& arguments, Console& console);
};

/// All commands, in the order of `--help`.
[[nodiscard]] std::span<const Command> commands();

/// Runs the program.
/// \param arguments without the program's own name.
/// \return the exit code; every failure has been reported on the console.
[[nodiscard]] ExitCode run_program(const Arguments& arguments, Console& console);

}  // namespace natality::app
