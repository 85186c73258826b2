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

/// Women aged 1 leave town at 0.2 and the country at 0.1 a year, and are shared out by 0.1 and 0.3.
FlowPaths pool_of_women_aged_one(PoolMeasure measure = PoolMeasure::rate)
{
    const auto women_aged_one = [](double rate) {
        BySex<ByAgeYear> tables{ByAgeYear::Zero(4, 2), ByAgeYear::Zero(4, 2)};
        tables.female.row(1) = rate;
        return tables;
    };
    FlowPaths paths;
    paths.pool = MigrationPool{{women_aged_one(0.2), women_aged_one(0.1)},
                               measure,
                               {women_aged_one(0.1), women_aged_one(0.3)}};
    return paths;
}

// Half leave at the start: 8 of 80 from town and 2 of 40 from the country. The pool of 10 is shared
// out as 0.1 · 80 = 8 to 0.3 · 40 = 12: 4 arrive in town and 6 in the country. 76 and 44 women aged
// 1; a tenth dies: 68.4 and 39.6 arrive at age 2. Births ½ · ½ · (76 + 90) = 41.5 and
// ¼ · (44 + 45) = 22.25, half of them girls, nine tenths of whom live: 18.675 and 10.0125. At the
// end 9 of the 90 and 2.25 of the 45 then aged 1 leave, and 11.25 are shared out as 9 to 13.5.
TEST(ProjectRegions, SharesAPoolOutAmongAllRegionsAtBothTimes)
{
    const RatePaths rates = plain_rates();
    const auto regions = projected(rates, pool_of_women_aged_one());
    EXPECT_THAT(regions[0].population.female.col(1),
                ElementsAre(DoubleEq(18.675), DoubleEq(85.5), DoubleEq(68.4), DoubleEq(90)));
    EXPECT_THAT(regions[1].population.female.col(1),
                ElementsAre(DoubleEq(10.0125), DoubleEq(49.5), DoubleEq(39.6), DoubleEq(27)));
    EXPECT_DOUBLE_EQ(regions[0].moves->out.female(1, 0), 8 + 9);
    EXPECT_DOUBLE_EQ(regions[0].moves->in.female(1, 0), 4 + 4.5);
    EXPECT_DOUBLE_EQ(regions[1].moves->out.female(1, 0), 2 + 2.25);
    EXPECT_DOUBLE_EQ(regions[1].moves->in.female(1, 0), 6 + 6.75);
    EXPECT_DOUBLE_EQ(regions[0].population.male(2, 1), 81);
}

TEST(ProjectRegions, SharesAPoolOutBySharesWhoeverLivesWhere)
{
    const RatePaths rates = plain_rates();
    const auto regions =
        projected(rates, pool_of_women_aged_one(PoolMeasure::share), MigrationTiming::end);
    // 18 of 90 and 4.5 of 45 leave; a quarter and three quarters of the 22.5 arrive.
    EXPECT_DOUBLE_EQ(regions[0].population.female(1, 1), 90 - 18 + 5.625);
    EXPECT_DOUBLE_EQ(regions[1].population.female(1, 1), 45 - 4.5 + 16.875);
}

TEST(ProjectRegions, LetsNobodyLeaveForAPoolFromWhichNobodyArrives)
{
    const RatePaths rates = plain_rates();
    FlowPaths paths = pool_of_women_aged_one();
    paths.pool->in[0].female.setZero();
    paths.pool->in[1].female.setZero();
    const Trajectory among = projected(rates, paths).front();
    EXPECT_EQ(among.moves->out.female.sum(), 0.0);
    EXPECT_DOUBLE_EQ(among.population.female(1, 1), 90);
}

TEST(ProjectRegions, LeavesARegionThatIsAloneInItsPoolToTheBit)
{
    const RatePaths rates = plain_rates();
    FlowPaths paths = pool_of_women_aged_one();
    paths.pool->out_rate.resize(1);
    paths.pool->in.resize(1);
    const ProjectionConventions conventions{.region = "N"};
    const Trajectory alone = project(town, rates, conventions);
    const auto regions = project_regions({{&town, &rates, &conventions}}, paths);
    EXPECT_TRUE((regions.front().population.female == alone.population.female).all());
    EXPECT_TRUE((regions.front().births == alone.births).all());
}

TEST(ProjectRegions, RefusesPoolsThatDoNotFit)
{
    const RatePaths rates = plain_rates();
    FlowPaths of_one = pool_of_women_aged_one();
    of_one.pool->in.resize(1);
    EXPECT_THROW((void)projected(rates, of_one), std::invalid_argument);
    FlowPaths too_many = pool_of_women_aged_one();
    too_many.pool->out_rate[0].female(1, 0) = 1.5;
    EXPECT_THROW((void)projected(rates, too_many), std::invalid_argument);
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
