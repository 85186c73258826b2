#pragma once

/// \file
/// How a results file came about, for the file itself.

#include "command_line.hpp"

#include <natality/archive/write_results.hpp>

#include <string>

namespace natality::app {

/// The provenance of results made now by `natality COMMAND ARGUMENTS`. The start time is that of
/// SOURCE_DATE_EPOCH where it is set, so that the same run gives the same bytes.
/// \throws InputError if SOURCE_DATE_EPOCH is not a number of seconds.
[[nodiscard]] io::Provenance provenance(const std::string& command, const Arguments& arguments,
                                        files::InputFiles inputs, Completions completions);

}  // namespace natality::app
