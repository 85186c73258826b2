#pragma once

/// \file
/// Writing all of a sweep file at once, whatever its chunks come from.

#include <natality/archive/detail/sweep_layout.hpp>
#include <natality/files/hdf5/chunk_places.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/files/hdf5/netcdf_writer.hpp>
#include <natality/files/input_files.hpp>
#include <natality/results/sweep_part.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <vector>

namespace natality::io::detail {

/// What goes into a sweep file besides what its shape says.
struct SweepContent {
    files::Attributes attributes;
    const files::InputFiles& inputs;
    /// By block.
    std::vector<std::int32_t> completion;
    /// The bytes of a chunk of a variable that is written by block, both by their position in the
    /// file.
    std::function<std::vector<std::byte>(std::size_t variable, std::size_t block)> chunk;
    /// True if blocks will be written into the file in place: its seal leaves them out.
    bool is_to_be_filled = false;
};

/// The shape of a sweep file.
/// \pre the sweep has the part.
[[nodiscard]] SweepShape sweep_shape(const SweepPlan& plan,
                                     const std::vector<SweepVariable>& variables,
                                     std::uint64_t block_size, const SweepPart& part);

/// Writes the file, seals and closes it; a chunk at a time is in memory.
void write_sweep_content(files::NetcdfWriter& file, const SweepShape& shape,
                         const SweepContent& content);

/// A chunk without the room after it.
[[nodiscard]] std::vector<std::byte> without_room(std::vector<std::byte> chunk);

/// The bytes of a chunk without the room after it.
[[nodiscard]] std::vector<std::byte> packed_chunk(std::istream& file,
                                                  const files::FilePlace& place);

}  // namespace natality::io::detail
