#include <natality/results/mortality_indicators.hpp>

#include <natality/rates/life_table.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/outcome.hpp>
#include <support/rates.hpp>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;

TEST(StationaryPersonYears, UndoTheSurvivalRatiosOfALifeTable)
{
    const LifeTable table = life_table(by_age({0.02, 0.01, 0.05, 0.1, 0.5}), Sex::female);
    const ByAge person_years = stationary_person_years(survival_ratios(table, 1), 1);
    for (Index x = 0; x < person_years.size(); ++x) {
        EXPECT_NEAR(person_years(x), table.L(x), 1e-14) << x;
    }
}

TEST(StationaryPersonYears, OfWideGroupsAreTheirYears)
{
    // 5·0.98 and 4.9·0.9, then 4.41·0.5 / 0.5 in the open group.
    EXPECT_THAT(
        stationary_person_years(by_age({0.98, 0.9, 0.5}), 5),
        ElementsAre(DoubleNear(4.9, 1e-15), DoubleNear(4.41, 1e-15), DoubleNear(4.41, 1e-14)));
}

TEST(LifeExpectancy, IsThatOfTheLifeTable)
{
    const LifeTable women = life_table(by_age({0.02, 0.01, 0.05, 0.1, 0.5}), Sex::female);
    const LifeTable men = life_table(by_age({0.03, 0.02, 0.06, 0.2, 0.6}), Sex::male);
    const RatePaths rates = test::constant_rates(
        AgeAxis(1, Age{4}), YearAxis(Year{2020}, 2),
        {{survival_ratios(women, 1), survival_ratios(men, 1)}, ByAge::Zero(5), 1.05, {}});
    EXPECT_THAT(life_expectancy_at_birth(rates, Sex::female), Each(DoubleNear(women.e(0), 1e-13)));
    EXPECT_THAT(life_expectancy_at_birth(rates, Sex::male), Each(DoubleNear(men.e(0), 1e-13)));
}

TEST(LifeExpectancy, OfFiveYearGroupsIsThatOfTheAbridgedTable)
{
    const LifeTable table = abridged_life_table(by_age({0.02, 0.002, 0.004, 0.2}), 5, Sex::female);
    const ByAge survival = survival_ratios(table, 5);
    const RatePaths rates = test::constant_rates(AgeAxis(5, Age{10}), YearAxis(Year{2020}, 1, 5),
                                                 {{survival, survival}, ByAge::Zero(3), 1.05, {}});
    EXPECT_NEAR(life_expectancy_at_birth(rates, Sex::female)(0), table.e(0), 1e-13);
}

TEST(TotalDeaths, CountBothSexesAndAllAges)
{
    Trajectory trajectory = test::standing_outcome(AgeAxis(1, Age{2}), YearAxis(Year{2020}, 2),
                                                   ByAge::Ones(3), ByAge::Zero(3), ByAge::Zero(3))
                                .trajectory;
    trajectory.deaths.female.col(0) = by_age({1, 2, 3});
    trajectory.deaths.male.col(1) = by_age({4, 5, 6});
    EXPECT_THAT(total_deaths(trajectory), ElementsAre(6.0, 15.0));
}

}  // namespace
}  // namespace natality
