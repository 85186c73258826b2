#pragma once

/// \file
/// A catalogue of measures from TOML files, and a user's measures added to it
/// (docs/formats/catalogue.md).

#include <natality/files/input_files.hpp>
#include <natality/measures/catalogue.hpp>

#include <filesystem>

namespace natality::io {

/// The `.toml` files of a folder, or one file.
/// \throws InputError naming what cannot be read.
[[nodiscard]] files::InputFiles catalogue_files(const std::filesystem::path& path);

/// Reads the files as one catalogue and validates it. One of them must say `format = 1`.
/// \param additions further files; what they declare replaces what \p base declares by the same id,
///        and is added otherwise.
/// \throws InputError with everything wrong.
[[nodiscard]] Catalogue read_catalogue(const files::InputFiles& base,
                                       const files::InputFiles& additions = {});

/// The same from a folder or a file.
[[nodiscard]] Catalogue read_catalogue(const std::filesystem::path& path);

/// The same with a user's file or folder of additions.
[[nodiscard]] Catalogue read_catalogue(const std::filesystem::path& path,
                                       const std::filesystem::path& additions);

}  // namespace natality::io
