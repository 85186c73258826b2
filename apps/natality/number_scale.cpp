#include "number_scale.hpp"

#include <natality/base/localized.hpp>

#include <fmt/format.h>

#include <cmath>

namespace natality::app {

Scale scale_of(double largest, Language language)
{
    if (language == Language::zh) {
        if (largest >= 1e8) {
            return {1e8, localized("100 m").zh};
        }
        return largest >= 1e4 ? Scale{1e4, localized("10 k").zh} : Scale{};
    }
    if (largest >= 1e9) {
        return {1e9, "bn"};
    }
    if (largest >= 1e6) {
        return {1e6, "million"};
    }
    return largest >= 1e4 ? Scale{1e3, "thousand"} : Scale{};
}

std::string number_text(double value, const Scale& scale)
{
    return std::isnan(value) ? "-" : fmt::format("{:.3f}", value / scale.unit);
}

std::string percent_change(double share)
{
    // Adding zero leaves no sign to a zero.
    return fmt::format("{:+.1f}", std::round(1000.0 * share) / 10.0 + 0.0);
}

std::string headed(const std::string& name, const Scale& scale)
{
    return scale.name.empty() ? name : name + " (" + scale.name + ")";
}

}  // namespace natality::app
