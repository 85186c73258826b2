#pragma once

/// \file
/// What the filters shuffle and deflate make of a chunk, without HDF5: as many threads as there are
/// may compress at once.

#include <natality/files/hdf5/netcdf_model.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace natality::files {

/// Compresses chunks of floating-point numbers or of bytes. May be shared between threads.
class ChunkEncoder {
public:
    /// \param deflate_level 1 is fast, 12 is small.
    explicit ChunkEncoder(int deflate_level);
    ~ChunkEncoder();
    ChunkEncoder(const ChunkEncoder&) = delete;
    ChunkEncoder& operator=(const ChunkEncoder&) = delete;

    /// The chunk as its filters keep it.
    /// \param type float32 or float64: what the values become.
    /// \param count values of the chunk; those that \p values lacks are missing, NaN.
    [[nodiscard]] std::vector<std::byte> encode(std::span<const double> values, ValueType type,
                                                std::size_t count) const;

    /// A chunk of bytes, which shuffling leaves as they are.
    [[nodiscard]] std::vector<std::byte> encode(std::span<const std::byte> bytes) const;

private:
    class Compressors;
    std::unique_ptr<Compressors> compressors_;
};

/// The most bytes that a chunk of a variable can take once it is compressed.
[[nodiscard]] std::size_t largest_encoded_size(ValueType type, std::size_t count);

/// True if the bytes begin with a whole compressed chunk of \p count values that fits its own
/// checksum.
[[nodiscard]] bool is_whole_chunk(std::span<const std::byte> bytes, ValueType type,
                                  std::size_t count);

}  // namespace natality::files
