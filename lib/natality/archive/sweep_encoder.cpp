#include <natality/archive/sweep_encoder.hpp>

#include <natality/archive/detail/sweep_content.hpp>
#include <natality/archive/detail/sweep_layout.hpp>
#include <natality/base/message.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace natality::io {

namespace {

/// Fast: compressing must not take longer than computing.
constexpr int block_level = 1;

std::vector<SweepEncoder::ChunkShape> shapes_of(const SweepPlan& plan,
                                                const std::vector<SweepVariable>& variables,
                                                std::uint64_t block_size)
{
    std::vector<SweepEncoder::ChunkShape> shapes;
    for (const files::Variable& variable : detail::sweep_block_variables(
             detail::sweep_shape(plan, variables, block_size, SweepPart{}))) {
        shapes.push_back({variable.type, detail::chunk_values(variable)});
    }
    return shapes;
}

}  // namespace

SweepEncoder::SweepEncoder(std::vector<ChunkShape> shapes)
    : shapes_(std::move(shapes)), encoder_(block_level)
{
}

SweepEncoder::SweepEncoder(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                           std::uint64_t block_size)
    : SweepEncoder(shapes_of(plan, variables, block_size))
{
}

BlockChunks SweepEncoder::encode(const SweepBlock& block) const
{
    BlockChunks chunks;
    const auto encode = [&](const std::vector<double>& values) {
        const ChunkShape& shape = shapes_.at(chunks.size());
        chunks.push_back(encoder_.encode(values, shape.type, shape.values));
    };
    encode(block.levels);
    if (!block.effect_quantiles.empty()) {
        encode(block.effect_quantiles);
    }
    for (const std::vector<double>& values : block.values) {
        encode(values);
    }
    return chunks;
}

std::vector<std::byte> packed(const BlockChunks& chunks)
{
    MessageWriter writer;
    for (const std::vector<std::byte>& chunk : chunks) {
        writer.bytes(chunk);
    }
    return std::move(writer).take();
}

BlockChunks unpacked(std::span<const std::byte> bytes)
{
    MessageReader reader(bytes);
    BlockChunks chunks;
    while (!reader.is_at_end()) {
        const auto chunk = reader.bytes();
        chunks.emplace_back(chunk.begin(), chunk.end());
    }
    return chunks;
}

}  // namespace natality::io
