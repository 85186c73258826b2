#pragma once

/// \file
/// Where the program's built-in data set, catalogue and scenarios are.

#include <filesystem>

namespace natality::app {

/// The folder with `china-2020`, `measures` and `scenarios`: the environment variable
/// NATALITY_DATA, else beside the installed program, else the source tree it was built from.
/// \throws InputError if none of them is there.
[[nodiscard]] std::filesystem::path builtin_data_folder();

}  // namespace natality::app
