#include <natality/sweep/ordered_draws.hpp>

#include <natality/sweep/detail/ordered_hand_over.hpp>
#include <natality/sweep/threads.hpp>

#include <exception>
#include <mutex>
#include <optional>

namespace natality {

namespace {

/// Draws shared by threads: each takes the next one.
class SharedDraws {
public:
    SharedDraws(std::uint64_t count, int threads, const DrawOptions& options)
        : count_(count), options_(options), in_order_(2 * static_cast<std::uint64_t>(threads))
    {
    }

    /// What each thread does.
    void work(const OrderedWork& work)
    {
        try {
            for (auto draw = take(); draw; draw = take()) {
                in_order_.give(*draw, work(*draw));
            }
        } catch (...) {
            in_order_.fail(std::current_exception());
        }
    }

    bool finish()
    {
        in_order_.rethrow_if_failed();
        return !is_stopped_;
    }

private:
    std::optional<std::uint64_t> take()
    {
        if (in_order_.has_failed()) {
            return std::nullopt;
        }
        const std::lock_guard lock(mutex_);
        is_stopped_ = is_stopped_ || (options_.is_stopped && options_.is_stopped());
        if (is_stopped_ || next_ == count_) {
            return std::nullopt;
        }
        if (options_.progress) {
            options_.progress(next_, count_);
        }
        return next_++;
    }

    std::uint64_t count_;
    const DrawOptions& options_;
    detail::OrderedHandOver in_order_;
    std::mutex mutex_;
    std::uint64_t next_ = 0;
    bool is_stopped_ = false;
};

}  // namespace

bool run_ordered(std::uint64_t count, const DrawOptions& options, const OrderedWork& work)
{
    const int threads = options.threads > 0 ? options.threads : available_threads();
    SharedDraws draws(count, threads, options);
    on_threads(threads, [&] { draws.work(work); });
    return draws.finish();
}

}  // namespace natality
