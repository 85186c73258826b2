#pragma once

/// \file
/// `states.toml`: the years, ages and settings of an estimate of women by state.

#include <natality/base/problems.hpp>
#include <natality/estimation/state_estimate.hpp>
#include <natality/files/input_files.hpp>

namespace natality::io {

/// What the file gives to an estimate; the tables stay empty.
/// \param problems receives everything wrong with the file's keys, types and values.
[[nodiscard]] StateEstimateInputs state_sources_description(const files::InputFile& file,
                                                            Problems& problems);

}  // namespace natality::io
