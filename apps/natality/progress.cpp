#include "progress.hpp"

#include <fmt/format.h>

#include <ostream>
#include <utility>

namespace natality::app {

namespace {

constexpr std::chrono::milliseconds least_interval{100};
constexpr const char* wipe_line = "\r\033[K";

}  // namespace

Progress::Progress(Console& console, const Speech& speech, std::size_t total, std::string things,
                   std::size_t done_before)
    : terminal_(speech.quiet ? nullptr : console.terminal),
      total_(total),
      things_(std::move(things)),
      done_before_(done_before)
{
}

Progress::~Progress()
{
    if (terminal_ != nullptr) {
        *terminal_ << wipe_line << std::flush;
    }
}

void Progress::show(std::size_t done)
{
    const auto now = Clock::now();
    if (terminal_ == nullptr || now - last_shown_ < least_interval) {
        return;
    }
    last_shown_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const double rate = static_cast<double>(done - done_before_) / seconds;
    const double left = rate > 0.0 ? static_cast<double>(total_ - done) / rate : 0.0;
    *terminal_ << wipe_line
               << fmt::format("{} of {} {}, {:.0f} a second, {:.0f} s left", done, total_, things_,
                              rate, left)
               << std::flush;
}

}  // namespace natality::app
