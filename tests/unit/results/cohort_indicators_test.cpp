#include <natality/results/cohort_indicators.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/outcome.hpp>

#include <cmath>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

/// Women alike, bearing at \p asfr.
RegionOutcome alike(const AgeAxis& ages, const YearAxis& years, const ByAge& asfr)
{
    return test::standing_outcome(ages, years, ByAge::Constant(ages.size(), 100.0),
                                  ByAge::Zero(ages.size()), asfr);
}

/// One child a woman, half of it at age 20 and half at 21.
RegionOutcome one_child_each(Index years)
{
    const AgeAxis ages(1, Age{60});
    ByAge asfr = ByAge::Zero(ages.size());
    asfr.segment(20, 2) = 0.5;
    return alike(ages, YearAxis(Year{2020}, years), asfr);
}

ByYear completed(const RegionOutcome& outcome)
{
    return completed_cohort_fertility(outcome);
}

TEST(CompletedCohortFertility, OfWomenAlikeIsKnownForCohortsThatComeOfAgeLater)
{
    const ByYear children = completed(one_child_each(60));
    // Aged 20, 19 and 0 on 1 January 2020, and born in 2025.
    EXPECT_TRUE(std::isnan(children(29)));
    EXPECT_DOUBLE_EQ(children(30), 1.0);
    EXPECT_DOUBLE_EQ(children(49), 1.0);
    EXPECT_DOUBLE_EQ(children(55), 1.0);
}

TEST(CompletedCohortFertility, OfWomenAlikeFollowsTheCohortThroughTheYears)
{
    RegionOutcome outcome = one_child_each(40);
    outcome.births.by_order.front()(20, 1) = 1.0;
    // Aged 19 in 2020: ½ · 0.5 in 2020, ½ (1 + 0.5) in 2021, ½ · 0.5 in 2022.
    EXPECT_DOUBLE_EQ(completed(outcome)(30), 1.25);
    // Aged 18: of age 20 only the second half, in 2021.
    EXPECT_DOUBLE_EQ(completed(outcome)(31), 1.25);
    EXPECT_DOUBLE_EQ(completed(outcome)(32), 1.0);
}

TEST(CompletedCohortFertility, OfWideGroupsCountsAllTheirYears)
{
    const AgeAxis ages(5, Age{60});
    ByAge asfr = ByAge::Zero(ages.size());
    asfr(4) = 0.2;
    const ByYear children = completed(alike(ages, YearAxis(Year{2020}, 10, 5), asfr));
    EXPECT_TRUE(std::isnan(children(5)));
    EXPECT_DOUBLE_EQ(children(6), 1.0);
}

TEST(CompletedCohortFertility, IsNotANumberWhereNoAgeGroupBeginsAt50)
{
    const YearAxis years(Year{2020}, 3, 20);
    EXPECT_TRUE(completed(alike(AgeAxis(20, Age{80}), years, ByAge::Zero(5))).isNaN().all());
    EXPECT_TRUE(completed(alike(AgeAxis(1, Age{50}), years, ByAge::Zero(51))).isNaN().all());
}

/// Women at 48 to 50 in two years, 100 of each age: single, childless in a union, mothers. Mothers
/// bear at 0.2 at age 48 and 0.1 at age 49.
RegionOutcome by_state()
{
    const AgeAxis ages(1, Age{52});
    const YearAxis years(Year{2020}, 2);
    RegionOutcome outcome = alike(ages, years, ByAge::Zero(ages.size()));
    const StateSpace space({.unions = true, .last_parity = 1});
    const ByAgeYear women = ByAgeYear::Zero(ages.size(), 3);
    const ByAgeYear rates = ByAgeYear::Zero(ages.size(), 2);
    StateTrajectory states{space, {women, women, women}, {}, {}};
    states.women[0].middleRows(48, 3).setConstant(10.0);
    states.women[1].middleRows(48, 3) << 40, 40, 40, 30, 40, 40, 20, 20, 40;
    states.women[2].middleRows(48, 3) << 50, 50, 50, 60, 50, 50, 70, 70, 50;
    outcome.trajectory.states = states;
    StateRates moving{space, {Age{15}, Age{49}}, {rates, rates, rates}};
    moving.by_transition.back().row(48) = 0.2;
    moving.by_transition.back().row(49) = 0.1;
    outcome.rates.states = StatePaths{moving, {}, {}};
    return outcome;
}

TEST(CompletedCohortFertility, AddsBirthsWithinTheOpenClassToItsLowestParity)
{
    // Reaching 50 in 2020: 0.7 mothers, and ½ · 0.1 · 0.6 from age 49 on. In 2021: half are mothers
    // throughout, ½ (0.2 + 0.1) · 0.5 from age 48 and ½ · 0.1 · 0.5 from age 49.
    EXPECT_THAT(completed(by_state()), ElementsAre(DoubleEq(0.73), DoubleEq(0.6)));
}

TEST(ChildlessAt50, CountsThoseInAUnionToo)
{
    EXPECT_THAT(childless_at_50(by_state().trajectory), ElementsAre(DoubleEq(0.3), DoubleEq(0.5)));
}

TEST(EverInUnionAt50, IsAllButTheSingle)
{
    EXPECT_THAT(ever_in_union_at_50(by_state().trajectory),
                ElementsAre(DoubleEq(0.9), DoubleEq(0.9)));
}

TEST(EverInUnionAt50, IsNotANumberWhereStatesDoNotTell)
{
    RegionOutcome outcome = by_state();
    StateTrajectory& states = *outcome.trajectory.states;
    states.space = StateSpace({.unions = false, .last_parity = 1});
    states.women.erase(states.women.begin());
    EXPECT_TRUE(ever_in_union_at_50(outcome.trajectory).isNaN().all());
    EXPECT_FALSE(childless_at_50(outcome.trajectory).isNaN().any());
}

TEST(ChildlessAt50, IsNotANumberWithoutStates)
{
    EXPECT_TRUE(childless_at_50(one_child_each(3).trajectory).isNaN().all());
    EXPECT_TRUE(ever_in_union_at_50(one_child_each(3).trajectory).isNaN().all());
}

}  // namespace
}  // namespace natality
