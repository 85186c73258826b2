#pragma once

/// \file
/// A scenario file: settings, packages, and the inputs they are for.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>
#include <natality/files/toml/toml_table.hpp>
#include <natality/scenario/study.hpp>

#include <string>

namespace natality::io {

/// Another input that a file asks for, as written, and where.
struct InputReference {
    /// A built-in name or a path; empty if the file does not ask.
    std::string name;
    Place place;
};

/// What a scenario file says. A sweep file says the same, without packages, and more.
struct ScenarioFile {
    StudyParts parts;
    InputReference dataset;
    InputReference catalogue;
    InputReference additional_measures;
};

/// Reads a scenario file; nothing it names is looked up.
/// \param problems receives everything wrong with the file's keys and types.
[[nodiscard]] ScenarioFile scenario_file(const files::InputFile& file, Problems& problems);

/// A file of `[draws]` alone.
[[nodiscard]] DrawSettings draws_in(const files::InputFile& file, Problems& problems);

/// The keys that a scenario file and a sweep file share: the inputs they are for, a title and the
/// settings. Keys of either alone are left to be asked for.
[[nodiscard]] ScenarioFile shared_keys(files::TomlTable& root);

/// What to ask of one measure, `measures.<id> = { level, from, phase_in, until }`, with the keys of
/// \p use asked before.
[[nodiscard]] MeasureUsePart measure_use(files::TomlTable& use, std::string measure);

}  // namespace natality::io
