#include <natality/baseline/baseline_rates.hpp>

#include <natality/rates/life_table.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/completed.hpp>
#include <support/parts.hpp>
#include <support/rates.hpp>

namespace natality {
namespace {

using test::by_age;
using testing::Contains;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::Not;

const YearAxis five_years(Year{2020}, 5);
constexpr BaselinePath constant_fertility{.fertility = BaselineFertility::constant};

BaselineRates baseline_of(const DatasetParts& parts, const YearAxis& years = five_years,
                          const BaselinePath& path = {})
{
    const Dataset dataset = Dataset::validated(parts);
    return baseline_rates(dataset.regions().front(), dataset.ages(), years, path,
                          baseline_conventions(dataset.description()));
}

/// The valid data set with 0.3 in place of 0.6 births per woman of age 2 in 2021.
DatasetParts falling_fertility()
{
    DatasetParts parts = test::valid_parts();
    parts.fertility.rows[4].value = 0.3;
    return parts;
}

TEST(BaselineRates, SurvivalComesFromTheLifeTableOfTheYear)
{
    const RatePaths rates = baseline_of(test::valid_parts()).rates;
    const ByAge death_rates = by_age({0.02, 0.01, 0.05, 0.1, 0.5});
    const ByAge expected = survival_ratios(life_table(death_rates, Sex::male), 1);
    EXPECT_THAT(rates.survival_ratio.male.col(3), ElementsAreArray(expected));
}

TEST(BaselineRates, AtReplacementAGirlHasOneDaughterInEveryYear)
{
    const RatePaths rates =
        baseline_of(falling_fertility(), five_years, {.fertility = BaselineFertility::replacement})
            .rates;
    const ByAgeYear asfr = rates.births.asfr();
    for (Index t = 0; t < asfr.cols(); ++t) {
        const ByAge lived = stationary_person_years(rates.survival_ratio.female.col(t), 1);
        EXPECT_NEAR((lived * asfr.col(t)).sum() / (1.0 + rates.sex_ratio_at_birth(t)), 1.0, 1e-14);
    }
    EXPECT_NEAR(asfr(2, 0) / asfr(1, 0), 3.0, 1e-14);
    EXPECT_NEAR(asfr(2, 1) / asfr(1, 1), 1.5, 1e-14);
}

TEST(BaselineRates, MortalityMayStayAndMigrationBeNone)
{
    DatasetParts parts = test::valid_parts();
    test::add_all_ages(parts.migration, {.year = Year{2020}}, {1, 2, 3, 4, 5});
    test::add_all_ages(parts.migration, {.year = Year{2020}, .sex = Sex::male}, {1, 2, 3, 4, 5});
    parts.mortality.rows[10].value = 0.01;
    const RatePaths own = baseline_of(parts).rates;
    const RatePaths rates = baseline_of(parts, five_years,
                                        {.mortality = BaselineMortality::constant,
                                         .migration = BaselineMigration::none})
                                .rates;
    EXPECT_NE(own.survival_ratio.female(0, 1), own.survival_ratio.female(0, 0));
    EXPECT_EQ(rates.survival_ratio.female(0, 1), own.survival_ratio.female(0, 0));
    EXPECT_TRUE((own.net_migrants.male != 0.0).any());
    EXPECT_TRUE((rates.net_migrants.male == 0.0).all());
}

TEST(BaselineRates, NetMigrationAsRatesHoldsItsLastYearAndCanBeLeftOut)
{
    DatasetParts parts = test::valid_parts();
    parts.migration.value_name = "rate";
    for (const Sex sex : both_sexes) {
        test::add_schedule(parts.migration, {.year = Year{2020}, .sex = sex}, 1, {-0.25, 0.5});
    }
    const BaselineRates baseline = baseline_of(parts);
    EXPECT_THAT(baseline.rates.net_migration_rate->female.col(4), ElementsAre(0, -0.25, 0.5, 0, 0));
    EXPECT_THAT(baseline.completions,
                Contains(test::completed("migration", "2021 to 2024 hold the values of 2020")));
    const RatePaths without =
        baseline_of(parts, five_years, {.migration = BaselineMigration::none}).rates;
    EXPECT_FALSE(without.net_migration_rate);
}

TEST(BaselineRates, SurvivalRatiosOfTheDataSetPassBitForBit)
{
    DatasetParts parts = test::valid_parts();
    parts.mortality_measure = MortalityMeasure::survival_ratio;
    const RatePaths rates = baseline_of(parts).rates;
    EXPECT_THAT(rates.survival_ratio.female.col(0), ElementsAre(0.02, 0.01, 0.05, 0.1, 0.5));
}

TEST(BaselineRates, ProbabilitiesOfDyingBecomeALifeTable)
{
    DatasetParts parts = test::valid_parts();
    parts.mortality_measure = MortalityMeasure::death_probability;
    const ByAge q = by_age({0.02, 0.01, 0.05, 0.1, 0.5});
    const ByAge expected = survival_ratios(life_table_from_probabilities(q, Sex::female), 1);
    EXPECT_THAT(baseline_of(parts).rates.survival_ratio.female.col(0), ElementsAreArray(expected));
}

TEST(BaselineRates, ADeathRateTooHighForItsGroupIsSaidOncePerSex)
{
    DatasetParts parts = test::valid_parts();
    for (Observation& row : parts.mortality.rows) {
        row.value = row.sex == Sex::female && row.age.lower == Age{3} ? 3.0 : row.value;
    }
    const auto said = test::completed(
        "mortality",
        "female: a death rate too high for the width of its group gives a probability of dying "
        "above 1, taken as 1: nobody survives the group (years: 5, first 2020)");
    EXPECT_THAT(baseline_of(parts).completions, testing::Contains(said).Times(1));
    EXPECT_THAT(baseline_of(test::valid_parts()).completions,
                testing::Not(testing::Contains(said)));
}

TEST(BaselineRates, FertilityFollowsTheDataSetAndHoldsItsLastYear)
{
    const RatePaths rates = baseline_of(falling_fertility()).rates;
    EXPECT_THAT(rates.births.asfr().row(2), ElementsAre(0.6, 0.3, 0.3, 0.3, 0.3));
    EXPECT_FALSE(rates.births.has_orders());
}

TEST(BaselineRates, ConstantFertilityIsThatOfTheBaseYear)
{
    const BaselineRates baseline = baseline_of(falling_fertility(), five_years, constant_fertility);
    EXPECT_THAT(baseline.rates.births.asfr().row(2), ElementsAre(0.6, 0.6, 0.6, 0.6, 0.6));
    EXPECT_THAT(baseline.completions,
                Not(Contains(testing::Field(&Completion::table, "fertility.csv"))));
}

TEST(BaselineRates, OrdersShareTheAsfr)
{
    DatasetParts parts = test::valid_parts();
    test::add_births_by_order(parts);
    // At age 2 in 2020: 0.15 first and 0.3 later births.
    parts.births_by_order.rows[1].value = 0.15;
    const BirthRates births = baseline_of(parts).rates.births;
    EXPECT_THAT(births.orders, ElementsAre("1", "2+"));
    EXPECT_DOUBLE_EQ(births.by_order[0](2, 0), 0.6 / 3.0);
    EXPECT_DOUBLE_EQ(births.by_order[1](2, 0), 0.6 * 2.0 / 3.0);
}

TEST(BaselineRates, AgesWithoutBirthsByOrderCountAsFirstBirths)
{
    DatasetParts parts = test::valid_parts();
    test::add_births_by_order(parts);
    for (Observation& row : parts.births_by_order.rows) {
        row.value = row.age.lower == Age{3} ? 0.0 : row.value;
    }
    const BirthRates births = baseline_of(parts).rates.births;
    EXPECT_EQ(births.by_order[0](3, 0), 0.1);
    EXPECT_EQ(births.by_order[1](3, 0), 0.0);
}

TEST(BaselineRates, SayWhichYearsAreHeld)
{
    EXPECT_THAT(
        baseline_of(test::valid_parts()).completions,
        ElementsAre(test::completed("mortality", "2022 to 2024 hold the values of 2021"),
                    test::completed("fertility", "2022 to 2024 hold the values of 2021"),
                    test::completed("sex_ratio_at_birth", "2022 to 2024 hold the values of 2021")));
}

TEST(BaselineRates, HoldMigrantsOnlyWhereThereAreAny)
{
    DatasetParts parts = test::valid_parts();
    const auto holds_migrants =
        Contains(test::completed("migration", "2021 to 2024 hold the values of 2020"));
    EXPECT_THAT(baseline_of(parts).completions, testing::Not(holds_migrants));
    for (const Sex sex : both_sexes) {
        test::add_all_ages(parts.migration, {.year = Year{2020}, .sex = sex}, {1, 2, 3, 4, 5});
    }
    EXPECT_THAT(baseline_of(parts).completions, holds_migrants);
}

TEST(BaselineRates, SayWhichYearsAreHeldOfEverySex)
{
    DatasetParts parts = test::valid_parts();
    // Men of 2021 are the last five rows.
    parts.mortality.rows.resize(15);
    EXPECT_THAT(baseline_of(parts).completions,
                Contains(test::completed("mortality", "2021 to 2024 hold the values of 2020")));
}

TEST(BaselineRates, HoldNothingWithinTheTables)
{
    const BaselineRates baseline = baseline_of(test::valid_parts(), YearAxis(Year{2020}, 1));
    EXPECT_TRUE(baseline.completions.empty());
}

TEST(BaselineRates, MigrationAndSexRatioAreThoseOfTheYear)
{
    DatasetParts parts = test::valid_parts();
    parts.sex_ratio_at_birth.rows[1].value = 1.1;
    for (const Year year : {Year{2020}, Year{2021}}) {
        for (const Sex sex : both_sexes) {
            test::add_schedule(parts.migration, {.year = year, .sex = sex}, 1,
                               {year.value - 2000.0});
        }
    }
    const RatePaths rates = baseline_of(parts).rates;
    EXPECT_THAT(rates.sex_ratio_at_birth, ElementsAre(1.05, 1.1, 1.1, 1.1, 1.1));
    EXPECT_THAT(rates.net_migrants.male.row(1), ElementsAre(20, 21, 21, 21, 21));
}

TEST(BaselineRates, OfFiveYearGroupsComeFromAnAbridgedLifeTable)
{
    const AgeAxis ages(5, Age{10});
    const YearAxis one_step(Year{2020}, 1, 5);
    const AgeSchedules groups{one_step, by_age({0.002, 0.004, 0.2})};
    const YearSeries infants{one_step, ByYear::Constant(1, 0.02)};
    const AgeSchedules zero{one_step, ByAgeYear::Zero(3, 1)};
    RegionInputs inputs{.region = {},
                        .population = ByAgeSex::Zero(3, 2),
                        .mortality = {MortalityMeasure::death_rate,
                                      {groups, groups},
                                      BySex<YearSeries>{infants, infants}},
                        .asfr = zero,
                        .sex_ratio_at_birth = {one_step, ByYear::Constant(1, 1.05)},
                        .net_migrants = {zero, zero},
                        .observed = {}};
    const RatePaths rates = baseline_rates(inputs, ages, one_step, {}, {}).rates;
    const LifeTable table = abridged_life_table(by_age({0.02, 0.002, 0.004, 0.2}), 5, Sex::female);
    EXPECT_THAT(rates.survival_ratio.female.col(0), ElementsAreArray(survival_ratios(table, 5)));
    EXPECT_THAT(rates.survival_ratio.female(0, 0), DoubleEq((table.L(0) + table.L(1)) / 5.0));
}

}  // namespace
}  // namespace natality
