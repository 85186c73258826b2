#include <natality/results/indicators.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/outcome.hpp>
#include <support/rates.hpp>

#include <set>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::Each;

const AgeAxis ages(1, Age{100});
const YearAxis years(Year{2020}, 3);

/// 10 persons of each sex at every age, 5 births a year at each of the ages 20 to 39.
RegionOutcome standing()
{
    ByAge births = ByAge::Zero(101);
    births.segment(20, 20) = 5.0;
    ByAge asfr = ByAge::Zero(101);
    asfr.segment(20, 20) = 0.5;
    return test::standing_outcome(ages, years, ByAge::Constant(101, 10.0), births, asfr);
}

/// The values of one indicator.
Eigen::ArrayXXd value_of(std::string_view id, const RegionOutcome& outcome = standing())
{
    return find_indicator(id)->compute(outcome);
}

TEST(Indicators, HaveIdsOfTheirOwnAndNamesInBothLanguages)
{
    std::set<std::string_view> ids;
    for (const Indicator& indicator : indicators()) {
        EXPECT_TRUE(ids.insert(indicator.id).second) << indicator.id;
        EXPECT_FALSE(indicator.name().en.empty()) << indicator.id;
        EXPECT_FALSE(indicator.name().zh.empty()) << indicator.id;
        EXPECT_FALSE(indicator.unit.empty()) << indicator.id;
        EXPECT_FALSE(indicator.source.empty()) << indicator.id;
    }
}

TEST(Indicators, HaveTheShapeTheyDeclare)
{
    RegionOutcome outcome = standing();
    const ByAgeYear half = 0.5 * outcome.births.by_order.front();
    outcome.births = {{"1", "2+"}, {half, half}};
    for (const Indicator& indicator : indicators()) {
        const Eigen::ArrayXXd values = indicator.compute(outcome);
        const bool is_by_order = indicator.shape == IndicatorShape::by_order;
        const bool is_by_year = indicator.axis == IndicatorAxis::year;
        EXPECT_EQ(values.rows(), is_by_order ? 2 : 1) << indicator.id;
        EXPECT_EQ(values.cols(), is_by_year ? 3 : 4) << indicator.id;
    }
}

TEST(Indicators, OfStatesAreNotANumberWithoutStates)
{
    for (const char* id : {"tfr_parity_adjusted", "parity_progression_ratio", "childless_at_50",
                           "ever_in_union_at_50", "union_formations", "total_first_union_rate",
                           "mean_age_at_first_union", "birth_factor"}) {
        EXPECT_TRUE(value_of(id).isNaN().all()) << id;
    }
}

TEST(Indicators, AreFoundById)
{
    ASSERT_NE(find_indicator("tfr"), nullptr);
    EXPECT_EQ(find_indicator("tfr")->id, "tfr");
    EXPECT_EQ(find_indicator("fertility"), nullptr);
}

TEST(Indicators, CountPersonsOfTheirAges)
{
    EXPECT_THAT(value_of("population_total").reshaped(), Each(2020.0));
    EXPECT_THAT(value_of("population_0_2").reshaped(), Each(60.0));
    EXPECT_THAT(value_of("population_15_17").reshaped(), Each(60.0));
    EXPECT_THAT(value_of("population_65_over").reshaped(), Each(720.0));
    EXPECT_THAT(value_of("population_80_over").reshaped(), Each(420.0));
    EXPECT_THAT(value_of("women_15_49").reshaped(), Each(350.0));
}

TEST(Indicators, RelateAgesToEachOther)
{
    // 15 ages of children, 50 of workers, 36 of the old.
    EXPECT_THAT(value_of("child_dependency_ratio").reshaped(), Each(DoubleEq(15.0 / 50.0)));
    EXPECT_THAT(value_of("old_age_dependency_ratio").reshaped(), Each(DoubleEq(36.0 / 50.0)));
    EXPECT_THAT(value_of("dependency_ratio").reshaped(), Each(DoubleEq(51.0 / 50.0)));
    EXPECT_THAT(value_of("support_ratio").reshaped(), Each(DoubleEq(50.0 / 36.0)));
    EXPECT_THAT(value_of("share_65_over").reshaped(), Each(DoubleEq(36.0 / 101.0)));
    EXPECT_THAT(value_of("sex_ratio").reshaped(), Each(1.0));
    EXPECT_THAT(value_of("median_age").reshaped(), Each(DoubleEq(50.5)));
}

TEST(Indicators, RatesArePerPersonYear)
{
    EXPECT_THAT(value_of("births_total").reshaped(), Each(100.0));
    EXPECT_THAT(value_of("crude_birth_rate").reshaped(), Each(DoubleEq(100.0 / 2020.0)));
    EXPECT_THAT(value_of("tfr").reshaped(), Each(DoubleEq(10.0)));
    EXPECT_THAT(value_of("mean_age_at_birth").reshaped(), Each(DoubleEq(30.0)));
}

TEST(Indicators, CrudeRatesOfFiveYearStepsArePerYear)
{
    const RegionOutcome outcome = test::standing_outcome(
        AgeAxis(5, Age{10}), YearAxis(Year{2020}, 1, 5), ByAge::Constant(3, 100.0),
        test::by_age({0, 60, 0}), test::by_age({0, 0.12, 0}));
    EXPECT_THAT(value_of("crude_birth_rate", outcome).reshaped(), Each(DoubleEq(60.0 / 3000.0)));
}

TEST(Indicators, CrudeRatesOfWhatMovesAPopulationAddUpToItsGrowth)
{
    RegionOutcome outcome = standing();
    // 3 girls more at the end of every year, 7 deaths and 100 births in it: 90 went away.
    for (Index t = 0; t < 3; ++t) {
        outcome.trajectory.population.female(0, t + 1) += 3.0 * static_cast<double>(t + 1);
        outcome.trajectory.deaths.male(50, t) = 7.0;
        outcome.rates.net_migrants.female(30, t) = -90.0;
    }
    const Eigen::ArrayXXd growth = value_of("crude_growth_rate", outcome);
    EXPECT_DOUBLE_EQ(growth(0, 0), 3.0 / 2021.5);
    EXPECT_TRUE((value_of("crude_rate_of_natural_increase", outcome) +
                 value_of("crude_rate_of_net_migration", outcome))
                    .isApprox(growth, 1e-14));
}

TEST(Indicators, FertilityPerWomanAndDaughtersPerWoman)
{
    // 100 births to 350 women aged 15-49; TFR 10 and as many boys as girls.
    EXPECT_THAT(value_of("general_fertility_rate").row(0), Each(DoubleEq(100.0 / 350.0)));
    EXPECT_THAT(value_of("gross_reproduction_rate").row(0), Each(DoubleEq(5.0)));
    EXPECT_THAT(value_of("sex_ratio_at_birth").row(0), Each(1.0));
}

TEST(IndicatorsWritten, AreAllWhereNoneIsChosen)
{
    EXPECT_EQ(indicators_written({}).size(), indicators().size());
}

TEST(IndicatorsWritten, AreThoseChosenAndThoseAComparisonReads)
{
    std::vector<std::string_view> ids;
    for (const Indicator* const indicator : indicators_written({"median_age", "tfr"})) {
        ids.push_back(indicator->id);
    }
    EXPECT_THAT(ids, testing::ElementsAre("births_total", "tfr", "population_total",
                                          "population_15_64", "population_65_over", "median_age"));
}

TEST(Indicators, NaturalIncreaseIsBirthsLessDeaths)
{
    RegionOutcome outcome = standing();
    outcome.trajectory.deaths.male(80, 1) = 30.0;
    EXPECT_EQ(value_of("natural_increase", outcome)(0, 1), 70.0);
    EXPECT_EQ(value_of("deaths_total", outcome)(0, 1), 30.0);
}

TEST(Indicators, NetMigrantsAreThoseOfBothSexes)
{
    RegionOutcome outcome = standing();
    outcome.rates.net_migrants.female(25, 2) = 7.0;
    outcome.rates.net_migrants.male(30, 2) = -3.0;
    EXPECT_EQ(value_of("net_migrants_total", outcome)(0, 2), 4.0);
}

}  // namespace
}  // namespace natality
