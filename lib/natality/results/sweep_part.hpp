#pragma once

/// \file
/// The parts of a sweep that machines without a common file share: runs of neighbouring blocks.

#include <cstdint>

namespace natality {

/// One of equal parts of a sweep, counted from 1; the default is the whole sweep.
struct SweepPart {
    std::uint64_t number = 1;
    std::uint64_t of = 1;

    bool operator==(const SweepPart&) const = default;

    [[nodiscard]] bool is_whole() const { return of == 1; }
};

/// Neighbouring blocks.
struct BlockRange {
    std::uint64_t first = 0;
    std::uint64_t count = 0;

    bool operator==(const BlockRange&) const = default;

    [[nodiscard]] bool contains(std::uint64_t block) const
    {
        return block >= first && block - first < count;
    }
};

/// How many parts a sweep can have: each holds one full block at least.
/// \pre \p block_size is at least 1.
[[nodiscard]] std::uint64_t most_parts(std::uint64_t scenarios, std::uint64_t block_size);

/// The blocks of a part. They depend on nothing else, so that parts fit each other wherever they
/// are run; the parts of a sweep hold each of its blocks once.
/// \throws std::invalid_argument if there is no such part.
[[nodiscard]] BlockRange blocks_of(const SweepPart& part, std::uint64_t scenarios,
                                   std::uint64_t block_size);

/// The scenarios of neighbouring blocks.
[[nodiscard]] std::uint64_t scenarios_of(const BlockRange& blocks, std::uint64_t scenarios,
                                         std::uint64_t block_size);

}  // namespace natality
