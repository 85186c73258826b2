#include <natality/sweep/detail/block_message.hpp>

#include <natality/base/message.hpp>

#include <utility>

namespace natality::detail {

std::vector<std::byte> message_of(const BlockMessage& block)
{
    MessageWriter writer;
    writer.number(block.block);
    writer.number(block.scenarios);
    writer.number(block.failures.size());
    for (const ScenarioFailure& failure : block.failures) {
        writer.number(failure.scenario);
        writer.text(failure.message.en);
        writer.text(failure.message.zh);
    }
    writer.bytes(block.packed);
    return std::move(writer).take();
}

BlockMessage block_of(std::span<const std::byte> message)
{
    MessageReader reader(message);
    BlockMessage block;
    block.block = reader.number();
    block.scenarios = reader.number();
    for (std::uint64_t left = reader.number(); left > 0; --left) {
        ScenarioFailure failure;
        failure.scenario = reader.number();
        failure.message.en = reader.text();
        failure.message.zh = reader.text();
        block.failures.push_back(std::move(failure));
    }
    const auto packed = reader.bytes();
    block.packed.assign(packed.begin(), packed.end());
    return block;
}

}  // namespace natality::detail
