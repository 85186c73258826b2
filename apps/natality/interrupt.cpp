#include "interrupt.hpp"

#include <csignal>

namespace natality::app {

namespace {

// A signal handler can reach nothing but an object of static storage.
volatile std::sig_atomic_t signal_came = 0;

void remember_signal(int)
{
    signal_came = 1;
}

}  // namespace

InterruptGuard::InterruptGuard()
{
    signal_came = 0;
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
    return signal_came != 0;
}

void InterruptGuard::stop_if_requested() const
{
    if (requested()) {
        throw Interrupted{};
    }
}

}  // namespace natality::app
