#include <natality/batch/detail/batch_lanes.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace natality::detail {
namespace {

using Pair = VectorTypes<2>::Double;

/// The error of e^x - 1 in units in the last place, against the long double function.
double error_in_units(double x)
{
    const Pair found = exponential_minus_one(Pair{x, -x});
    const long double expected = std::expm1(static_cast<long double>(x));
    const double size = std::abs(static_cast<double>(expected));
    const double unit = std::nextafter(size, std::numeric_limits<double>::infinity()) - size;
    return std::abs(static_cast<double>(found[0] - expected)) / unit;
}

TEST(ExponentialMinusOne, IsWithinTwoUnitsInTheLastPlace)
{
    for (const double scale : {1e-300, 1e-9, 0.01, 0.3466, 1.0, 40.0, exponent_bound}) {
        for (int i = -5000; i <= 5000; ++i) {
            const double x = scale * i / 5000.0;
            EXPECT_LE(error_in_units(x), 2.0) << "x = " << x;
        }
    }
}

TEST(ExponentialMinusOne, OfZeroIsZero)
{
    EXPECT_EQ(exponential_minus_one(Pair{0.0, 0.0})[0], 0.0);
}

TEST(LargestLane, LooksAtAllOfThem)
{
    EXPECT_EQ(largest_lane(Pair{1.0, 2.0}), 2.0);
    EXPECT_EQ(largest_lane(Pair{3.0, 2.0}), 3.0);
}

}  // namespace
}  // namespace natality::detail
