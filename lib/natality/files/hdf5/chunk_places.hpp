#pragma once

/// \file
/// Where the chunks of a file's variables lie, for writing into them without HDF5.

#include <natality/files/hdf5/netcdf_model.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace natality::files {

/// A stretch of bytes of a file.
struct FilePlace {
    std::uint64_t offset = 0;
    std::size_t size = 0;
};

/// Where a variable lies.
struct VariablePlaces {
    ValueType type = ValueType::float64;
    /// Extents of a chunk; empty if the variable is one stretch.
    std::vector<std::size_t> chunk;
    /// The chunks in order along the first axis, or the one stretch.
    std::vector<FilePlace> places;
};

/// The places of some variables, by their order.
/// \pre chunked variables are divided along the first axis alone and have all their chunks.
/// \throws InputError naming the file if it cannot be read, or has no such variable or chunk.
[[nodiscard]] std::vector<VariablePlaces> find_places(const std::filesystem::path& file,
                                                      const std::vector<std::string>& variables);

}  // namespace natality::files
