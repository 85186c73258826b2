#include <natality/base/bracketed_root.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <boost/math/tools/roots.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

namespace natality {

namespace {

bool is_bracketed(double at_low, double at_high)
{
    return (at_low <= 0.0 && at_high >= 0.0) || (at_low >= 0.0 && at_high <= 0.0);
}

}  // namespace

double bracketed_root(const std::function<double(double)>& function, double low, double high,
                      const LocalText& sought)
{
    const double at_low = function(low);
    const double at_high = function(high);
    if (!(low < high) || !is_bracketed(at_low, at_high)) {
        throw RunError(localized("there is no {} between {:.6g} and {:.6g}: at these it is missed "
                                 "by {:.6g} and {:.6g}",
                                 sought, low, high, at_low, at_high));
    }
    constexpr int bits = std::numeric_limits<double>::digits - 1;
    std::uintmax_t steps = 500;
    const auto [left, right] =
        boost::math::tools::toms748_solve(function, low, high, at_low, at_high,
                                          boost::math::tools::eps_tolerance<double>(bits), steps);
    return std::abs(function(left)) <= std::abs(function(right)) ? left : right;
}

double bracketed_root(const std::function<double(double)>& function, double low, double high,
                      std::string_view sought)
{
    return bracketed_root(function, low, high, localized_text(sought));
}

}  // namespace natality
