#pragma once

/// \file
/// Telling what kind of input a path is, from what is there.

#include <filesystem>

namespace natality::io {

/// The kinds of input natality reads.
enum class InputKind { dataset, catalogue, scenario, sweep, results };

/// The kind of input at \p path: a folder with a `dataset.toml` is a data set, any other folder a
/// catalogue; a file that begins as HDF5 does holds results; a TOML file with the key `design` or
/// `measures` is a sweep file, with the key `dataset` or `horizon` a scenario file, any other a
/// catalogue.
/// \throws InputError if nothing can be read there.
[[nodiscard]] InputKind input_kind(const std::filesystem::path& path);

}  // namespace natality::io
