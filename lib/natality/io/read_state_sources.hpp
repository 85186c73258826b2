#pragma once

/// \file
/// What women by life-course state are rebuilt from: a folder with `states.toml` and the tables
/// beside it (docs/china-states.md).

#include <natality/estimation/state_estimate.hpp>
#include <natality/files/input_files.hpp>

#include <filesystem>

namespace natality::io {

/// The files of a folder that belong to state sources.
/// \throws InputError naming the folder or every file that cannot be read.
[[nodiscard]] files::InputFiles state_source_files(const std::filesystem::path& folder);

/// Reads the inputs of \ref estimate_states.
/// \throws InputError with everything wrong with the files.
[[nodiscard]] StateEstimateInputs read_state_sources(const files::InputFiles& files);

/// The same from a folder.
[[nodiscard]] StateEstimateInputs read_state_sources(const std::filesystem::path& folder);

}  // namespace natality::io
