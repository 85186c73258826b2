#pragma once

/// \file
/// What a sweep file keeps of a block, made without the file.

#include <natality/files/hdf5/chunk_encoder.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/results/sweep_block.hpp>
#include <natality/results/sweep_variables.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace natality::io {

/// The chunks of a block as the file keeps them: of the table of packages, of drawn evidence if
/// there is any, and of each variable.
using BlockChunks = std::vector<std::vector<std::byte>>;

/// Compresses blocks of a sweep. May be shared between threads.
class SweepEncoder {
public:
    /// Of a variable that is written by block.
    struct ChunkShape {
        files::ValueType type = files::ValueType::float64;
        std::size_t values = 0;
    };

    explicit SweepEncoder(std::vector<ChunkShape> shapes);

    /// For a process that has no sweep file but sends its blocks to one that has.
    SweepEncoder(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                 std::uint64_t block_size);

    [[nodiscard]] BlockChunks encode(const SweepBlock& block) const;

private:
    std::vector<ChunkShape> shapes_;
    files::ChunkEncoder encoder_;
};

/// Chunks one after another, for another process.
[[nodiscard]] std::vector<std::byte> packed(const BlockChunks& chunks);

/// \throws std::invalid_argument if the bytes are no such message.
[[nodiscard]] BlockChunks unpacked(std::span<const std::byte> bytes);

}  // namespace natality::io
