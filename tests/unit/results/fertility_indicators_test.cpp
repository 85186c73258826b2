#include <natality/results/fertility_indicators.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/outcome.hpp>
#include <support/rates.hpp>

#include <cmath>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;

const AgeAxis ages(1, Age{4});
const YearAxis two_years(Year{2020}, 2);

RatePaths rates_of(const ByAge& asfr, const AgeAxis& axis = ages)
{
    const ByAge survival = by_age({0.98, 0.99, 0.95, 0.9, 0.5});
    return test::constant_rates(axis, YearAxis(Year{2020}, 2, axis.width()),
                                {{survival, survival}, asfr, 1.05, {}});
}

const ByAge asfr = by_age({0, 0.2, 0.6, 0.1, 0});

/// Half of the births of age 2 and a quarter of the others are of order 2 or later.
RatePaths rates_by_order()
{
    RatePaths rates = rates_of(asfr);
    const ByAgeYear all = rates.births.by_order.front();
    ByAgeYear later = 0.25 * all;
    later.row(2) = 0.5 * all.row(2);
    rates.births = {{"1", "2+"}, {all - later, later}};
    return rates;
}

TEST(TotalFertilityRate, SumsTheAsfrOverYearsOfAge)
{
    EXPECT_THAT(total_fertility_rate(rates_of(asfr)), Each(DoubleEq(0.9)));
    EXPECT_THAT(total_fertility_rate(rates_of(asfr, AgeAxis(5, Age{20}))), Each(DoubleEq(4.5)));
}

TEST(TotalFertilityRate, ByOrderSumsToThatOfAllOrders)
{
    const Eigen::ArrayXXd by_order = total_fertility_rate_by_order(rates_by_order());
    EXPECT_THAT(by_order.col(1), ElementsAre(DoubleEq(0.525), DoubleEq(0.375)));
}

// (1.5·0.2 + 2.5·0.6 + 3.5·0.1) / 0.9 = 2.15 / 0.9.
TEST(MeanAgeAtBirth, TakesBirthsInTheMiddleOfTheAge)
{
    EXPECT_THAT(mean_age_at_birth(rates_of(asfr)), Each(DoubleEq(2.15 / 0.9)));
    EXPECT_THAT(mean_age_at_birth(rates_of(asfr, AgeAxis(5, Age{20}))),
                Each(DoubleEq(5.0 * 2.15 / 0.9)));
}

// Later births 0.05, 0.3, 0.025: (1.5·0.05 + 2.5·0.3 + 3.5·0.025) / 0.375.
TEST(MeanAgeAtBirth, ByOrderWeighsTheRatesOfTheOrder)
{
    EXPECT_DOUBLE_EQ(mean_age_at_birth_by_order(rates_by_order())(1, 0), 0.9125 / 0.375);
}

TEST(MeanAgeAtBirth, IsNotANumberWithoutBirths)
{
    EXPECT_TRUE(std::isnan(mean_age_at_birth(rates_of(ByAge::Zero(5)))(0)));
}

TEST(TempoAdjustedFertility, IsTheTotalFertilityRateWhereAgesStandStill)
{
    const TempoAdjustedFertility adjusted = tempo_adjusted_fertility(rates_by_order());
    EXPECT_THAT(adjusted.by_order.col(0), ElementsAre(DoubleEq(0.525), DoubleEq(0.375)));
    EXPECT_THAT(adjusted.total, Each(DoubleEq(0.9)));
}

TEST(TempoAdjustedFertility, DividesByTheYearlyChangeOfEachOrdersMeanAge)
{
    RatePaths rates = rates_by_order();
    // The second year's first births: 0.15, 0.3 and 0.075 at ages 1 to 3 become 0.1, 0.3 and 0.125.
    rates.births.by_order[0].col(1) = by_age({0, 0.1, 0.3, 0.125, 0});
    // The mean age rises by (1.5·(−0.05) + 3.5·0.05) / 0.525 = 0.1 / 0.525.
    const double change = 0.1 / 0.525;
    const TempoAdjustedFertility adjusted = tempo_adjusted_fertility(rates);
    EXPECT_NEAR(adjusted.by_order(0, 1), 0.525 / (1.0 - change), 1e-14);
    EXPECT_NEAR(adjusted.total(1), 0.525 / (1.0 - change) + 0.375, 1e-14);
}

TEST(TempoAdjustedFertility, IsNotANumberWithoutBirthOrders)
{
    const TempoAdjustedFertility adjusted = tempo_adjusted_fertility(rates_of(asfr));
    EXPECT_TRUE(adjusted.by_order.isNaN().all());
    EXPECT_TRUE(adjusted.total.isNaN().all());
}

// L = 0.98, 0.9702, 0.92169, 0.829521: (0.2·0.9702 + 0.6·0.92169 + 0.1·0.829521) / 2.05.
TEST(NetReproductionRate, CountsDaughtersOverTheYearsSurvived)
{
    EXPECT_THAT(net_reproduction_rate(rates_of(asfr)), Each(DoubleEq(0.8300061 / 2.05)));
}

TEST(IntrinsicGrowthRate, OfOneFertileAgeHasAClosedForm)
{
    // All daughters are born at exact age 2.5: R₀ exp(−2.5 r) = 1.
    const RatePaths rates = rates_of(by_age({0, 0, 1.0, 0, 0}));
    const double expected = std::log(0.92169 / 2.05) / 2.5;
    EXPECT_NEAR(intrinsic_growth_rate(rates)(0), expected, 1e-12);
}

TEST(IntrinsicGrowthRate, OfWideGroupsTakesTheirMiddle)
{
    // Five years lived in each group: L(2) = 5·0.92169, mean age 12.5.
    const RatePaths rates = rates_of(by_age({0, 0, 1.0, 0, 0}), AgeAxis(5, Age{20}));
    const double expected = std::log(5.0 * 0.92169 / 2.05) / 12.5;
    EXPECT_NEAR(intrinsic_growth_rate(rates)(0), expected, 1e-12);
}

TEST(IntrinsicGrowthRate, SolvesLotkasEquation)
{
    const RatePaths rates = rates_of(asfr);
    const double r = intrinsic_growth_rate(rates)(0);
    const double daughters =
        (0.2 * 0.9702 * std::exp(-1.5 * r) + 0.6 * 0.92169 * std::exp(-2.5 * r) +
         0.1 * 0.829521 * std::exp(-3.5 * r)) /
        2.05;
    EXPECT_NEAR(daughters, 1.0, 1e-12);
}

TEST(IntrinsicGrowthRate, IsNotANumberWithoutBirths)
{
    EXPECT_TRUE(std::isnan(intrinsic_growth_rate(rates_of(ByAge::Zero(5)))(0)));
}

TEST(BirthsByOrder, ShareTheBirthsOfEachAgeLikeItsRates)
{
    const RegionOutcome standing =
        test::standing_outcome(ages, two_years, ByAge::Ones(5), by_age({0, 20, 60, 10, 0}), asfr);
    EXPECT_THAT(total_births(standing.trajectory), Each(90.0));
    const Eigen::ArrayXXd by_order = births_by_order(standing.trajectory, rates_by_order().births);
    EXPECT_THAT(by_order.col(0), ElementsAre(DoubleEq(52.5), DoubleEq(37.5)));
}

}  // namespace
}  // namespace natality
