#pragma once

/// \file
/// Option --resume of `natality sweep`: what may be gone on with, and how.

#include "command_line.hpp"

#include <natality/files/input_files.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <string>

namespace natality::app {

/// \throws InputError unless a sweep file was made from the same files.
void require_same_inputs(const std::string& file, const files::InputFiles& files);

/// \throws InputError if a sweep file holds scenarios that were rounded otherwise than those of \p
/// sweep would be.
void require_same_rounding(const std::string& file, const Sweep& sweep);

/// The command that goes on where this one stopped.
[[nodiscard]] std::string resuming(const Arguments& arguments);

}  // namespace natality::app
