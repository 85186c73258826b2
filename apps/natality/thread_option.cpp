#include "thread_option.hpp"

#include <natality/sweep/threads.hpp>

#include <natality/base/localized.hpp>

namespace natality::app {

int threads_of(const CommandLine& line)
{
    const int asked =
        line.values.count(thread_option) > 0 ? line.values[thread_option].as<int>() : 0;
    if (asked < 0 || asked > most_threads) {
        throw UsageError(localized("--threads: from 1 to {}, or 0 for all there are; not {}",
                                   most_threads, asked));
    }
    return asked;
}

}  // namespace natality::app
