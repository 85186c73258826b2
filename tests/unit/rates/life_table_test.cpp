#include <natality/rates/life_table.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/rates.hpp>

#include <cmath>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;

// Andreev and Kingkade 2015, table 3-2: three straight lines for each sex, at their ends.
TEST(InfantSeparation, OfWomenFollowsAndreevAndKingkade)
{
    EXPECT_DOUBLE_EQ(infant_separation(0.0, Sex::female), 0.14903);
    EXPECT_DOUBLE_EQ(infant_separation(0.005, Sex::female), 0.13875365);
    EXPECT_DOUBLE_EQ(infant_separation(0.01724, Sex::female), 0.1135765436);
    EXPECT_DOUBLE_EQ(infant_separation(0.05, Sex::female), 0.2407145);
    EXPECT_DOUBLE_EQ(infant_separation(0.06891, Sex::female), 0.31411);
    EXPECT_DOUBLE_EQ(infant_separation(0.3, Sex::female), 0.31411);
}

TEST(InfantSeparation, OfMenFollowsAndreevAndKingkade)
{
    EXPECT_DOUBLE_EQ(infant_separation(0.0, Sex::male), 0.14929);
    EXPECT_DOUBLE_EQ(infant_separation(0.005, Sex::male), 0.13931275);
    EXPECT_DOUBLE_EQ(infant_separation(0.023, Sex::male), 0.10330483);
    EXPECT_DOUBLE_EQ(infant_separation(0.05, Sex::male), 0.1913305);
    EXPECT_DOUBLE_EQ(infant_separation(0.08307, Sex::male), 0.29915);
    EXPECT_DOUBLE_EQ(infant_separation(0.3, Sex::male), 0.29915);
}

TEST(InfantSeparation, ItsLinesMeetWithinTheirRounding)
{
    const double just_below = 1e-9;
    EXPECT_NEAR(infant_separation(0.01724 - just_below, Sex::female),
                infant_separation(0.01724, Sex::female), 5e-5);
    EXPECT_NEAR(infant_separation(0.06891 - just_below, Sex::female),
                infant_separation(0.06891, Sex::female), 5e-5);
    EXPECT_NEAR(infant_separation(0.02300 - just_below, Sex::male),
                infant_separation(0.02300, Sex::male), 1e-4);
    EXPECT_NEAR(infant_separation(0.08307 - just_below, Sex::male),
                infant_separation(0.08307, Sex::male), 5e-5);
}

// m = 0.1, 0.2, 0.5 at ages 0, 1, 2+ of women; a(0) = 0.31411.
//   q(0) = 0.1 / (1 + 0.68589·0.1) = 0.1 / 1.068589, q(1) = 0.2 / 1.1, q(2) = 1
//   l(0) = 1, l(1) = 0.968589 / 1.068589, l(2) = l(1)·0.9 / 1.1
//   L(0) = l(1) + 0.31411·d(0) = 1 / 1.068589, L(1) = (l(1) + l(2)) / 2, L(2) = l(2) / 0.5
TEST(LifeTable, OfThreeGroupsMatchesTheHandCalculation)
{
    const LifeTable table = life_table(by_age({0.1, 0.2, 0.5}), Sex::female);
    EXPECT_THAT(table.a, ElementsAre(0.31411, 0.5, 2.0));
    EXPECT_THAT(table.q, ElementsAre(DoubleEq(0.09358134886284625), DoubleEq(2.0 / 11.0), 1.0));
    EXPECT_THAT(table.l,
                ElementsAre(1.0, DoubleEq(0.9064186511371537), DoubleEq(0.7416152600213076)));
    EXPECT_THAT(table.L, ElementsAre(DoubleEq(0.9358134886284624), DoubleEq(0.8240169555792307),
                                     DoubleEq(1.4832305200426152)));
    EXPECT_DOUBLE_EQ(table.T(0), 3.2430609642503083);
    EXPECT_DOUBLE_EQ(table.e(0), 3.2430609642503083);
}

TEST(LifeTable, ItsDeathsPerPersonYearAreTheRatesItIsMadeFrom)
{
    const ByAge rates = by_age({0.02, 0.001, 0.05, 0.3, 0.6});
    const LifeTable table = life_table(rates, Sex::male);
    for (Index x = 0; x < rates.size(); ++x) {
        EXPECT_NEAR(table.d(x) / table.L(x), rates(x), 1e-15) << x;
    }
}

TEST(LifeTable, OpenGroupUsesTheInverseOfItsRate)
{
    const LifeTable table = life_table(by_age({0.02, 0.1, 0.25}), Sex::female);
    EXPECT_DOUBLE_EQ(table.e(2), 4.0);
}

TEST(LifeTable, EveryoneDiesWithinAGroupOfAVeryHighRate)
{
    const LifeTable table = life_table(by_age({0.02, 3.0, 0.1, 0.5}), Sex::female);
    EXPECT_EQ(table.q(1), 1.0);
    EXPECT_EQ(table.l(2), 0.0);
    EXPECT_EQ(table.e(2), 0.0);
}

TEST(LifeTableFromProbabilities, KeepsTheProbabilities)
{
    const ByAge q = by_age({0.03, 0.001, 0.05, 0.4, 1.0});
    const LifeTable table = life_table_from_probabilities(q, Sex::male);
    for (Index x = 0; x < q.size(); ++x) {
        EXPECT_NEAR(table.q(x), q(x), 1e-15) << x;
    }
}

TEST(LifeTableFromProbabilities, TheOpenGroupHasTheDeathRateOfTheLastClosedAge)
{
    // q = 0.4 halfway is m = 0.4 / 0.8 = 0.5.
    const LifeTable table = life_table_from_probabilities(by_age({0.03, 0.4, 1.0}), Sex::female);
    EXPECT_DOUBLE_EQ(table.e(2), 2.0);
}

// Coale and Demeny's West family as in Preston, Heuveline and Guillot 2001, table 3.3.
TEST(AbridgedLifeTable, DeathsAtOneToFourFollowCoaleAndDemeny)
{
    const auto separation_at_1_4 = [](double infant_rate, Sex sex) {
        return abridged_life_table(by_age({infant_rate, 0.01, 0.1, 0.5}), 5, sex).a(1);
    };
    EXPECT_DOUBLE_EQ(separation_at_1_4(0.02, Sex::female), 1.49164);
    EXPECT_DOUBLE_EQ(separation_at_1_4(0.02, Sex::male), 1.59468);
    EXPECT_DOUBLE_EQ(separation_at_1_4(0.107, Sex::female), 1.361);
    EXPECT_DOUBLE_EQ(separation_at_1_4(0.107, Sex::male), 1.352);
}

// m = 0.02, 0.01, 0.04, 0.2 at ages 0, 1-4, 5-9, 10+ of women; a(0) = 0.04667 + 3.88089·0.02 =
// 0.1242878, a(1) = 1.49164, a(5) = 2.5.
//   q = 0.02 / (1 + 0.8757122·0.02), 0.04 / (1 + 2.50836·0.01), 0.2 / 1.1, 1
TEST(AbridgedLifeTable, OfFourGroupsMatchesTheHandCalculation)
{
    const LifeTable table = abridged_life_table(by_age({0.02, 0.01, 0.04, 0.2}), 5, Sex::female);
    EXPECT_NEAR(table.q(0), 0.02 / 1.017514244, 1e-15);
    EXPECT_NEAR(table.q(1), 0.04 / 1.0250836, 1e-15);
    EXPECT_NEAR(table.q(2), 2.0 / 11.0, 1e-15);
    EXPECT_NEAR(table.L(2), 2.5 * (table.l(2) + table.l(3)), 1e-15);
    EXPECT_NEAR(table.e(3), 5.0, 1e-14);
}

// Greville 1943, with rates doubling from group to group: a = 2.5 − 25/12 (m − ln 4 / 10).
TEST(AbridgedLifeTable, DeathsFromTenOnFollowGreville)
{
    const ByAge rates = by_age({0.02, 0.001, 0.05, 0.1, 0.2, 0.4});
    const LifeTable table = abridged_life_table(rates, 5, Sex::male);
    EXPECT_DOUBLE_EQ(table.a(2), 2.5);
    EXPECT_NEAR(table.a(3), 2.5 - 25.0 / 12.0 * (0.1 - std::log(4.0) / 10.0), 1e-15);
    EXPECT_NEAR(table.a(4), 2.5 - 25.0 / 12.0 * (0.2 - std::log(4.0) / 10.0), 1e-15);
    EXPECT_DOUBLE_EQ(table.a(5), 2.5);
}

TEST(AbridgedLifeTable, SomeSurviveAFiveYearGroupWithARateOfOneHalf)
{
    const ByAge rates = by_age({0.02, 0.001, 0.3, 0.4, 0.5, 0.6});
    const LifeTable table = abridged_life_table(rates, 5, Sex::female);
    EXPECT_LT(table.q(4), 1.0);
    EXPECT_GT(table.l(5), 0.0);
}

TEST(AbridgedLifeTable, AGroupBesideOneWithoutDeathsTakesNoRiseOfTheRate)
{
    const ByAge rates = by_age({0.02, 0.001, 0.0, 0.012, 0.03, 0.5});
    EXPECT_NEAR(abridged_life_table(rates, 5, Sex::female).a(3), 2.5 - 25.0 / 12.0 * 0.012, 1e-15);
}

TEST(AbridgedLifeTable, OfOtherWidthsHasDeathsInTheMiddle)
{
    const LifeTable table = abridged_life_table(by_age({0.02, 0.01, 0.04, 0.2}), 10, Sex::female);
    EXPECT_EQ(table.n(1), 9.0);
    EXPECT_EQ(table.a(1), 4.5);
}

TEST(SurvivalRatios, AreRatiosOfPersonYears)
{
    const LifeTable table = life_table(by_age({0.1, 0.2, 0.3, 0.5}), Sex::female);
    EXPECT_THAT(survival_ratios(table, 1),
                ElementsAre(DoubleEq(table.L(0)), DoubleEq(table.L(1) / table.L(0)),
                            DoubleEq(table.L(2) / table.L(1)),
                            DoubleEq(table.L(3) / (table.L(2) + table.L(3)))));
}

TEST(SurvivalRatios, JoinTheFirstTwoGroupsOfAnAbridgedTable)
{
    const LifeTable table = abridged_life_table(by_age({0.02, 0.01, 0.04, 0.2}), 5, Sex::female);
    const double first_five_years = table.L(0) + table.L(1);
    EXPECT_THAT(survival_ratios(table, 5),
                ElementsAre(DoubleEq(first_five_years / 5.0),
                            DoubleEq(table.L(2) / first_five_years),
                            DoubleEq(table.L(3) / (table.L(2) + table.L(3)))));
}

TEST(SurvivalRatios, AreZeroWhereNobodyIsLeft)
{
    const LifeTable table = life_table(by_age({0.02, 3.0, 0.1, 0.5}), Sex::female);
    const ByAge ratios = survival_ratios(table, 1);
    EXPECT_EQ(ratios(2), 0.0);
    EXPECT_EQ(ratios(3), 0.0);
}

}  // namespace
}  // namespace natality
