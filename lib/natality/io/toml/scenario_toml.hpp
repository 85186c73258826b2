#pragma once

/// \file
/// A scenario file: settings, packages, and the inputs they are for.

#include <natality/base/problems.hpp>
#include <natality/io/input_files.hpp>
#include <natality/scenario/study.hpp>

#include <string>

namespace natality::io {

/// Another input that a file asks for, as written, and where.
struct InputReference {
    /// A built-in name or a path; empty if the file does not ask.
    std::string name;
    Place place;
};

/// What a scenario file says.
struct ScenarioFile {
    StudyParts parts;
    InputReference dataset;
    InputReference catalogue;
    InputReference additional_measures;
};

/// Reads a scenario file; nothing it names is looked up.
/// \param problems receives everything wrong with the file's keys and types.
[[nodiscard]] ScenarioFile scenario_file(const InputFile& file, Problems& problems);

}  // namespace natality::io
