#pragma once

/// \file
/// `dataset.toml`: the description and the regions of a data set.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>
#include <natality/inputs/dataset.hpp>

namespace natality::io {

/// The parts that `dataset.toml` gives; the tables stay empty.
/// \param problems receives everything wrong with the file's keys and types.
[[nodiscard]] DatasetParts dataset_description(const files::InputFile& file, Problems& problems);

}  // namespace natality::io
