#include <natality/io/detail/sweep_chunks.hpp>

#include <natality/files/hdf5/chunk_encoder.hpp>

namespace natality::io::detail {

namespace {

/// A chunk without values is made once and must fit a page.
constexpr int blank_level = 12;

}  // namespace

std::size_t chunk_room(files::ValueType type, std::size_t values)
{
    return (files::largest_encoded_size(type, values) + files::page_size - 1) / files::page_size *
           files::page_size;
}

std::vector<std::byte> blank_chunk(files::ValueType type, std::size_t values)
{
    return files::ChunkEncoder(blank_level).encode({}, type, values);
}

}  // namespace natality::io::detail
