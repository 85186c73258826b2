#pragma once

/// \file
/// SIGINT and SIGTERM ask the program to stop at the next safe point.

namespace natality::app {

/// Thrown at a safe point after an interrupt was asked for; exit code 130.
class Interrupted {};

/// While one exists, SIGINT and SIGTERM only set a flag; afterwards they do what they did before.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    /// True once a signal has come.
    [[nodiscard]] bool requested() const;

    /// \throws Interrupted once a signal has come.
    void stop_if_requested() const;
};

}  // namespace natality::app
