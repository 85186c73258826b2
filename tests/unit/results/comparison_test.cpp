#include <natality/results/comparison.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/outcome.hpp>

#include <array>
#include <cmath>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;

const YearAxis forty_years(Year{2020}, 40);
const Milestones milestones{Year{2035}, Year{2050}, Year{2060}};

/// Money is worth as much in every year; the gross domestic product is 1000 a year.
MoneyPaths steady_money_of(Index years)
{
    return {ByYear::Ones(years), ByYear::Constant(years, 1000.0)};
}

const MoneyPaths steady_money = steady_money_of(40);

/// What the central and the local budget pay in every year; the others pay nothing.
std::array<ByYear, all_payers.size()> by_payer(double central, double local, Index years)
{
    const ByYear nothing = ByYear::Zero(years);
    return {ByYear::Constant(years, central), ByYear::Constant(years, local), nothing, nothing,
            nothing};
}

/// A scenario with the same births and costs in every year and a population that grows by a person
/// a year.
ScenarioSeries series(const char* id, double births, double cost, Index years = 40)
{
    const ByYear grown = ByYear::LinSpaced(years + 1, 1000.0, 1000.0 + static_cast<double>(years));
    return {.id = id,
            .births = ByYear::Constant(years, births),
            .tfr = ByYear::LinSpaced(years, 1.0, 1.0 + 0.01 * static_cast<double>(years - 1)),
            .incremental_cost = ByYear::Constant(years, cost),
            .deadweight_cost = ByYear::Constant(years, 0.8 * cost),
            .cost_at_low = ByYear::Constant(years, 0.5 * cost),
            .cost_at_high = ByYear::Constant(years, 2.0 * cost),
            .cost_by_payer = by_payer(0.75 * cost, 0.25 * cost, years),
            .population = grown,
            .population_15_64 = 0.5 * grown,
            .population_65_over = 0.2 * grown};
}

TEST(Comparison, GivesTheRangeOfACostAndWhatOfItIsPaidAnyway)
{
    const Comparison comparison = compare({series("baseline", 100, 0), series("cash", 110, 5)},
                                          forty_years, milestones, steady_money);
    EXPECT_DOUBLE_EQ(comparison.rows[1].cost_at_low, 77.5);
    EXPECT_DOUBLE_EQ(comparison.rows[1].cost_at_high, 310.0);
    EXPECT_DOUBLE_EQ(comparison.rows[1].deadweight_share, 0.8);
    EXPECT_TRUE(std::isnan(comparison.rows[0].deadweight_share));
}

TEST(Comparison, SaysThroughWhichYearItSums)
{
    const YearAxis ten(Year{2020}, 10);
    const MoneyPaths money{ByYear::Ones(10), ByYear::Constant(10, 1e6)};
    const Milestones short_ones{Year{2025}, Year{2030}, Year{2030}};
    const Comparison comparison = compare({series("baseline", 100, 0, 10)}, ten, short_ones, money);
    EXPECT_EQ(comparison.summed_through.near, Year{2025});
    // The projection ends with the events of 2029, on 1 January 2030.
    EXPECT_EQ(comparison.summed_through.middle, Year{2029});
    EXPECT_EQ(comparison.middle_events, Year{2029});
}

TEST(Comparison, SumsFromTheFirstYearThroughTheMilestones)
{
    const Comparison comparison = compare({series("baseline", 100, 0), series("cash", 110, 5)},
                                          forty_years, milestones, steady_money);
    ASSERT_EQ(comparison.rows.size(), 2U);
    const ComparisonRow& cash = comparison.rows[1];
    EXPECT_EQ(cash.id, "cash");
    // 2020 to 2035 are 16 years, 2020 to 2050 are 31.
    EXPECT_DOUBLE_EQ(cash.births_to_near, 1760.0);
    EXPECT_DOUBLE_EQ(cash.births_to_middle, 3410.0);
    EXPECT_DOUBLE_EQ(cash.additional_births_to_near, 160.0);
    EXPECT_DOUBLE_EQ(cash.additional_births_to_middle, 310.0);
    EXPECT_DOUBLE_EQ(cash.cost, 155.0);
    EXPECT_DOUBLE_EQ(cash.cost_per_additional_birth, 0.5);
}

TEST(Comparison, ReadsStructureOnTheFirstOfJanuaryOfTheMilestones)
{
    const Comparison comparison =
        compare({series("baseline", 100, 0)}, forty_years, milestones, steady_money);
    EXPECT_DOUBLE_EQ(comparison.rows[0].population_middle, 1030.0);
    EXPECT_DOUBLE_EQ(comparison.rows[0].population_far, 1040.0);
    EXPECT_DOUBLE_EQ(comparison.rows[0].old_age_ratio_middle, 0.4);
    EXPECT_DOUBLE_EQ(comparison.rows[0].old_age_ratio_far, 0.4);
    EXPECT_DOUBLE_EQ(comparison.rows[0].tfr, 1.3);
}

TEST(Comparison, NamesScenariosWhoseGainIsBeyondThePlausible)
{
    const std::vector<ScenarioSeries> scenarios{series("baseline", 100, 0), series("cash", 125, 5),
                                                series("more", 135, 5), series("less", 99, 5),
                                                series("far less", 65, -5)};
    const Comparison comparison =
        compare(scenarios, forty_years, milestones, steady_money, std::array{0.0, 0.3});
    EXPECT_FALSE(comparison.rows[0].gain);
    ASSERT_TRUE(comparison.rows[1].gain);
    EXPECT_EQ(comparison.rows[1].gain->last, Year{2049});
    EXPECT_DOUBLE_EQ(comparison.rows[1].gain->relative, 0.25);
    std::vector<std::string> implausible;
    for (const ComparisonRow* row : implausible_rows(comparison)) {
        implausible.push_back(row->id);
    }
    EXPECT_THAT(implausible, ElementsAre("more", "far less"));
    EXPECT_TRUE(
        implausible_rows(compare(scenarios, forty_years, milestones, steady_money)).empty());
}

TEST(Comparison, MeasuresCostByPayerAndByTheGrossDomesticProduct)
{
    const Comparison comparison = compare({series("baseline", 100, 0), series("cash", 110, 5)},
                                          forty_years, milestones, steady_money);
    const ComparisonRow& cash = comparison.rows[1];
    EXPECT_THAT(cash.cost_by_payer, ElementsAre(DoubleEq(31 * 3.75), DoubleEq(31 * 1.25), 0, 0, 0));
    EXPECT_DOUBLE_EQ(cash.share_of_gdp, 0.005);
}

TEST(Comparison, DiscountsCostAndBirthsAlike)
{
    MoneyPaths money = steady_money;
    // Nothing after the first two years is worth anything.
    money.discount_factor.setZero();
    money.discount_factor.head(2) << 1.0, 0.5;
    const Comparison comparison = compare({series("baseline", 100, 0), series("cash", 110, 5)},
                                          forty_years, milestones, money);
    EXPECT_DOUBLE_EQ(comparison.rows[1].discounted_cost, 7.5);
    // 7.5 for 10 + 5 births.
    EXPECT_DOUBLE_EQ(comparison.rows[1].discounted_cost_per_additional_birth, 0.5);
}

TEST(Comparison, ReadsTheInsuranceBalanceOfTheMiddleYear)
{
    ScenarioSeries cash = series("cash", 110, 5);
    cash.insurance_balance = ByYear::LinSpaced(40, 0.0, 39.0);
    const Comparison comparison =
        compare({series("baseline", 100, 0), cash}, forty_years, milestones, steady_money);
    EXPECT_TRUE(std::isnan(comparison.rows[0].insurance_balance));
    EXPECT_DOUBLE_EQ(comparison.rows[1].insurance_balance, 30.0);
}

TEST(Comparison, WithoutBirthsGainedHasNoCostPerBirth)
{
    const Comparison comparison = compare({series("baseline", 100, 0), series("none", 100, 5)},
                                          forty_years, milestones, steady_money);
    EXPECT_TRUE(std::isnan(comparison.rows[0].cost_per_additional_birth));
    EXPECT_TRUE(std::isnan(comparison.rows[1].cost_per_additional_birth));
}

TEST(Comparison, TakesWhatIsNotPricedForUnknownAndNotForFree)
{
    ScenarioSeries part = series("part", 110, 5);
    part.unpriced = {{3, "norms", {"Norms", "风尚"}}};
    ScenarioSeries none = series("none", 110, 0);
    none.unpriced = part.unpriced;
    const Comparison comparison =
        compare({series("baseline", 100, 0), part, none, series("free", 110, 0)}, forty_years,
                milestones, steady_money);
    EXPECT_EQ(comparison.rows[1].cost, 31 * 5);
    EXPECT_EQ(comparison.rows[1].unpriced.at(0).id, "norms");
    const ComparisonRow& unknown = comparison.rows[2];
    for (const double cost :
         {unknown.cost, unknown.cost_per_additional_birth, unknown.discounted_cost,
          unknown.share_of_gdp, unknown.discounted_cost_per_additional_birth,
          unknown.cost_by_payer[0]}) {
        EXPECT_TRUE(std::isnan(cost));
    }
    EXPECT_EQ(comparison.rows[3].cost, 0.0);
}

TEST(Milestones, AreFifteenAndThirtyYearsOnAndTheHorizon)
{
    const Milestones found = default_milestones(forty_years);
    EXPECT_EQ(found.near, Year{2035});
    EXPECT_EQ(found.middle, Year{2050});
    EXPECT_EQ(found.far, Year{2060});
}

TEST(Milestones, StayWithinAShortProjection)
{
    const YearAxis ten_years(Year{2020}, 10);
    const Milestones found = default_milestones(ten_years);
    EXPECT_EQ(found.near, Year{2030});
    EXPECT_EQ(found.middle, Year{2030});
    const Comparison comparison =
        compare({series("baseline", 100, 0, 10)}, ten_years, found, steady_money_of(10));
    // There are no births after 2029.
    EXPECT_DOUBLE_EQ(comparison.rows[0].births_to_middle, 1000.0);
    EXPECT_DOUBLE_EQ(comparison.rows[0].population_far, 1010.0);
}

TEST(ScenarioSeries, AreReadOffTheRun)
{
    const AgeAxis ages(5, Age{65});
    const ByAge persons = ByAge::Constant(14, 10.0);
    ByAge births = ByAge::Zero(14);
    births(5) = 7.0;
    const ByAge asfr = births / 50.0;
    const Outcome outcome{
        {"cash", {"Cash", "现金"}, {}},
        {test::standing_outcome(ages, YearAxis(Year{2020}, 2, 5), persons, births, asfr)}};
    const std::vector<RegionAccounts> accounts(1);
    const ScenarioSeries read = scenario_series(outcome, accounts, 0);
    EXPECT_EQ(read.id, "cash");
    EXPECT_EQ(read.name.zh, "现金");
    EXPECT_THAT(read.births, Each(7.0));
    EXPECT_THAT(read.tfr, Each(DoubleEq(0.7)));
    EXPECT_THAT(read.incremental_cost, Each(0.0));
    EXPECT_THAT(read.population, Each(280.0));
    EXPECT_THAT(read.population_15_64, Each(200.0));
    EXPECT_THAT(read.population_65_over, Each(20.0));
}

}  // namespace
}  // namespace natality
