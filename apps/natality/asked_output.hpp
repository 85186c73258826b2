#pragma once

/// \file
/// The file that a command is asked to make.

#include "command_line.hpp"

#include <natality/files/input_files.hpp>
#include <natality/files/output_file.hpp>

#include <string>

namespace natality::app {

/// The file \p output, to be made; --force replaces what is there.
/// \param read what the command reads beside the inputs that the command line names: a scenario
///   file names others.
/// \throws InputError if the output is one of \p read, or as files::OutputFile does.
[[nodiscard]] files::OutputFile asked_output(const std::string& output, const CommandLine& line,
                                             const files::InputFiles& read = {});

}  // namespace natality::app
