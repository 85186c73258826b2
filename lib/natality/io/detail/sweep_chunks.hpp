#pragma once

/// \file
/// The room of chunks in a sweep file that is being filled.

#include <natality/files/hdf5/netcdf_model.hpp>

#include <cstddef>
#include <vector>

namespace natality::io::detail {

/// Room for a chunk whatever its values, in whole pages.
[[nodiscard]] std::size_t chunk_room(files::ValueType type, std::size_t values);

/// A chunk without values, as its filters keep it.
[[nodiscard]] std::vector<std::byte> blank_chunk(files::ValueType type, std::size_t values);

}  // namespace natality::io::detail
