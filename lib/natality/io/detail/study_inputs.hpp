#pragma once

/// \file
/// The inputs that scenario and sweep files name: found, gathered and read.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>
#include <natality/inputs/dataset.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/toml/scenario_toml.hpp>
#include <natality/measures/catalogue.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace natality::io::detail {

/// The file at \p path, named \p name.
/// \throws InputError as read_file().
[[nodiscard]] files::InputFile read_file_as(const std::filesystem::path& path,
                                            std::string_view name);

/// A path written in the file at \p file, from the folder of that file.
[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& file,
                                           const std::string& path);

/// Adds the data set, the catalogue and the additional measures that the file at \p file asks for,
/// named as study_files() names them.
/// \param problems receives what cannot be found or read.
void add_study_inputs(files::InputFiles& files, const std::filesystem::path& file,
                      const ScenarioFile& asked, const BuiltinData& builtin, Problems& problems);

/// The data set and the catalogue among the files of a study.
struct StudyInputs {
    std::optional<Dataset> dataset;
    std::optional<Catalogue> catalogue;
};

/// \param problems receives everything wrong with either; what cannot be used is left out.
[[nodiscard]] StudyInputs read_study_inputs(const files::InputFiles& files, Problems& problems);

}  // namespace natality::io::detail
