#include <natality/archive/detail/sweep_chunks.hpp>

#include <natality/archive/detail/sweep_layout.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/chunk_encoder.hpp>

#include <algorithm>
#include <functional>
#include <numeric>
#include <span>
#include <string>

#include <unistd.h>

namespace natality::io::detail {

namespace {

/// A chunk without values is made once and must fit a page.
constexpr int blank_level = 12;

/// One chunk a block, each inside the file.
bool holds_every_block(const files::VariablePlaces& variable, const SweepReader& reader,
                       std::uint64_t file_size)
{
    return !variable.chunk.empty() && variable.chunk.front() == reader.block_size() &&
           variable.places.size() == reader.completion().size() &&
           std::all_of(variable.places.begin(), variable.places.end(),
                       [&](const files::FilePlace& place) {
                           return place.size > 0 && place.size <= file_size &&
                                  place.offset <= file_size - place.size;
                       });
}

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

std::size_t values_per_chunk(const files::VariablePlaces& variable)
{
    return std::accumulate(variable.chunk.begin(), variable.chunk.end(), std::size_t{1},
                           std::multiplies<>());
}

std::vector<files::VariablePlaces> block_places(const SweepReader& reader,
                                                const std::filesystem::path& file)
{
    std::vector<std::string> names{package_variable};
    if (reader.has_drawn_evidence()) {
        names.emplace_back(quantile_variable);
    }
    for (const std::string& name : reader.indicators()) {
        names.push_back(name);
    }
    std::vector<files::VariablePlaces> places = files::find_places(file, names);
    const std::uint64_t file_size = std::filesystem::file_size(file);
    for (std::size_t v = 0; v < names.size(); ++v) {
        if (!holds_every_block(places[v], reader, file_size)) {
            throw InputError(
                Place{file.string(), 0},
                localized("is damaged: '{}' does not have a chunk for each block", names[v]));
        }
    }
    return places;
}

bool is_whole_at(int descriptor, const files::VariablePlaces& variable, std::uint64_t block)
{
    const files::FilePlace place = variable.places[block];
    std::vector<std::byte> bytes(place.size);
    const ssize_t count =
        ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(place.offset));
    return count > 0 &&
           files::is_whole_chunk(std::span(bytes).first(static_cast<std::size_t>(count)),
                                 variable.type, values_per_chunk(variable));
}

}  // namespace natality::io::detail
