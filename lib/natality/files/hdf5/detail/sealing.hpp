#pragma once

/// \file
/// Sealing whole files, and holding whole files against their seals.

#include <natality/files/hdf5/detail/seal.hpp>

#include <filesystem>

namespace natality::files::detail {

/// Seals a finished file.
/// \throws CallFailure with the system's reason.
void seal_file(const std::filesystem::path& file, Stretches stretches);

/// Holds all of a file against its seal.
/// \return false if it has none.
/// \throws CallFailure if a piece does not fit, or the seal itself is damaged.
bool fits_its_seal(const std::filesystem::path& file);

}  // namespace natality::files::detail
