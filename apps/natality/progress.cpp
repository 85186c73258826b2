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
    : console_(console),
      is_shown_(console.err_is_terminal && !speech.quiet),
      total_(total),
      things_(std::move(things)),
      done_before_(done_before)
{
}

Progress::~Progress()
{
    if (is_shown_) {
        console_.err << wipe_line << std::flush;
    }
}

void Progress::show(std::size_t done)
{
    const auto now = Clock::now();
    if (!is_shown_ || now - last_shown_ < least_interval) {
        return;
    }
    last_shown_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const double rate = static_cast<double>(done - done_before_) / seconds;
    const double left = rate > 0.0 ? static_cast<double>(total_ - done) / rate : 0.0;
    console_.err << wipe_line
                 << fmt::format("{} of {} {}, {:.0f} a second, {:.0f} s left", done, total_,
                                things_, rate, left)
                 << std::flush;
}

}  // namespace natality::app
