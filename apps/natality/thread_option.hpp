#pragma once

/// \file
/// `--threads` of the commands that run on several.

#include "command_line.hpp"

namespace natality::app {

inline constexpr const char* thread_option = "threads";

/// How many threads the option asks for; 0, or where it is not given, for all there are.
/// \throws UsageError for fewer than that or more than \ref natality::most_threads.
[[nodiscard]] int threads_of(const CommandLine& line);

}  // namespace natality::app
