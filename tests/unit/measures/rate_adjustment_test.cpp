#include <natality/measures/rate_adjustment.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace natality {
namespace {

constexpr double no_maximum = std::numeric_limits<double>::infinity();

/// Rates at the age asked and the ages after it; 0 past the last.
double rate_at(int offset)
{
    constexpr std::array<double, 4> rates{0.10, 0.08, 0.04, 0.02};
    return offset < 4 ? rates.at(static_cast<std::size_t>(offset)) : 0.0;
}

TEST(AdvancedRate, WithoutAdvanceIsTheRateBitForBit)
{
    EXPECT_EQ(advanced_rate(rate_at, {.change = 0.0, .level = 0.0}), 0.10);
}

TEST(AdvancedRate, ReadsBetweenAgesLinearly)
{
    // A quarter of a year on: 0.75·0.10 + 0.25·0.08.
    EXPECT_DOUBLE_EQ(advanced_rate(rate_at, {.change = 0.0, .level = 0.25}), 0.095);
}

TEST(AdvancedRate, PassesWholeYears)
{
    // 1.5 years on: halfway from 0.08 to 0.04.
    EXPECT_DOUBLE_EQ(advanced_rate(rate_at, {.change = 0.0, .level = 1.5}), 0.06);
    EXPECT_DOUBLE_EQ(advanced_rate(rate_at, {.change = 0.0, .level = 3.5}), 0.01);
}

TEST(AdvancedRate, RunsFasterWhileTheAdvanceGrows)
{
    EXPECT_DOUBLE_EQ(advanced_rate(rate_at, {.change = 0.2, .level = 0.0}), 0.12);
    EXPECT_DOUBLE_EQ(advanced_rate(rate_at, {.change = -0.5, .level = 1.0}), 0.04);
}

TEST(AdjustedRate, WithoutEffectIsTheRateBitForBit)
{
    EXPECT_EQ(adjusted_rate(0.123, 0.2, RateGrowth(0.0)), 0.123);
    EXPECT_EQ(adjusted_rate(0.123, no_maximum, RateGrowth(0.0)), 0.123);
}

TEST(AdjustedRate, WithoutMaximumIsMultiplied)
{
    EXPECT_DOUBLE_EQ(adjusted_rate(0.1, no_maximum, RateGrowth(std::log(1.5))), 0.15);
}

TEST(AdjustedRate, AFallIsNotBentByTheMaximum)
{
    EXPECT_DOUBLE_EQ(adjusted_rate(0.1, 0.12, RateGrowth(std::log(0.5))), 0.05);
}

TEST(AdjustedRate, BendsTowardsTheMaximum)
{
    // h = 0.1, maximum 0.2, e^η = 2: 0.1 + 0.1·(1 − exp(−0.1·1/0.1)) = 0.2 − 0.1/e.
    EXPECT_DOUBLE_EQ(adjusted_rate(0.1, 0.2, RateGrowth(std::log(2.0))),
                     0.2 - 0.1 * std::exp(-1.0));
}

TEST(AdjustedRate, StartsWithSlopeOne)
{
    // d(h'/h)/dη = 1 at η = 0, whatever the maximum; the error of the difference is of order η.
    const double eta = 1e-7;
    const double slope = (adjusted_rate(0.1, 0.13, RateGrowth(eta)) / 0.1 - 1.0) / eta;
    EXPECT_NEAR(slope, 1.0, 1e-6);
}

TEST(AdjustedRate, ReachesTheMaximumInTheLimit)
{
    EXPECT_DOUBLE_EQ(adjusted_rate(0.1, 0.2, RateGrowth(10.0)), 0.2);
}

TEST(AdjustedRate, AtOrAboveTheMaximumDoesNotRise)
{
    EXPECT_EQ(adjusted_rate(0.2, 0.2, RateGrowth(1.0)), 0.2);
    EXPECT_EQ(adjusted_rate(0.25, 0.2, RateGrowth(1.0)), 0.25);
}

}  // namespace
}  // namespace natality
