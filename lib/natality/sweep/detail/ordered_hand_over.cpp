#include <natality/sweep/detail/ordered_hand_over.hpp>

#include <utility>

namespace natality::detail {

void OrderedHandOver::give(std::uint64_t number, std::function<void()> work)
{
    std::unique_lock lock(mutex_);
    moved_on_.wait(lock, [&] { return number < due_ + ahead_ || error_ != nullptr; });
    if (error_ != nullptr) {
        return;
    }
    waiting_.emplace(number, std::move(work));
    if (!is_busy_) {
        is_busy_ = true;
        do_what_is_due(lock);
        is_busy_ = false;
    }
}

void OrderedHandOver::do_what_is_due(std::unique_lock<std::mutex>& lock)
{
    while (error_ == nullptr && !waiting_.empty() && waiting_.begin()->first == due_) {
        const std::function<void()> work = std::move(waiting_.begin()->second);
        waiting_.erase(waiting_.begin());
        lock.unlock();
        std::exception_ptr error;
        try {
            work();
        } catch (...) {
            error = std::current_exception();
        }
        lock.lock();
        error_ = error_ == nullptr ? error : error_;
        ++due_;
        moved_on_.notify_all();
    }
}

void OrderedHandOver::fail(std::exception_ptr error)
{
    const std::lock_guard lock(mutex_);
    if (error_ == nullptr) {
        error_ = std::move(error);
    }
    moved_on_.notify_all();
}

bool OrderedHandOver::has_failed()
{
    const std::lock_guard lock(mutex_);
    return error_ != nullptr;
}

void OrderedHandOver::rethrow_if_failed()
{
    const std::lock_guard lock(mutex_);
    if (error_ != nullptr) {
        std::rethrow_exception(error_);
    }
}

}  // namespace natality::detail
