#pragma once

/// \file
/// The blocks of a sweep that are still to be run, taken one at a time.

#include <natality/sweep/blocks.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace natality {

/// Blocks by their number, ascending; each is given once. Used by one thread at a time.
class OpenBlocks {
public:
    /// \param is_done true for blocks that are not to be run; nothing: all are.
    OpenBlocks(const Blocks& blocks, const std::function<bool(std::uint64_t block)>& is_done)
    {
        for (std::uint64_t block = 0; block < blocks.count(); ++block) {
            if (!is_done || !is_done(block)) {
                blocks_.push_back(block);
                scenarios_ += static_cast<std::uint64_t>(blocks.scenarios(block));
            }
        }
    }

    /// The scenarios of all of them, those that were taken too.
    [[nodiscard]] std::uint64_t scenarios() const { return scenarios_; }

    /// True if all have been taken.
    [[nodiscard]] bool empty() const { return next_ == blocks_.size(); }

    /// The next one; nothing if all have been taken.
    [[nodiscard]] std::optional<std::uint64_t> next()
    {
        return empty() ? std::nullopt : std::optional(blocks_[next_++]);
    }

private:
    std::vector<std::uint64_t> blocks_;
    std::uint64_t scenarios_ = 0;
    std::size_t next_ = 0;
};

}  // namespace natality
