#include <natality/results/state_indicators.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/outcome.hpp>

#include <cmath>
#include <limits>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const AgeAxis ages(1, Age{4});
const YearAxis years(Year{2020}, 2);

ByAgeYear both_years(const ByAge& values)
{
    return values.replicate(1, 2);
}

/// Women without states.
RegionOutcome alike()
{
    return test::standing_outcome(ages, years, ByAge::Constant(5, 100.0), by_age({0, 50, 18, 0, 0}),
                                  by_age({0, 0.5, 0.45, 0, 0}));
}

/// Unions at ages 1 and 2, 50 and 8 first births there, 10 later ones at age 2.
RegionOutcome by_state(const StateChain& chain = {.unions = true, .last_parity = 1})
{
    RegionOutcome outcome = alike();
    const StateSpace space(chain);
    StateTrajectory states{space, {}, {}, {}};
    if (chain.unions) {
        states.events = {both_years(by_age({0, 30, 5, 0, 0}))};
        states.exposure = {both_years(by_age({0, 60, 10, 0, 0})),
                           both_years(by_age({0, 40, 10, 0, 0}))};
    } else {
        states.exposure = {both_years(by_age({0, 100, 20, 0, 0}))};
    }
    states.events.push_back(both_years(by_age({0, 50, 8, 0, 0})));
    states.events.push_back(both_years(by_age({0, 0, 10, 0, 0})));
    states.exposure.push_back(both_years(by_age({0, 0, 20, 0, 0})));
    outcome.trajectory.states = states;
    return outcome;
}

const StateChain without_unions{.unions = false, .last_parity = 1};

// Childless women, in union or not, bear at 50/100 and 8/20: q = 0.5/1.25 = 0.4 and 0.4/1.2 = 1/3,
// so that 0.4 + 0.6/3 = 0.6 have a child. Mothers bear at 10/20 at age 2, where 0.4 and then 0.6
// are mothers: 0.5 · 0.5 = 0.25.
TEST(ParityAdjustedTotalFertilityRate, IsWhatASyntheticCohortBears)
{
    EXPECT_THAT(parity_adjusted_total_fertility_rate(by_state().trajectory), Each(DoubleEq(0.85)));
    EXPECT_THAT(parity_adjusted_total_fertility_rate(by_state(without_unions).trajectory),
                Each(DoubleEq(0.85)));
}

TEST(ParityProgressionRatios, EndAtTheOpenClass)
{
    const Eigen::ArrayXXd ratios = parity_progression_ratios(by_state().trajectory, 2);
    EXPECT_THAT(ratios.row(0), Each(DoubleEq(0.6)));
    EXPECT_TRUE(ratios.row(1).isNaN().all());
}

TEST(ParityProgressionRatios, AreAsManyAsTheOrdersAskedFor)
{
    EXPECT_EQ(parity_progression_ratios(by_state().trajectory, 1).rows(), 1);
    EXPECT_EQ(parity_progression_ratios(by_state().trajectory, 4).rows(), 4);
}

TEST(UnionFormations, AreCountedOverAllAges)
{
    EXPECT_THAT(union_formations(by_state().trajectory), Each(35.0));
}

TEST(TotalFirstUnionRate, RefersToWomenOfAllStates)
{
    // 30 unions of 100 women and 5 of 40.
    EXPECT_THAT(total_first_union_rate(by_state().trajectory), Each(DoubleEq(0.425)));
}

TEST(MeanAgeAtFirstUnion, WeighsTheMiddleOfEachAgeByItsRate)
{
    // 30 unions in 100 woman-years at age 1, 5 in 40 at age 2, with those who have children.
    const RegionOutcome outcome = by_state();
    EXPECT_THAT(mean_age_at_first_union(outcome.trajectory),
                Each(DoubleEq((0.3 * 1.5 + 0.125 * 2.5) / 0.425)));
}

TEST(BirthFactor, IsWeighedByTheBirthsOfItsAge)
{
    RegionOutcome outcome = by_state();
    const ByAge factor = by_age({not_a_number, 1.2, 0.7, 9.0, not_a_number});
    outcome.rates.states = StatePaths{{outcome.trajectory.states->space, {}, {}}, {}, {}};
    outcome.rates.states->birth_factor = both_years(factor);
    EXPECT_THAT(birth_factor(outcome.trajectory, outcome.rates),
                Each(DoubleEq((50 * 1.2 + 18 * 0.7) / 68)));
}

TEST(StateIndicators, AreNotANumberWithoutStates)
{
    const RegionOutcome outcome = alike();
    EXPECT_TRUE(parity_adjusted_total_fertility_rate(outcome.trajectory).isNaN().all());
    EXPECT_TRUE(parity_progression_ratios(outcome.trajectory, 2).isNaN().all());
    EXPECT_TRUE(birth_factor(outcome.trajectory, outcome.rates).isNaN().all());
}

TEST(StateIndicators, OfUnionsAreNotANumberWhereStatesKnowNone)
{
    EXPECT_TRUE(union_formations(by_state(without_unions).trajectory).isNaN().all());
    EXPECT_TRUE(total_first_union_rate(by_state(without_unions).trajectory).isNaN().all());
    EXPECT_TRUE(mean_age_at_first_union(by_state(without_unions).trajectory).isNaN().all());
}

}  // namespace
}  // namespace natality
