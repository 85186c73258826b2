#pragma once

/// \file
/// Where the chunks of a data set lie, of a file that is open.

#include <natality/files/hdf5/chunk_places.hpp>

#include <string>

#include <hdf5.h>

namespace natality::files::detail {

/// The places of one variable.
/// \pre a chunked variable is divided along the first axis alone and has all its chunks.
/// \throws CallFailure if the file has no such variable or chunk.
[[nodiscard]] VariablePlaces places_of(hid_t file, const std::string& variable);

}  // namespace natality::files::detail
