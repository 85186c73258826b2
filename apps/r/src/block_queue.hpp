#pragma once

/// \file
/// Blocks of a sweep on their way from the threads that run them to the thread of R, which alone
/// may call R.

#include <natality/results/sweep_block.hpp>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace natality::r {

/// Holds a few blocks; whoever brings more waits.
class BlockQueue {
public:
    explicit BlockQueue(std::size_t room) : room_(room) {}

    /// Waits for room. Blocks that nobody takes any more are dropped.
    void put(SweepBlock block)
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return blocks_.size() < room_ || is_given_up_; });
        if (!is_given_up_) {
            blocks_.push_back(std::move(block));
        }
        changed_.notify_all();
    }

    /// Says that no more blocks come.
    void close()
    {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
        changed_.notify_all();
    }

    /// Says that no more are taken.
    void give_up()
    {
        const std::lock_guard lock(mutex_);
        is_given_up_ = true;
        changed_.notify_all();
    }

    [[nodiscard]] bool is_given_up()
    {
        const std::lock_guard lock(mutex_);
        return is_given_up_;
    }

    /// True if all blocks have been taken and no more come.
    [[nodiscard]] bool has_ended()
    {
        const std::lock_guard lock(mutex_);
        return is_closed_ && blocks_.empty();
    }

    /// The next block; nothing if none came for so long, or none comes any more.
    [[nodiscard]] std::optional<SweepBlock> take(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, patience, [this] { return !blocks_.empty() || is_closed_; });
        if (blocks_.empty()) {
            return std::nullopt;
        }
        std::optional<SweepBlock> block(std::move(blocks_.front()));
        blocks_.pop_front();
        changed_.notify_all();
        return block;
    }

private:
    std::size_t room_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<SweepBlock> blocks_;
    bool is_closed_ = false;
    bool is_given_up_ = false;
};

}  // namespace natality::r
