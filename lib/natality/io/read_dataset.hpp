#pragma once

/// \file
/// A data set from its folder: `dataset.toml` and the tables beside it (docs/formats/data-set.md).

#include <natality/files/input_files.hpp>
#include <natality/inputs/dataset.hpp>

#include <filesystem>
#include <string>

namespace natality::io {

/// The files of a folder that belong to a data set, or nearly bear a name that would.
/// \throws InputError naming the folder or every file that cannot be read.
[[nodiscard]] files::InputFiles dataset_files(const std::filesystem::path& folder);

/// Reads and validates a data set.
/// \throws InputError with everything wrong with the files or, where they can be read, with what
///         they say together.
[[nodiscard]] Dataset read_dataset(const files::InputFiles& files);

/// The same from a folder.
[[nodiscard]] Dataset read_dataset(const std::filesystem::path& folder);

/// The file that a table of a data set is read from: `fertility.csv` for `fertility`. Any other
/// name is given back as it is.
[[nodiscard]] std::string file_of_table(const std::string& table);

}  // namespace natality::io
