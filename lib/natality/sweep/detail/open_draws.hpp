#pragma once

/// \file
/// The draws that nobody has taken yet.

#include <natality/sweep/run_draws.hpp>

#include <cstdint>
#include <mutex>
#include <optional>

namespace natality::detail {

/// Hands out draws in order to any number of threads, until all are taken or somebody wishes to
/// stop.
class OpenDraws {
public:
    /// Keeps a reference to \p options.
    OpenDraws(std::uint64_t count, const DrawOptions& options) : count_(count), options_(options) {}

    /// The next draw; nothing if there is none or no wish for one.
    std::optional<std::uint64_t> next()
    {
        const std::lock_guard lock(mutex_);
        is_stopped_ = is_stopped_ || (options_.is_stopped && options_.is_stopped());
        if (is_stopped_ || next_ >= count_) {
            return std::nullopt;
        }
        if (options_.progress) {
            options_.progress(next_, count_);
        }
        return next_++;
    }

    /// From now on there is none.
    void end()
    {
        const std::lock_guard lock(mutex_);
        next_ = count_;
    }

    /// True if there was a wish to stop. \pre no thread takes draws any more.
    [[nodiscard]] bool is_stopped() const { return is_stopped_; }

private:
    std::uint64_t count_;
    const DrawOptions& options_;
    std::mutex mutex_;
    std::uint64_t next_ = 0;
    bool is_stopped_ = false;
};

}  // namespace natality::detail
