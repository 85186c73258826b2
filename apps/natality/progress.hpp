#pragma once

/// \file
/// A progress line for a person waiting at a terminal.

#include "console.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace natality::app {

/// Shows `12 of 40 scenarios, 35 a second, 1 s left` on one line that is overwritten, and wiped at
/// the end. Silent unless messages go to a terminal.
class Progress {
public:
    /// \param things what is counted, for instance `scenarios`.
    /// \param done_before how many there were already.
    Progress(Console& console, const Speech& speech, std::size_t total, std::string things,
             std::size_t done_before = 0);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(std::size_t done);

private:
    using Clock = std::chrono::steady_clock;

    /// Null where progress is not shown.
    std::ostream* terminal_;
    std::size_t total_;
    std::string things_;
    std::size_t done_before_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point last_shown_;
};

}  // namespace natality::app
