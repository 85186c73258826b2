#pragma once

/// \file
/// Where a file says that it ends, read without HDF5.

#include <cstdint>
#include <optional>

namespace natality::files::detail {

/// The end of the file by the superblock at its beginning (HDF5 file format specification 3.0,
/// section II.A, versions 0 to 3 with addresses of eight bytes). Nothing if it has no such
/// superblock, for instance because it begins with a user block.
[[nodiscard]] std::optional<std::uint64_t> end_of_hdf5(int descriptor);

}  // namespace natality::files::detail
