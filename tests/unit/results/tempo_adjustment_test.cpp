#include <natality/results/tempo_adjustment.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace natality {
namespace {

/// One order, three years in which the mean age goes 28.0, 28.1, 28.4.
Eigen::ArrayXXd rising_age()
{
    Eigen::ArrayXXd ages(1, 3);
    ages << 28.0, 28.1, 28.4;
    return ages;
}

TEST(TempoAdjustedFertility, DividesByOneLessTheCentredChangeOfTheMeanAge)
{
    const TempoAdjustedFertility adjusted =
        tempo_adjusted_fertility(Eigen::ArrayXXd::Constant(1, 3, 0.8), rising_age());
    EXPECT_NEAR(adjusted.by_order(0, 1), 0.8 / (1.0 - 0.2), 1e-13);
}

TEST(TempoAdjustedFertility, TakesTheOneNeighbourAtEitherEnd)
{
    const TempoAdjustedFertility adjusted =
        tempo_adjusted_fertility(Eigen::ArrayXXd::Constant(1, 3, 0.8), rising_age());
    EXPECT_NEAR(adjusted.total(0), 0.8 / 0.9, 1e-13);
    EXPECT_NEAR(adjusted.total(2), 0.8 / 0.7, 1e-13);
}

TEST(TempoAdjustedFertility, CountsChangeAYearWhateverTheYearsApart)
{
    const TempoAdjustedFertility adjusted =
        tempo_adjusted_fertility(Eigen::ArrayXXd::Constant(1, 3, 0.8), rising_age(), 2);
    EXPECT_NEAR(adjusted.total(1), 0.8 / 0.9, 1e-13);
}

TEST(TempoAdjustedFertility, SumsOverOrdersAndLeavesEmptyOnesAtZero)
{
    Eigen::ArrayXXd tfr(2, 3);
    tfr << 0.8, 0.8, 0.8,  //
        0.0, 0.0, 0.0;
    Eigen::ArrayXXd ages(2, 3);
    ages << 28.0, 28.0, 28.0,  //
        NAN, NAN, NAN;
    const TempoAdjustedFertility adjusted = tempo_adjusted_fertility(tfr, ages);
    EXPECT_EQ(adjusted.by_order(1, 1), 0.0);
    EXPECT_EQ(adjusted.total(1), 0.8);
}

TEST(TempoAdjustedFertility, IsNotANumberWhereItHasNoMeaning)
{
    Eigen::ArrayXXd ages(1, 2);
    ages << 28.0, 29.5;
    EXPECT_TRUE(
        std::isnan(tempo_adjusted_fertility(Eigen::ArrayXXd::Constant(1, 2, 0.8), ages).total(0)));
    EXPECT_TRUE(std::isnan(tempo_adjusted_fertility(Eigen::ArrayXXd::Constant(1, 1, 0.8),
                                                    Eigen::ArrayXXd::Constant(1, 1, 28.0))
                               .total(0)));
}

}  // namespace
}  // namespace natality
