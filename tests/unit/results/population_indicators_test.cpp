#include <natality/results/population_indicators.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/outcome.hpp>
#include <support/rates.hpp>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;
using testing::IsNan;

/// The same persons of each sex in two years and three points.
Trajectory standing(const AgeAxis& ages, const ByAge& persons)
{
    const ByAge none = ByAge::Zero(persons.size());
    return test::standing_outcome(ages, YearAxis(Year{2020}, 2, ages.width()), persons, none, none)
        .trajectory;
}

const AgeAxis single_ages(1, Age{4});
const AgeAxis wide_ages(5, Age{20});

TEST(PopulationAtAges, CountsBothEndsOfTheRange)
{
    const Trajectory trajectory = standing(single_ages, by_age({1, 10, 100, 1000, 10000}));
    EXPECT_THAT(population_at_ages(trajectory, {Age{1}, Age{3}}, Sex::female), Each(1110.0));
    EXPECT_THAT(population_at_ages(trajectory, {Age{1}, Age{3}}), Each(2220.0));
}

TEST(PopulationAtAges, WithoutLastAgeIncludesTheOpenGroup)
{
    const Trajectory trajectory = standing(single_ages, by_age({1, 10, 100, 1000, 10000}));
    EXPECT_THAT(population_at_ages(trajectory, {Age{3}, no_last_age}, Sex::male), Each(11000.0));
    EXPECT_THAT(total_population(trajectory), Each(22222.0));
}

TEST(PopulationAtAges, ARangeThatCutsAWideGroupTakesItsShare)
{
    const Trajectory trajectory = standing(wide_ages, by_age({50, 50, 100, 50, 70}));
    // Ages 12-14 are three of the five years 10-14; 3-5 are two of 0-4 and one of 5-9.
    EXPECT_THAT(population_at_ages(trajectory, {Age{12}, Age{14}}, Sex::female),
                Each(DoubleEq(60.0)));
    EXPECT_THAT(population_at_ages(trajectory, {Age{3}, Age{5}}, Sex::female),
                Each(DoubleEq(30.0)));
}

TEST(PopulationAtAges, AreNotKnownWhereTheyBeginOrEndWithinTheOpenGroup)
{
    const Trajectory trajectory = standing(single_ages, by_age({1, 10, 100, 1000, 10000}));
    EXPECT_THAT(population_at_ages(trajectory, {Age{5}, no_last_age}), Each(IsNan()));
    EXPECT_THAT(population_at_ages(trajectory, {Age{1}, Age{5}}, Sex::male), Each(IsNan()));
    EXPECT_THAT(population_at_ages(trajectory, {Age{4}, no_last_age}, Sex::male), Each(10000.0));
}

TEST(MedianAge, IsNotKnownWithinTheOpenGroup)
{
    EXPECT_THAT(median_age(standing(single_ages, by_age({1, 1, 1, 1, 10}))), Each(IsNan()));
}

TEST(MidYear, AveragesTheEndsOfEachYear)
{
    ByYear points(3);
    points << 10, 20, 50;
    EXPECT_THAT(mid_year(points), ElementsAre(15.0, 35.0));
}

TEST(MedianAge, IsReachedWithinItsGroup)
{
    // Half of 80 persons (both sexes) are below 2 + 10/20.
    EXPECT_THAT(median_age(standing(single_ages, by_age({5, 10, 10, 10, 5}))), Each(DoubleEq(2.5)));
    // A quarter of the way through 10-14: 10 + 5/4.
    EXPECT_THAT(median_age(standing(wide_ages, by_age({10, 10, 40, 0, 0}))), Each(DoubleEq(11.25)));
}

}  // namespace
}  // namespace natality
