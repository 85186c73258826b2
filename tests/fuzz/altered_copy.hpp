#pragma once

/// \file
/// Copies of a results or sweep file that are well-formed HDF5 and say something else: what a
/// program must withstand once the file itself has been found whole.

#include "choices.hpp"

#include <filesystem>

namespace natality::fuzz {

/// Copies \p source to \p target with attributes, axes, variables, values and embedded files that
/// are left out or changed as \p choices has it; without choices nothing is.
/// \return false if there is no such file: an axis is gone that a variable has.
[[nodiscard]] bool copy_altered(const std::filesystem::path& source,
                                const std::filesystem::path& target, Choices& choices);

/// Changes bytes of the chunks of a sweep file in place, where a failing disk would.
void change_chunks(const std::filesystem::path& sweep, Choices& choices);

}  // namespace natality::fuzz
