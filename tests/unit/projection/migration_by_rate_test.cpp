#include <natality/projection/migration_by_rate.hpp>

#include <natality/projection/project_regions.hpp>

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/rates.hpp>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::ElementsAre;

/// Women aged 0, 1, 2 and 3+, as many men.
ByAgeSex persons_at_start()
{
    ByAgeSex population(4, 2);
    population.colwise() = by_age({100, 80, 60, 40});
    return population;
}

/// A tenth dies of every age, women aged 1 bear 0.5 children a year, one boy to a girl; of the
/// women aged 1 net migration takes or brings \p rate a year.
RatePaths rates_with(double rate)
{
    const ByAge survival = by_age({0.9, 0.9, 0.9, 0.9});
    RatePaths rates = test::constant_rates(AgeAxis(1, Age{3}), YearAxis(Year{2020}, 1),
                                           {{survival, survival}, by_age({0, 0.5, 0, 0}), 1.0, {}});
    const ByAgeYear none = ByAgeYear::Zero(4, 1);
    rates.net_migration_rate = {none, none};
    rates.net_migration_rate->female(1, 0) = rate;
    return rates;
}

Trajectory projected(const RatePaths& rates, MigrationTiming timing = MigrationTiming::even)
{
    return project(persons_at_start(), rates, {.migration_timing = timing, .region = "N"});
}

// Half of the fifth leaves at the start: 80 - 8 = 72 women aged 1. A tenth dies: 64.8 arrive at age
// 2, 90 at age 1. Births ½ · ½ · (72 + 90) = 40.5, half of them girls, nine tenths of whom live:
// 18.225. At the end the other half of the fifth leaves, of those then aged 1: 9 of 90.
TEST(MigrationByRate, TakesHalfOfThoseThereAtTheStartAndHalfAtTheEnd)
{
    const Trajectory town = projected(rates_with(-0.2));
    EXPECT_THAT(town.population.female.col(1),
                ElementsAre(DoubleEq(18.225), DoubleEq(81), DoubleEq(64.8), DoubleEq(90)));
    EXPECT_THAT(town.births.col(0), ElementsAre(0, DoubleEq(40.5), 0, 0));
    EXPECT_DOUBLE_EQ(town.migrants_by_rate->female(1, 0), -17);
    EXPECT_EQ(town.migrants_by_rate->male.sum(), 0);
    EXPECT_DOUBLE_EQ(town.population.male(2, 1), 72);
}

// All at the end: births ½ · ½ · (80 + 90) = 42.5, and a fifth of the 90 then aged 1 comes.
TEST(MigrationByRate, BringsAllAtTheEndIfMigrantsComeThen)
{
    const Trajectory town = projected(rates_with(0.2), MigrationTiming::end);
    EXPECT_DOUBLE_EQ(town.births(1, 0), 42.5);
    EXPECT_DOUBLE_EQ(town.population.female(1, 1), 108);
    EXPECT_DOUBLE_EQ(town.population.female(2, 1), 72);
    EXPECT_DOUBLE_EQ(town.migrants_by_rate->female(1, 0), 18);
}

TEST(MigrationByRate, OfAStepOfFiveYearsIsFiveTimesThatOfAYear)
{
    RatePaths rates = rates_with(-0.04);
    rates.ages = AgeAxis(5, Age{15});
    rates.years = YearAxis(Year{2020}, 1, 5);
    const Trajectory town = projected(rates, MigrationTiming::end);
    EXPECT_DOUBLE_EQ(town.population.female(1, 1), 72);
}

TEST(MigrationByRate, OfNobodyIsTheProjectionWithoutItBitForBit)
{
    RatePaths without = rates_with(0.0);
    const Trajectory with_zero = projected(without);
    without.net_migration_rate.reset();
    const Trajectory alone = projected(without);
    EXPECT_TRUE((with_zero.population.female == alone.population.female).all());
    EXPECT_TRUE((with_zero.population.male == alone.population.male).all());
    EXPECT_FALSE(alone.migrants_by_rate);
}

TEST(MigrationByRate, CountsAsNetMigrantsWithThoseOfOtherRegions)
{
    RatePaths rates = rates_with(-0.2);
    const ByAgeSex start = persons_at_start();
    const ProjectionConventions conventions{.migration_timing = MigrationTiming::end,
                                            .region = "N"};
    const ByAgeYear nobody = ByAgeYear::Zero(4, 1);
    RegionFlow flow{0, 1, {nobody, nobody}};
    flow.movers.female(1, 0) = 0.5;
    const auto regions =
        project_regions({{&start, &rates, &conventions}, {&start, &rates, &conventions}},
                        {FlowMeasure::rate, {flow}});
    count_migrants(rates, regions[0]);
    // A fifth of 90 leaves for good, and half of the 72 who stay for the other region.
    EXPECT_DOUBLE_EQ(rates.net_migrants.female(1, 0), -18 - 36);
    EXPECT_FALSE(rates.net_migration_rate);
    EXPECT_DOUBLE_EQ(regions[1].population.female(1, 1), 72 + 36);
}

TEST(MigrationByRate, CannotTakeMoreThanAll)
{
    EXPECT_DOUBLE_EQ(projected(rates_with(-1.0), MigrationTiming::end).population.female(1, 1), 0);
    EXPECT_THROW((void)projected(rates_with(-1.01)), std::invalid_argument);
}

}  // namespace
}  // namespace natality
