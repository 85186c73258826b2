#pragma once

/// \file
/// Whether a results file is whole.

#include <filesystem>

namespace natality::io {

/// Reads every value of every variable of a results file, and the inputs that it carries.
/// \throws InputError naming the file if one cannot be read, if one that every comparison needs is
///         missing or of another shape, if figures are not numbers that must be, or if an input is
///         not the one recorded.
void check_results(const std::filesystem::path& file);

}  // namespace natality::io
