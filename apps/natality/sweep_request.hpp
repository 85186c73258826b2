#pragma once

/// \file
/// What the command line of `natality sweep` asks for.

#include "command_line.hpp"

#include <natality/batch/batch_step.hpp>
#include <natality/files/input_files.hpp>

namespace natality::app {

/// The options of the command.
[[nodiscard]] boost::program_options::options_description sweep_options();

/// The instructions asked for, or the widest that the machine has.
/// \throws UsageError for ones that it does not have.
[[nodiscard]] InstructionSet instructions_asked(const CommandLine& line);

/// The files of the sweep asked for and, among them, what the command line says about it.
/// \throws UsageError, InputError if there is not one sweep file, or it cannot be read.
[[nodiscard]] files::InputFiles sweep_files_asked(const CommandLine& line);

}  // namespace natality::app
