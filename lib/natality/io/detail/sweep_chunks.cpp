#include <natality/io/detail/sweep_chunks.hpp>

#include <natality/io/hdf5/chunk_encoder.hpp>

namespace natality::io::detail {

namespace {

/// A chunk without values is made once and must fit a page.
constexpr int blank_level = 12;

}  // namespace

std::size_t chunk_room(ValueType type, std::size_t values)
{
    return (largest_encoded_size(type, values) + page_size - 1) / page_size * page_size;
}

std::vector<std::byte> blank_chunk(ValueType type, std::size_t values)
{
    return ChunkEncoder(blank_level).encode({}, type, values);
}

}  // namespace natality::io::detail
