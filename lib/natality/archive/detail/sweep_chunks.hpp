#pragma once

/// \file
/// The chunks of a sweep file: where they lie, what room they have, and whether they are whole.

#include <natality/archive/sweep_reader.hpp>
#include <natality/files/hdf5/chunk_places.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace natality::io::detail {

/// Room for a chunk whatever its values, in whole pages.
[[nodiscard]] std::size_t chunk_room(files::ValueType type, std::size_t values);

/// A chunk without values, as its filters keep it.
[[nodiscard]] std::vector<std::byte> blank_chunk(files::ValueType type, std::size_t values);

/// Values of a chunk of a variable.
[[nodiscard]] std::size_t values_per_chunk(const files::VariablePlaces& variable);

/// Where the variables that are written by block lie: the table of packages, that of drawn evidence
/// if there is one, and the indicators.
/// \throws InputError if the file does not hold a chunk of each for every block.
[[nodiscard]] std::vector<files::VariablePlaces> block_places(const SweepReader& reader,
                                                              const std::filesystem::path& file);

/// True if the chunk of a block is whole by the checksum of its stream.
/// \param descriptor of the file, open for reading.
[[nodiscard]] bool is_whole_at(int descriptor, const files::VariablePlaces& variable,
                               std::uint64_t block);

}  // namespace natality::io::detail
