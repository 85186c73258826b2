#pragma once

/// \file
/// Hands the results of many threads on in order, one at a time.

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>

namespace natality::detail {

/// Work by number, done in the order of the numbers by whichever thread brings the one that is due,
/// while the others go on. A thread that is too far ahead waits, so that little is kept.
class OrderedHandOver {
public:
    /// \param ahead how far past the number that is due work is taken.
    explicit OrderedHandOver(std::uint64_t ahead) : ahead_(ahead) {}

    /// Takes work \p number; each number from 0 on is to be given once. Does nothing after a
    /// failure.
    void give(std::uint64_t number, std::function<void()> work);

    /// Ends everything; whoever waits goes on.
    void fail(std::exception_ptr error);

    [[nodiscard]] bool has_failed();

    /// \throws whatever failed first.
    void rethrow_if_failed();

private:
    void do_what_is_due(std::unique_lock<std::mutex>& lock);

    std::mutex mutex_;
    std::condition_variable moved_on_;
    std::uint64_t ahead_;
    std::uint64_t due_ = 0;
    std::map<std::uint64_t, std::function<void()>> waiting_;
    bool is_busy_ = false;
    std::exception_ptr error_;
};

}  // namespace natality::detail
