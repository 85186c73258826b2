#include "interrupt.hpp"

#include <atomic>
#include <csignal>

namespace natality::app {

namespace {

// A signal handler can reach nothing but an object of static storage.
std::atomic<bool> signal_came = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may take no lock");

void remember_signal(int)
{
    signal_came = true;
}

}  // namespace

InterruptGuard::InterruptGuard()
{
    signal_came = false;
    std::signal(SIGINT, remember_signal);
    std::signal(SIGTERM, remember_signal);
}

InterruptGuard::~InterruptGuard()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool InterruptGuard::requested() const
{
    return signal_came;
}

void InterruptGuard::stop_if_requested() const
{
    if (requested()) {
        throw Interrupted{};
    }
}

}  // namespace natality::app
