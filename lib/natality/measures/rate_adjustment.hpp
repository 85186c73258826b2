#pragma once

/// \file
/// How policy changes one rate, in one place: the fertility clock's advance, the log effect and the
/// ceiling (docs/model.md, sections 5 and 6).

#include <algorithm>
#include <cmath>

namespace natality {

/// Advance of the fertility clock over one year, in years.
struct ClockAdvance {
    /// Change of the advance over the year, ΔR.
    double change = 0.0;
    /// Advance in the middle of the year, R̄; at least 0.
    double level = 0.0;
};

/// The rate at one age after the clock's advance, h'(a) = (1 + ΔR) h(a + R̄), where the rate between
/// ages is linear.
/// \param rate_at callable: completed age as an integer offset from the age asked → rate; offsets
///        past the last age must give 0.
template <class RateAt>
[[nodiscard]] double advanced_rate(const RateAt& rate_at, const ClockAdvance& advance)
{
    const double whole = std::floor(advance.level);
    const double part = advance.level - whole;
    const int offset = static_cast<int>(whole);
    const double rate = (1.0 - part) * rate_at(offset) + part * rate_at(offset + 1);
    return (1.0 + advance.change) * rate;
}

/// A log effect η and what it makes of a rate; neighbouring ages mostly share one.
class RateGrowth {
public:
    explicit RateGrowth(double log_effect)
        : log_effect_(log_effect), ratio_(std::exp(log_effect)), relative_(std::expm1(log_effect))
    {
    }

    [[nodiscard]] double log_effect() const { return log_effect_; }
    /// e^η.
    [[nodiscard]] double ratio() const { return ratio_; }
    /// e^η − 1.
    [[nodiscard]] double relative() const { return relative_; }

private:
    double log_effect_;
    double ratio_;
    double relative_;
};

/// The rate after a log effect, under a ceiling.
///
/// Without a binding ceiling h' = h e^η. For η > 0 the response bends towards the ceiling,
/// h' = h + (h_max − h)(1 − exp(−h (e^η − 1)/(h_max − h))): slope 1 at η = 0, limit h_max. A rate
/// at or above its ceiling does not rise.
/// \param maximum_rate h_max; infinity for no ceiling.
[[nodiscard]] inline double adjusted_rate(double rate, double maximum_rate,
                                          const RateGrowth& growth)
{
    if (growth.log_effect() <= 0.0 || std::isinf(maximum_rate)) {
        return rate * growth.ratio();
    }
    const double room = maximum_rate - rate;
    if (room <= 0.0) {
        return rate;
    }
    return rate - room * std::expm1(-rate * growth.relative() / room);
}

}  // namespace natality
