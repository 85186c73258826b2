#include <natality/results/births_gain.hpp>

#include <gtest/gtest.h>

#include <array>

namespace natality {
namespace {

/// 100 births a year, and \p births from position \p from on.
ByYear births_from(Index from, double births, Index years)
{
    ByYear series = ByYear::Constant(years, 100.0);
    series.tail(years - from).setConstant(births);
    return series;
}

TEST(BirthsGain, IsReadOverThirtyYearsFromTheFirstThatDiffer)
{
    const YearAxis years(Year{2020}, 50);
    ByYear births = births_from(8, 110.0, 50);
    // Later years do not count.
    births.tail(12) = 500.0;
    const auto gain = births_gain(births, ByYear::Constant(50, 100.0), years);
    ASSERT_TRUE(gain);
    EXPECT_EQ(gain->first, Year{2028});
    EXPECT_EQ(gain->last, Year{2057});
    EXPECT_NEAR(gain->relative, 0.1, 1e-12);
}

TEST(BirthsGain, EndsWithTheProjection)
{
    const YearAxis years(Year{2020}, 10);
    const auto gain = births_gain(births_from(5, 90.0, 10), ByYear::Constant(10, 100.0), years);
    ASSERT_TRUE(gain);
    EXPECT_EQ(gain->last, Year{2029});
    EXPECT_NEAR(gain->relative, -0.1, 1e-12);
}

TEST(BirthsGain, CountsStepsOfFiveYears)
{
    const YearAxis steps(Year{2020}, 10, 5);
    const auto gain = births_gain(births_from(1, 120.0, 10), ByYear::Constant(10, 100.0), steps);
    ASSERT_TRUE(gain);
    EXPECT_EQ(gain->first, Year{2025});
    EXPECT_EQ(gain->last, Year{2054});
    EXPECT_NEAR(gain->relative, 0.2, 1e-12);
}

TEST(BirthsGain, IsNothingWhereBirthsAreTheBaselines)
{
    const ByYear births = ByYear::Constant(10, 100.0);
    EXPECT_FALSE(births_gain(births, births, YearAxis(Year{2020}, 10)));
}

TEST(IsBeyond, HoldsBothEndsOfTheBandForWithin)
{
    EXPECT_FALSE(is_beyond(0.0, {0.0, 0.3}));
    EXPECT_FALSE(is_beyond(0.3, {0.0, 0.3}));
    EXPECT_TRUE(is_beyond(0.31, {0.0, 0.3}));
    EXPECT_TRUE(is_beyond(-0.01, {0.0, 0.3}));
}

TEST(BirthsGain, ALossIsAsPlausibleAsTheSameGain)
{
    const std::array<double, 2> band{0.0, 0.3};
    EXPECT_FALSE(is_implausible({Year{2027}, Year{2056}, 0.3}, band));
    EXPECT_FALSE(is_implausible({Year{2027}, Year{2056}, -0.3}, band));
    EXPECT_TRUE(is_implausible({Year{2027}, Year{2056}, -0.31}, band));
}

}  // namespace
}  // namespace natality
