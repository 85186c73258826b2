#pragma once

/// \file
/// What a member of a team tells its leader of a block.

#include <natality/results/sweep_block.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace natality::detail {

/// A block that was run.
struct BlockMessage {
    std::uint64_t block = 0;
    std::uint64_t scenarios = 0;
    std::vector<ScenarioFailure> failures;
    std::vector<std::byte> packed;
};

[[nodiscard]] std::vector<std::byte> message_of(const BlockMessage& block);

/// \throws std::invalid_argument if the bytes are no such message.
[[nodiscard]] BlockMessage block_of(std::span<const std::byte> message);

}  // namespace natality::detail
