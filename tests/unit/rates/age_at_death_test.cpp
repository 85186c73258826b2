#include <natality/rates/age_at_death.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality {
namespace {

/// Death rates of single years that rise by a tenth a year from 1 % on.
ByAge rising_rates(Index groups)
{
    ByAge rates(groups);
    for (Index x = 0; x < groups; ++x) {
        rates(x) = x == 0 ? 0.01 : 1.1 * rates(x - 1);
    }
    return rates;
}

double largest_difference(const ByAge& one, const ByAge& other)
{
    return (one - other).abs().maxCoeff();
}

TEST(LifeTableOf, RatiosAndFactorsOfATableIsThatTable)
{
    const LifeTable table = life_table(rising_rates(41), Sex::female);
    const LifeTable again =
        life_table_of(survival_ratios(table, 1), separation_factors(table, 1), 1);
    constexpr double rounding = 1e-13;
    EXPECT_LT(largest_difference(again.l, table.l), rounding);
    EXPECT_LT(largest_difference(again.d, table.d), rounding);
    EXPECT_LT(largest_difference(again.L, table.L), rounding);
    EXPECT_LT(largest_difference(again.q, table.q), rounding);
    EXPECT_LT(largest_difference(again.T, table.T), 1e-11);
    EXPECT_LT(largest_difference(again.e, table.e), 1e-11);
    EXPECT_LT(largest_difference(again.a.head(40), table.a.head(40)), 1e-9);
}

TEST(LifeTableOf, AbridgedTableJoinsTheFirstFiveYears)
{
    const LifeTable table = abridged_life_table(rising_rates(12), 5, Sex::male);
    const LifeTable joined =
        life_table_of(survival_ratios(table, 5), separation_factors(table, 5), 5);
    ASSERT_EQ(joined.l.size(), 11);
    EXPECT_DOUBLE_EQ(joined.l(0), 1.0);
    EXPECT_LT(largest_difference(joined.l.tail(10), table.l.tail(10)), 1e-13);
    EXPECT_NEAR(joined.d(0), table.d(0) + table.d(1), 1e-13);
    EXPECT_NEAR(joined.L(0), table.L(0) + table.L(1), 1e-13);
    EXPECT_NEAR(joined.e(0), table.e(0), 1e-11);
}

TEST(LifeTableOf, NobodyLeftHasNoLifeAhead)
{
    ByAge rates = ByAge::Constant(4, 0.1);
    rates(1) = 5.0;
    const LifeTable table = life_table(rates, Sex::female);
    const LifeTable again =
        life_table_of(survival_ratios(table, 1), separation_factors(table, 1), 1);
    EXPECT_DOUBLE_EQ(again.l(2), 0.0);
    EXPECT_DOUBLE_EQ(again.q(2), 1.0);
    EXPECT_DOUBLE_EQ(again.e(2), 0.0);
    EXPECT_DOUBLE_EQ(again.L(3), 0.0);
}

TEST(SeparationFactors, AreHalfWhereDeathsAreSpreadEvenlyAndRatesSmall)
{
    const ByAge factors = separation_factors(life_table(ByAge::Constant(5, 1e-6), Sex::female), 1);
    EXPECT_NEAR(factors(1), 0.5, 1e-6);
    EXPECT_NEAR(factors(2), 0.5, 1e-6);
    EXPECT_DOUBLE_EQ(factors(4), 1.0);
}

TEST(SeparationFactors, AreOneWhereNobodyDies)
{
    ByAge rates = ByAge::Zero(4);
    rates(3) = 0.1;
    EXPECT_DOUBLE_EQ(separation_factors(life_table(rates, Sex::male), 1)(1), 1.0);
}

TEST(DeathsByAge, ShareTheDeathsOfACohortAmongItsTwoAges)
{
    const ByAge cohort{{8.0, 4.0, 10.0}};
    const ByAge separation{{0.75, 0.3, 1.0}};
    // Worked by hand: 8 + 0.75 · 4; 4 · 0.25 + 10 · 0.3; 10 · 0.7.
    const ByAge deaths = deaths_by_age(cohort, separation);
    EXPECT_DOUBLE_EQ(deaths(0), 11.0);
    EXPECT_DOUBLE_EQ(deaths(1), 4.0);
    EXPECT_DOUBLE_EQ(deaths(2), 7.0);
}

}  // namespace
}  // namespace natality
