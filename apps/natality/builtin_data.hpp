#pragma once

/// \file
/// Where the program is, and its built-in data set, catalogue and scenarios.

#include <filesystem>

namespace natality::app {

/// The folder of the program itself.
[[nodiscard]] std::filesystem::path program_folder();

/// The folder with `china-2020`, `measures` and `scenarios`: the environment variable
/// NATALITY_DATA, else beside the installed program, else the source tree it was built from.
/// \throws InputError if none of them is there.
[[nodiscard]] std::filesystem::path builtin_data_folder();

}  // namespace natality::app
