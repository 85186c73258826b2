#pragma once

/// \file
/// The fixed split of a design into blocks: the unit of work, of writing and of resuming. It does
/// not depend on how many threads there are.

#include <natality/base/tables.hpp>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace natality {

/// Neighbouring scenarios, \ref size of them a block; the last block may be shorter.
class Blocks {
public:
    /// \throws std::invalid_argument unless \p size is at least 1.
    Blocks(std::uint64_t scenarios, std::uint64_t size) : scenarios_(scenarios), size_(size)
    {
        if (size == 0) {
            throw std::invalid_argument("a block of a sweep has at least one scenario");
        }
    }

    [[nodiscard]] std::uint64_t count() const
    {
        return scenarios_ / size_ + (scenarios_ % size_ == 0 ? 0 : 1);
    }
    [[nodiscard]] std::uint64_t first(std::uint64_t block) const { return block * size_; }
    [[nodiscard]] Index scenarios(std::uint64_t block) const
    {
        return static_cast<Index>(std::min(size_, scenarios_ - first(block)));
    }

private:
    std::uint64_t scenarios_;
    std::uint64_t size_;
};

}  // namespace natality
