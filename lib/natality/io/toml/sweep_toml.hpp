#pragma once

/// \file
/// A sweep file: the settings of a study, a design over measures, and what to keep.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>
#include <natality/io/toml/scenario_toml.hpp>
#include <natality/scenario/sweep_plan.hpp>

namespace natality::io {

/// What a sweep file says.
struct SweepFile {
    /// Its settings and the inputs they are for.
    ScenarioFile study;
    DesignParts design;
    SweepOutput output;
    /// The table of a design that is one.
    InputReference table;
};

/// Reads a sweep file; nothing it names is looked up.
/// \param problems receives everything wrong with the file's keys and types.
[[nodiscard]] SweepFile sweep_file(const files::InputFile& file, Problems& problems);

}  // namespace natality::io
