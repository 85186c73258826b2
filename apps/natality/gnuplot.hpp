#pragma once

/// \file
/// Running gnuplot, a program of its own.

#include <filesystem>
#include <string>

namespace natality::app {

/// Lets gnuplot run \p script, without the settings of whoever calls it, and writes what comes out
/// to \p output. \throws RunError if gnuplot is not there, or does not do it; says what it said.
void run_gnuplot(const std::string& script, const std::filesystem::path& output);

}  // namespace natality::app
