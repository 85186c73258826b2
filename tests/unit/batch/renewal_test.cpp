#include <natality/batch/renewal.hpp>

#include <natality/base/problems.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/rates.hpp>

namespace natality {
namespace {

using testing::HasSubstr;

/// Ages 0 to 3 and 4+, the oldest of whom die out slowly.
RatePaths rates_of(Index years, const BySex<ByAge>& net_migrants = {}, int width = 1)
{
    const ByAge survival = test::by_age({0.9, 0.8, 0.7, 0.6, 0.5});
    return test::constant_rates(
        AgeAxis(width, Age{4 * width}), YearAxis(Year{2020}, years, width),
        {{survival, 0.9 * survival}, test::by_age({0, 0.5, 0.8, 0.1, 0}), 1.0, net_migrants});
}

ByAgeSex hundred_of_each()
{
    return ByAgeSex::Constant(5, 2, 100.0);
}

/// Births of a projection that survive to the end of their year.
SurvivingBirths survivors(const Trajectory& trajectory, const RatePaths& rates)
{
    return {trajectory.births_by_sex.female * rates.survival_ratio.female.row(0).transpose(),
            trajectory.births_by_sex.male * rates.survival_ratio.male.row(0).transpose()};
}

/// The largest difference between a projection and its rebuilt pyramids, in persons.
double largest_difference(const RatePaths& rates, MigrationTiming timing)
{
    const ProjectionConventions conventions{timing, NegativePopulation::error, "N"};
    const ByAgeSex start = hundred_of_each();
    const Trajectory trajectory = project(start, rates, conventions);
    const BySex<ByAgeYear> rebuilt =
        Renewal(start, rates, conventions).population(survivors(trajectory, rates));
    return std::max((rebuilt.female - trajectory.population.female).abs().maxCoeff(),
                    (rebuilt.male - trajectory.population.male).abs().maxCoeff());
}

TEST(Renewal, RebuildsThePyramidsOfAProjection)
{
    const ByAge migrants = test::by_age({3, -2, 5, -1, 4});
    for (const MigrationTiming timing : {MigrationTiming::even, MigrationTiming::end}) {
        EXPECT_LT(largest_difference(rates_of(3, {migrants, 2.0 * migrants}), timing), 1e-12);
    }
}

TEST(Renewal, CollectsCohortsInTheOpenGroup)
{
    // After twelve years eight cohorts born since the start are 4 and over.
    const ByAge migrants = test::by_age({3, -2, 5, -1, 4});
    EXPECT_LT(largest_difference(rates_of(12, {migrants, migrants}), MigrationTiming::even), 1e-12);
}

TEST(Renewal, TakesStepsOfFiveYears)
{
    EXPECT_LT(largest_difference(rates_of(3, {}, 5), MigrationTiming::even), 1e-12);
}

TEST(Renewal, CountsAgeGroupsAsSumsOverBirths)
{
    const RatePaths rates = rates_of(3);
    const Renewal renewal(hundred_of_each(), rates, {});
    const BirthFunctional girls_of_0_and_1 =
        renewal.weighted_population({test::by_age({1, 1, 0, 0, 0}), ByAge::Zero(5)});
    const SurvivingBirths births{test::by_age({10, 20, 30}), test::by_age({1, 2, 3})};
    // 2020: 100 and 100. 2021: 10 born and 0.8 x 100. 2022: 20 and 0.8 x 10. 2023: 30 and 0.8 x 20.
    EXPECT_THAT(girls_of_0_and_1(births), testing::ElementsAre(200, 90, 28, 46));
    EXPECT_THAT(mid_year(girls_of_0_and_1)(births), testing::ElementsAre(145, 59, 37));
}

TEST(Renewal, NamesTheCellThatNetEmigrationTakesBelowZero)
{
    const ByAge leaving = test::by_age({0, 0, 0, -90, 0});
    try {
        const Renewal renewal(hundred_of_each(), rates_of(3, {leaving, leaving}),
                              {MigrationTiming::end, NegativePopulation::error, "North"});
        FAIL() << "nobody noticed";
    } catch (const RunError& error) {
        EXPECT_THAT(error.what(), HasSubstr("region North, year 2020, female, age 3"));
    }
}

TEST(Renewal, RecordsThoseItClips)
{
    // 0.6 x 100 women survive to age 3 and 90 leave; of 0.54 x 100 men 90 leave.
    const ByAge leaving = test::by_age({0, 0, 0, -90, 0});
    const Renewal renewal(hundred_of_each(), rates_of(1, {leaving, leaving}),
                          {MigrationTiming::end, NegativePopulation::clip, "North"});
    EXPECT_DOUBLE_EQ(renewal.clipped_persons()(0), 30.0 + 36.0);
    EXPECT_EQ(renewal.fixed().female(3, 1), 0.0);
}

TEST(Renewal, SaysHowManyBirthsACohortNeedsNotToFallBelowZero)
{
    const ByAge leaving = test::by_age({-4, -8, 0, 0, 0});
    const Renewal renewal(hundred_of_each(), rates_of(2, {leaving, ByAge()}),
                          {MigrationTiming::end, NegativePopulation::error, "North"});
    // Of the girls of 2020, 4 leave at once and, of 0.8 of the others, 8 the year after: 0.8 (b -
    // 4) = 8.
    EXPECT_DOUBLE_EQ(renewal.fewest_births().female(0), 14.0);
    EXPECT_DOUBLE_EQ(renewal.fewest_births().female(1), 4.0);
    EXPECT_EQ(renewal.fewest_births().male(0), 0.0);
}

}  // namespace
}  // namespace natality
