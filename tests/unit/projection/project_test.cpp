#include <natality/projection/project.hpp>

#include <natality/base/problems.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/rates.hpp>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;

const AgeAxis ages(1, Age{3});

ByAgeSex start()
{
    ByAgeSex population(4, 2);
    population.col(column(Sex::female)) = by_age({100, 80, 60, 40});
    population.col(column(Sex::male)) = by_age({110, 90, 70, 30});
    return population;
}

/// Two years of the rates of the year step's hand calculation, without migrants.
RatePaths rates()
{
    return test::constant_rates(ages, YearAxis(Year{2020}, 2),
                                {{by_age({0.95, 0.9, 0.8, 0.5}), by_age({0.9, 0.85, 0.75, 0.4})},
                                 by_age({0, 0.2, 0.5, 0}),
                                 1.4,
                                 {}});
}

const ProjectionConventions conventions{.region = "N"};

TEST(Project, RefusesTablesThatDoNotFitEachOther)
{
    EXPECT_THROW((void)project(ByAgeSex::Ones(3, 2), rates(), conventions), std::invalid_argument);
    RatePaths short_ratio = rates();
    short_ratio.sex_ratio_at_birth = ByYear::Constant(1, 1.05);
    EXPECT_THROW((void)project(start(), short_ratio, conventions), std::invalid_argument);
    RatePaths short_births = rates();
    short_births.births.by_order.front().conservativeResize(Eigen::NoChange, 1);
    EXPECT_THROW((void)project(start(), short_births, conventions), std::invalid_argument);
}

TEST(Project, RefusesSurvivalRatiosThatAreNoShares)
{
    const double beyond_one = std::nextafter(1.0, 2.0);
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double ratio : {-0.1, -std::numeric_limits<double>::denorm_min(), beyond_one, 1.1,
                               -1.0, 3.0, infinity, -infinity, std::nan(""), -std::nan("")}) {
        RatePaths wrong = rates();
        wrong.survival_ratio.female(2, 1) = ratio;
        EXPECT_THROW((void)project(start(), wrong, conventions), std::invalid_argument) << ratio;
    }
}

TEST(Project, TakesTheLeastAndTheGreatestShares)
{
    for (const double ratio :
         {0.0, -0.0, std::numeric_limits<double>::denorm_min(), std::nextafter(1.0, 0.0), 1.0}) {
        RatePaths edge = rates();
        edge.survival_ratio.male(2, 1) = ratio;
        const Trajectory result = project(start(), edge, conventions);
        EXPECT_EQ(result.population.male(2, 2), ratio * result.population.male(1, 1)) << ratio;
    }
}

TEST(Project, StartsFromThePopulationGiven)
{
    const Trajectory trajectory = project(start(), rates(), conventions);
    EXPECT_THAT(trajectory.population.female.col(0), ElementsAre(100, 80, 60, 40));
    EXPECT_THAT(trajectory.population.male.col(0), ElementsAre(110, 90, 70, 30));
    EXPECT_EQ(trajectory.times(), YearAxis(Year{2020}, 3));
    EXPECT_EQ(trajectory.births.cols(), 2);
}

// Year one without migrants: women 19, 90, 64, 50, births 48. Year two: 0.9·19, 0.8·90, 0.5·(64 +
// 50) = 17.1, 72, 57; births 0.2·(90 + 17.1)/2 + 0.5·(64 + 72)/2 = 10.71 + 34 = 44.71.
TEST(Project, CarriesOneYearIntoTheNext)
{
    const Trajectory trajectory = project(start(), rates(), conventions);
    EXPECT_THAT(trajectory.population.female.col(1),
                ElementsAre(DoubleEq(19), DoubleEq(90), DoubleEq(64), DoubleEq(50)));
    EXPECT_THAT(trajectory.births.col(1), ElementsAre(0, DoubleEq(10.71), DoubleEq(34), 0));
    EXPECT_DOUBLE_EQ(trajectory.births_by_sex.female(1), 44.71 / 2.4);
    EXPECT_THAT(
        trajectory.population.female.col(2),
        ElementsAre(DoubleEq(0.95 * 44.71 / 2.4), DoubleEq(17.1), DoubleEq(72), DoubleEq(57)));
    EXPECT_NEAR(trajectory.deaths.female(3, 1), 57.0, 1e-12);
}

TEST(Project, CountsNobodyAsClippedWithoutEmigration)
{
    EXPECT_THAT(project(start(), rates(), conventions).clipped_persons, Each(0.0));
}

TEST(Project, ACellBelowZeroStopsItAndIsNamed)
{
    RatePaths leaving = rates();
    leaving.net_migrants.male(3, 1) = -100.0;
    ProjectionConventions at_the_end = conventions;
    at_the_end.migration_timing = MigrationTiming::end;
    try {
        (void)project(start(), leaving, at_the_end);
        FAIL() << "nothing was thrown";
    } catch (const RunError& error) {
        // Men at the end of 2020: 67.5 aged 2 and 40 aged 3+; 0.4·107.5 − 100 = −57.
        EXPECT_STREQ(error.what(),
                     "net emigration leaves -57 persons: region N, year 2021, male, age 3+; lower "
                     "it, or set the data set's migration to negative = \"clip\"");
    }
}

TEST(Project, ClipsACellBelowZeroAndRecordsThePersonsAdded)
{
    RatePaths leaving = rates();
    leaving.net_migrants.male(3, 1) = -100.0;
    leaving.net_migrants.female(1, 1) = -20.0;
    ProjectionConventions clipping = conventions;
    clipping.migration_timing = MigrationTiming::end;
    clipping.negative_population = NegativePopulation::clip;
    const Trajectory trajectory = project(start(), leaving, clipping);
    EXPECT_EQ(trajectory.population.male(3, 2), 0.0);
    EXPECT_EQ(trajectory.population.female(1, 2), 0.0);
    // 57 men and 20 − 17.1 women.
    EXPECT_THAT(trajectory.clipped_persons, ElementsAre(0.0, DoubleNear(59.9, 1e-12)));
}

TEST(Project, IntoAUsedTrajectoryIsTheSameAsIntoANewOne)
{
    RatePaths longer = test::constant_rates(
        ages, YearAxis(Year{1990}, 5),
        {{by_age({1, 1, 1, 1}), by_age({1, 1, 1, 1})}, by_age({0, 0.9, 0.9, 0}), 1.0, {}});
    Trajectory used = project(start(), longer, conventions);
    project_into(used, start(), rates(), conventions);
    const Trajectory fresh = project(start(), rates(), conventions);
    EXPECT_EQ(used.years, fresh.years);
    EXPECT_TRUE((used.population.female == fresh.population.female).all());
    EXPECT_TRUE((used.deaths.male == fresh.deaths.male).all());
    EXPECT_TRUE((used.births == fresh.births).all());
}

TEST(Project, WithoutYearsIsTheStart)
{
    RatePaths no_years = test::constant_rates(ages, YearAxis(Year{2020}, 0), {});
    const Trajectory trajectory = project(start(), no_years, conventions);
    EXPECT_EQ(trajectory.population.female.cols(), 1);
    EXPECT_EQ(trajectory.population.female(0, 0), 100.0);
}

}  // namespace
}  // namespace natality
