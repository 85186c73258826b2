#include <natality/measures/response.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;

const ByYear full_dose_for_30_years = ByYear::Ones(30);

TEST(LaggedResponse, WithoutLagFollowsTheDoseAYearLater)
{
    ByYear dose(4);
    dose << 0.5, 1.0, 1.0, 0.0;
    EXPECT_THAT(lagged_response(dose, 0.0), ElementsAre(0.0, 0.5, 1.0, 1.0));
}

TEST(LaggedResponse, ClosesTheSameShareOfTheGapEveryYear)
{
    // τ = 2: z(t) = 1 − exp(−t/2).
    const ByYear response = lagged_response(full_dose_for_30_years, 2.0);
    EXPECT_EQ(response(0), 0.0);
    EXPECT_DOUBLE_EQ(response(1), 1.0 - std::exp(-0.5));
    EXPECT_DOUBLE_EQ(response(6), 1.0 - std::exp(-3.0));
}

TEST(LaggedResponse, AStepOfFiveYearsGoesAsFarAsFiveYears)
{
    const ByYear yearly = lagged_response(full_dose_for_30_years, 3.0);
    const ByYear wide = lagged_response(ByYear::Ones(6), 3.0, 5);
    EXPECT_THAT(wide(1), DoubleNear(yearly(5), 1e-15));
    EXPECT_THAT(wide(5), DoubleNear(yearly(25), 1e-15));
}

TEST(ClockAdvance, BuildsUpWithItsHalfLife)
{
    // R(s) = β·H/ln 2·(1 − 2^{−s/H}) under full response.
    const double beta = 0.1;
    const double half_life = 4.0;
    const ByYear advance = clock_advance_path(full_dose_for_30_years, beta, half_life);
    ASSERT_EQ(advance.size(), 31);
    EXPECT_EQ(advance(0), 0.0);
    for (const int s : {1, 4, 12, 30}) {
        const double closed_form =
            beta * half_life / std::numbers::ln2 * (1.0 - std::exp2(-s / half_life));
        EXPECT_NEAR(advance(s), closed_form, 1e-15) << s;
    }
    EXPECT_NEAR(advance(8) - advance(4), 0.5 * advance(4), 1e-15);
}

TEST(ClockAdvance, ItsFirstYearIsNearlyTheEffect)
{
    // (H/ln 2)(1 − 2^{−1/H}) = 1 − ln 2/(2H) + …: 0.917 of the effect for H = 4.
    const ByYear advance = clock_advance_path(full_dose_for_30_years, 0.1, 4.0);
    EXPECT_NEAR(advance(1), 0.0918, 5e-5);
}

TEST(ClockAdvance, RunsBackWhenTheResponseEnds)
{
    ByYear response = ByYear::Zero(9);
    response.head(5).setOnes();
    const ByYear advance = clock_advance_path(response, 0.1, 2.0);
    EXPECT_DOUBLE_EQ(advance(7), 0.5 * advance(5));
    EXPECT_DOUBLE_EQ(advance(9), 0.25 * advance(5));
}

TEST(ClockAdvance, WithoutTempoPartStaysAtZero)
{
    EXPECT_THAT(clock_advance_path(full_dose_for_30_years, 0.0, 4.0), Each(0.0));
}

TEST(ClockAdvance, AStepOfFiveYearsGoesAsFarAsFiveYears)
{
    const ByYear yearly = clock_advance_path(full_dose_for_30_years, 0.1, 4.0);
    const ByYear wide = clock_advance_path(ByYear::Ones(6), 0.1, 4.0, 5);
    EXPECT_THAT(wide(3), DoubleNear(yearly(15), 1e-15));
}

TEST(ClockAdvanceIn, IsTheYearsChangeAndItsMiddle)
{
    ByYear path(3);
    path << 0.0, 0.4, 1.0;
    const ClockAdvance second = clock_advance_in(path, 1);
    EXPECT_DOUBLE_EQ(second.change, 0.6);
    EXPECT_DOUBLE_EQ(second.level, 0.7);
    EXPECT_THAT(clock_advance_in(path, 1, 5).change, DoubleEq(0.12));
}

TEST(LimitedAdvance, StaysBetweenNoneAndTheLongest)
{
    EXPECT_EQ(limited_advance(0.7, 0.5), 0.7);
    EXPECT_EQ(limited_advance(2.5, 1.5), longest_advance);
    EXPECT_EQ(limited_advance(-0.1, 0.5), 0.0);
}

TEST(LimitedAdvance, FallsByAtMostTheYearsOfTheStep)
{
    EXPECT_EQ(limited_advance(0.0, 1.75), 0.75);
    EXPECT_EQ(limited_advance(0.0, 1.75, 5), 0.0);
}

}  // namespace
}  // namespace natality
