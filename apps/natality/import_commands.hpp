#pragma once

/// \file
/// What `natality import` can take; each in a source file of its own.

#include "command_line.hpp"
#include "console.hpp"

namespace natality::app {

/// `natality import states`: women by life-course state, rebuilt from censuses, marriages and
/// births.
/// \param arguments those of the command, the first input `states`.
ExitCode import_states(const Arguments& arguments, Console& console);

/// `natality import wpp`, `wide`, `hmd` and `hfd`: a data set from files of others.
/// \param arguments those of the command, the first input the name of the family of files.
ExitCode import_files(const Arguments& arguments, Console& console);

/// The options of \ref import_files.
[[nodiscard]] boost::program_options::options_description import_files_options();

}  // namespace natality::app
