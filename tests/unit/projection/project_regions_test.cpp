#include <natality/projection/project_regions.hpp>

#include <natality/base/problems.hpp>

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/rates.hpp>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;

const AgeAxis four_ages(1, Age{3});

ByAgeSex women_and_men(const ByAge& women, const ByAge& men)
{
    ByAgeSex population(4, 2);
    population.col(column(Sex::female)) = women;
    population.col(column(Sex::male)) = men;
    return population;
}

const ByAgeSex town = women_and_men(by_age({100, 80, 60, 40}), by_age({110, 90, 70, 30}));
const ByAgeSex country = women_and_men(by_age({50, 40, 20, 10}), by_age({60, 30, 20, 10}));

/// Two years in which a tenth dies of every age, women aged 1 bear 0.5 children a year, one boy to
/// a girl.
RatePaths plain_rates()
{
    const ByAge survival = by_age({0.9, 0.9, 0.9, 0.9});
    return test::constant_rates(four_ages, YearAxis(Year{2020}, 2),
                                {{survival, survival}, by_age({0, 0.5, 0, 0}), 1.0, {}});
}

/// Of the women aged 1 in the first region a share moves to the second one in every year.
FlowPaths women_aged_one_move(FlowMeasure measure, double movers)
{
    const ByAgeYear nobody = ByAgeYear::Zero(4, 2);
    RegionFlow flow{0, 1, {nobody, nobody}};
    flow.movers.female.row(1) = movers;
    return {measure, {flow}};
}

std::vector<Trajectory> projected(const RatePaths& rates, const FlowPaths& flows,
                                  MigrationTiming timing = MigrationTiming::even)
{
    const ProjectionConventions conventions{.migration_timing = timing, .region = "N"};
    return project_regions({{&town, &rates, &conventions}, {&country, &rates, &conventions}},
                           flows);
}

// Half of the fifth moves at the start: 80 - 8 = 72 women aged 1 in town, 40 + 8 = 48 in the
// country. A tenth dies: 64.8 and 43.2 arrive at age 2. Girls of age 0 become 90 and 45 of age 1.
// Births ½ · ½ · (72 + 90) = 40.5 and ½ · ½ · (48 + 45) = 23.25, half of them girls, nine tenths of
// whom live: 18.225 and 10.4625. At the end the other half moves, of those then aged 1: 9 of 90 to
// the country.
TEST(ProjectRegions, MovesHalfAtTheStartAndHalfAtTheEndOfTheYear)
{
    const RatePaths rates = plain_rates();
    const auto regions = projected(rates, women_aged_one_move(FlowMeasure::rate, 0.2));
    EXPECT_THAT(regions[0].population.female.col(1),
                ElementsAre(DoubleEq(18.225), DoubleEq(81), DoubleEq(64.8), DoubleEq(90)));
    EXPECT_THAT(regions[1].population.female.col(1),
                ElementsAre(DoubleEq(10.4625), DoubleEq(54), DoubleEq(43.2), DoubleEq(27)));
    EXPECT_THAT(regions[0].births.col(0), ElementsAre(0, DoubleEq(40.5), 0, 0));
    EXPECT_THAT(regions[1].births.col(0), ElementsAre(0, DoubleEq(23.25), 0, 0));
    EXPECT_DOUBLE_EQ(regions[0].moves->out.female(1, 0), 17);
    EXPECT_DOUBLE_EQ(regions[1].moves->in.female(1, 0), 17);
    EXPECT_DOUBLE_EQ(regions[0].moves->in.female.sum() + regions[1].moves->out.female.sum(), 0);
    EXPECT_DOUBLE_EQ(regions[0].population.male(2, 1), 81);
}

// All at the end: town bears ½ · ½ · (80 + 90) = 42.5, and a fifth of its 90 women then aged 1
// leaves.
TEST(ProjectRegions, MovesAllAtTheEndIfMigrantsComeThen)
{
    const RatePaths rates = plain_rates();
    const auto regions =
        projected(rates, women_aged_one_move(FlowMeasure::rate, 0.2), MigrationTiming::end);
    EXPECT_DOUBLE_EQ(regions[0].births(1, 0), 42.5);
    EXPECT_DOUBLE_EQ(regions[0].population.female(1, 1), 72);
    EXPECT_DOUBLE_EQ(regions[1].population.female(1, 1), 63);
}

TEST(ProjectRegions, LetsNoMoreLeaveThanThereAre)
{
    const RatePaths rates = plain_rates();
    const auto regions = projected(rates, women_aged_one_move(FlowMeasure::persons, 1000));
    EXPECT_EQ(regions[0].population.female(2, 1), 0);
    EXPECT_EQ(regions[0].population.female(1, 1), 0);
    EXPECT_DOUBLE_EQ(regions[1].population.female(2, 1), 0.9 * 120);
    EXPECT_DOUBLE_EQ(regions[0].moves->out.female(1, 0), 80 + 90);
}

TEST(ProjectRegions, CountsPersonsAsPersons)
{
    const RatePaths rates = plain_rates();
    const auto regions = projected(rates, women_aged_one_move(FlowMeasure::persons, 10));
    EXPECT_DOUBLE_EQ(regions[0].moves->out.female(1, 0), 10);
    EXPECT_THAT(regions[0].population.female(2, 1), DoubleEq(0.9 * 75));
}

TEST(ProjectRegions, ProjectsARegionByItselfToTheSameBits)
{
    const RatePaths rates = plain_rates();
    const ProjectionConventions conventions{.region = "N"};
    const Trajectory alone = project(town, rates, conventions);
    for (const FlowPaths& flows : {FlowPaths{}, women_aged_one_move(FlowMeasure::rate, 0.0)}) {
        const Trajectory among = projected(rates, flows).front();
        EXPECT_TRUE((among.population.female == alone.population.female).all());
        EXPECT_TRUE((among.population.male == alone.population.male).all());
        EXPECT_TRUE((among.births == alone.births).all());
        EXPECT_TRUE((among.deaths.female == alone.deaths.female).all());
    }
}

TEST(ProjectRegions, RefusesFlowsThatLeadNowhere)
{
    const RatePaths rates = plain_rates();
    FlowPaths to_itself = women_aged_one_move(FlowMeasure::rate, 0.1);
    to_itself.flows.front().destination = 0;
    EXPECT_THROW((void)projected(rates, to_itself), std::invalid_argument);
    FlowPaths nowhere = women_aged_one_move(FlowMeasure::rate, 0.1);
    nowhere.flows.front().destination = 2;
    EXPECT_THROW((void)projected(rates, nowhere), std::invalid_argument);
    FlowPaths back = women_aged_one_move(FlowMeasure::rate, -0.1);
    EXPECT_THROW((void)projected(rates, back), std::invalid_argument);
}

}  // namespace
}  // namespace natality
