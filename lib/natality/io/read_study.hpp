#pragma once

/// \file
/// A study from a scenario file and all it names (docs/formats/scenario-file.md).

#include <natality/files/input_files.hpp>
#include <natality/scenario/study.hpp>

#include <filesystem>

namespace natality::io {

/// The folder in which the data that come with natality are installed: data sets, each a folder
/// with a `dataset.toml`, and catalogues, each a folder with a `catalogue.toml`.
struct BuiltinData {
    std::filesystem::path folder;
};

/// The built-in catalogue of a scenario file that names none.
inline constexpr const char* default_catalogue = "measures";

/// Gathers the files of a study:
///
///     scenario.toml               the scenario file
///     dataset/…                   its data set
///     catalogue/…                 its catalogue
///     additional_measures.toml    its additions to the catalogue, if it has any
///
/// A name in the scenario file is a path from the folder of that file or, where there is nothing,
/// the name of built-in data.
/// \throws InputError naming what cannot be found or read.
[[nodiscard]] files::InputFiles study_files(const std::filesystem::path& scenario,
                                            const BuiltinData& builtin);

/// Reads and validates a study from files named as study_files() names them, wherever they come
/// from; the names in the scenario file are not followed again.
/// \throws InputError with everything wrong in all of the files.
[[nodiscard]] Study read_study(const files::InputFiles& files);

/// A study and the files it was made of.
struct LoadedStudy {
    Study study;
    files::InputFiles files;
};

/// study_files() and read_study() in one.
[[nodiscard]] LoadedStudy load_study(const std::filesystem::path& scenario,
                                     const BuiltinData& builtin);

}  // namespace natality::io
