#pragma once

/// \file
/// Where the chunks of a data set lie, of a file that is open.

#include <natality/files/hdf5/chunk_places.hpp>
#include <natality/files/hdf5/detail/file_driver.hpp>

#include <string>

#include <hdf5.h>

namespace natality::files::detail {

/// The places of one variable.
/// \param disk the state of the driver that the file is open by.
/// \pre a chunked variable is divided along the first axis alone and has all its chunks.
/// \throws CallFailure if the file has no such variable or chunk.
[[nodiscard]] VariablePlaces places_of(hid_t file, DiskState& disk, const std::string& variable);

}  // namespace natality::files::detail
