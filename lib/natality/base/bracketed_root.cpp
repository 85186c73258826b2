#include <natality/base/bracketed_root.hpp>

#include <boost/math/tools/roots.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

namespace natality {

double bracketed_root(const std::function<double(double)>& function, double low, double high)
{
    constexpr int bits = std::numeric_limits<double>::digits - 1;
    std::uintmax_t steps = 500;
    const auto [left, right] = boost::math::tools::toms748_solve(
        function, low, high, boost::math::tools::eps_tolerance<double>(bits), steps);
    return std::abs(function(left)) <= std::abs(function(right)) ? left : right;
}

}  // namespace natality
