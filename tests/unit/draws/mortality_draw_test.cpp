#include <natality/draws/mortality_draw.hpp>

#include <natality/draws/quantile_path.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace natality {
namespace {

/// Ages 0, 1 and 2+ of people of whom a tenth, a fifth and a half die.
ByAge three_ages()
{
    ByAge ratio(3);
    ratio << 0.9, 0.8, 0.5;
    return ratio;
}

QuantileBounds about_two(double width)
{
    QuantileBounds bounds{YearAxis(Year{2020}, 1), Eigen::ArrayXXd(5, 1)};
    bounds.values.col(0) << 2.0 - 2.0 * width, 2.0 - width, 2.0, 2.0 + 1.5 * width,
        2.0 + 3.0 * width;
    return bounds;
}

/// The three ages as both sexes in two years, with bounds of the first that hold.
MortalityDraw draw_of(double width, const ByAge& change)
{
    const ByAgeYear ratios = three_ages().replicate(1, 2);
    return {{ratios, ratios},
            {change, change},
            {about_two(width), about_two(width)},
            YearAxis(Year{2020}, 2)};
}

BySex<ByAgeYear> applied(const MortalityDraw& draw, double score)
{
    BySex<ByAgeYear> ratios{three_ages().replicate(1, 2), three_ages().replicate(1, 2)};
    draw.apply(ByYear::Constant(2, score), ratios);
    return ratios;
}

TEST(LifeExpectancy, IsTheSumOfPersonYears)
{
    // L: 0.9, 0.9 × 0.8 = 0.72, then 0.72 × 0.5 / (1 − 0.5) = 0.72.
    EXPECT_NEAR(life_expectancy(three_ages(), 1), 2.34, 1e-15);
    EXPECT_NEAR(life_expectancy(three_ages(), 5), 5.0 * 2.34, 1e-14);
}

TEST(MortalityChange, IsThatOfTheLogRatesAndNeverUpwards)
{
    ByAge later(3);
    later << std::sqrt(0.9), 0.7, 0.8;
    const ByAge change = mortality_change(three_ages(), later, 1);
    EXPECT_NEAR(change(0), std::log(0.5), 1e-14);
    EXPECT_EQ(change(1), 0.0);
    EXPECT_NEAR(change(2), std::log(std::log(0.8) / std::log(0.5)), 1e-14);
}

TEST(MortalityChange, IsTheSameAtAllAgesWhereMortalityDoesNotFall)
{
    EXPECT_TRUE((mortality_change(three_ages(), three_ages(), 1) == -1.0).all());
}

TEST(MortalityDraw, AScoreOfABoundBringsItsLifeExpectancy)
{
    ByAge change(3);
    change << -1.0, -0.5, -0.2;
    const MortalityDraw draw = draw_of(0.1, change);
    const double own = life_expectancy(three_ages(), 1);
    const auto reached = [&](double score) {
        return life_expectancy(applied(draw, score).female.col(1), 1) - own;
    };
    EXPECT_NEAR(reached(-score_of_95), -0.2, 1e-12);
    EXPECT_NEAR(reached(-score_of_80), -0.1, 1e-12);
    EXPECT_NEAR(reached(score_of_80), 0.15, 1e-12);
    EXPECT_NEAR(reached(score_of_95), 0.3, 1e-12);
    EXPECT_LT(reached(0.5), reached(0.6));
}

TEST(MortalityDraw, MovesEachAgeByItsOwnWay)
{
    ByAge change(3);
    change << -1.0, 0.0, -0.5;
    const BySex<ByAgeYear> ratios = applied(draw_of(0.1, change), 1.0);
    const auto shift = [&](Index age) {
        return std::log(std::log(ratios.male(age, 0)) / std::log(three_ages()(age)));
    };
    EXPECT_NEAR(shift(0), 2.0 * shift(2), 1e-13);
    EXPECT_NEAR(shift(1), 0.0, 1e-14);
}

TEST(MortalityDraw, WithoutSpreadEverythingStaysBitForBit)
{
    const BySex<ByAgeYear> ratios = applied(draw_of(0.0, ByAge::Constant(3, -1.0)), 1.7);
    EXPECT_TRUE((ratios.female == three_ages().replicate(1, 2)).all());
}

}  // namespace
}  // namespace natality
