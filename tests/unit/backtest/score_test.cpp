#include <natality/backtest/score.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace natality {
namespace {

TEST(RankedProbabilityScore, IsTheDistanceForAPredictionWithoutSpread)
{
    EXPECT_DOUBLE_EQ(ranked_probability_score({2.0, 2.0, 2.0}, 5.0), 3.0);
    EXPECT_DOUBLE_EQ(ranked_probability_score({2.0, 2.0, 2.0}, -1.0), 3.0);
}

TEST(RankedProbabilityScore, OfAnEvenPredictionIsATwelfthOfItsWidthInTheMiddle)
{
    // Even on [0, 1]: the integral of (F − 1)^2 is ∫ u^2 over the halves, 2 × (1/2)^3 / 3 = 1/12.
    EXPECT_NEAR(ranked_probability_score({0.0, 0.5, 1.0}, 0.5), 1.0 / 12.0, 1e-15);
    // At its end: ∫ (1 − u)^2 du = 1/3.
    EXPECT_NEAR(ranked_probability_score({0.0, 0.5, 1.0}, 0.0), 1.0 / 3.0, 1e-15);
}

TEST(RankedProbabilityScore, IntegratesTheSquareOfTheDistributionLessTheStep)
{
    // Density 1/2 on [0, 1] and 1/4 on [1, 3], observed 2: ∫_0^1 u^2/4 + ∫_0^1 (1/2 + v/4)^2
    // + ∫_0^1 (w/4)^2 = 1/12 + (1/4 + 1/8 + 1/48) + 1/48 = 1/2.
    EXPECT_NEAR(ranked_probability_score({0.0, 1.0, 3.0}, 2.0), 0.5, 1e-15);
}

TEST(RankedProbabilityScore, RefusesAPredictionThatFalls)
{
    EXPECT_THROW(static_cast<void>(ranked_probability_score({1.0, 0.0, 2.0}, 0.0)),
                 std::invalid_argument);
}

TEST(Skill, IsWhatIsGainedOnTheReference)
{
    EXPECT_DOUBLE_EQ(skill(0.0, 2.0), 1.0);
    EXPECT_DOUBLE_EQ(skill(3.0, 2.0), -0.5);
    EXPECT_TRUE(std::isnan(skill(1.0, 0.0)));
}

}  // namespace
}  // namespace natality
