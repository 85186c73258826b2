#include <natality/rates/rate_levers.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

/// Two years, two log effects, a clock and newborn.
LeverLayout layout()
{
    LeverLayout layout = without_levers(3, 5, 2);
    layout.log_effects = 2;
    layout.clock = true;
    layout.newborn = true;
    return layout;
}

TEST(WithoutLevers, NoRateIsMoved)
{
    const LeverLayout none = without_levers(3, 5, 2);
    EXPECT_EQ(none.years, 2);
    EXPECT_EQ(none.log_effects, 0);
    EXPECT_FALSE(none.clock);
    EXPECT_FALSE(none.newborn);
    ASSERT_EQ(none.log_effect_of.size(), 3U);
    for (const Eigen::ArrayXi& of_rate : none.log_effect_of) {
        EXPECT_EQ(of_rate.size(), 5);
        EXPECT_TRUE((of_rate == no_lever).all());
    }
}

TEST(RateLevers, HaveRowsForWhatTheLayoutMoves)
{
    const RateLevers levers(layout(), 9);
    EXPECT_EQ(levers.scenarios(), 9);
    EXPECT_EQ(levers.log_effects().rows(), 4);
    EXPECT_EQ(levers.advances().rows(), 3);
    EXPECT_EQ(levers.newborn().rows(), 4);
    const RateLevers none(without_levers(3, 5, 2), 9);
    EXPECT_EQ(none.log_effects().rows() + none.advances().rows() + none.newborn().rows(), 0);
}

TEST(RateLevers, AreThoseOfTheBaselineToBeginWith)
{
    RateLevers levers(layout(), 1);
    EXPECT_EQ(levers.log_effect(0, 1, 1), 0.0);
    EXPECT_EQ(levers.advance(0, 2), 0.0);
    EXPECT_EQ(levers.infant_mortality(0, 1), 0.0);
    EXPECT_EQ(levers.sex_ratio_at_birth(0, 1), 0.0);
}

TEST(RateLevers, StandYearByYearInTheirTables)
{
    RateLevers levers(layout(), 9);
    levers.log_effect(8, 1, 0) = 0.1;
    levers.advance(8, 2) = 0.2;
    levers.infant_mortality(8, 1) = 0.3;
    levers.sex_ratio_at_birth(8, 1) = 0.4;
    EXPECT_EQ(levers.log_effects()(2, 8), 0.1);
    EXPECT_EQ(levers.advances()(2, 8), 0.2);
    EXPECT_EQ(levers.newborn()(2, 8), 0.3);
    EXPECT_EQ(levers.newborn()(3, 8), 0.4);
}

}  // namespace
}  // namespace natality
