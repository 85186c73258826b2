#include <natality/sweep/detail/shared_numbers.hpp>

#include <natality/sweep/threads.hpp>

#include <exception>
#include <mutex>

namespace natality::detail {

void share_numbers(int threads, const std::function<std::optional<std::uint64_t>()>& next,
                   const std::function<void(std::uint64_t)>& work)
{
    std::mutex mutex;
    bool has_ended = false;
    std::exception_ptr error;
    const auto taken = [&]() -> std::optional<std::uint64_t> {
        const std::lock_guard lock(mutex);
        const auto number = has_ended ? std::nullopt : next();
        has_ended = !number;
        return number;
    };
    on_threads(threads > 0 ? threads : available_threads(), [&] {
        try {
            for (auto number = taken(); number; number = taken()) {
                work(*number);
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            has_ended = true;
            error = error ? error : std::current_exception();
        }
    });
    if (error) {
        std::rethrow_exception(error);
    }
}

}  // namespace natality::detail
