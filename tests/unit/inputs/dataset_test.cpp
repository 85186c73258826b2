#include <natality/inputs/dataset.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/completed.hpp>
#include <support/messages.hpp>
#include <support/parts.hpp>

#include <limits>
#include <vector>

namespace natality {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> problems_with(const DatasetParts& parts)
{
    return test::problems_of([&] { (void)Dataset::validated(parts); });
}

/// The row that stands in \p line.
Observation& row_in(ObservationTable& table, std::size_t line)
{
    return table.rows[line - 2];
}

TEST(Dataset, HoldsWhatItsTablesSay)
{
    const Dataset dataset = Dataset::validated(test::valid_parts());
    ASSERT_EQ(dataset.regions().size(), 1U);
    const RegionInputs& region = dataset.regions().front();
    EXPECT_THAT(region.population.col(column(Sex::male)), ElementsAre(1000, 900, 800, 700, 600));
    EXPECT_EQ(region.mortality.measure, MortalityMeasure::death_rate);
    EXPECT_THAT(region.mortality.values.male.at(Year{2021}),
                ElementsAre(0.02, 0.01, 0.05, 0.1, 0.5));
    EXPECT_THAT(region.asfr.at(Year{2020}), ElementsAre(0, 0.2, 0.6, 0.1, 0));
    EXPECT_EQ(region.sex_ratio_at_birth.at(Year{2021}), 1.05);
    EXPECT_EQ(dataset.base_year(), Year{2020});
}

TEST(Dataset, WithoutMigrationHasNoneAndSaysSo)
{
    const Dataset dataset = Dataset::validated(test::valid_parts());
    EXPECT_TRUE((dataset.regions().front().net_migrants.female.at(Year{2050}) == 0.0).all());
    EXPECT_THAT(
        dataset.completions(),
        ElementsAre(test::completed("fertility.csv", "ages outside those listed were taken as "
                                                     "0"),
                    test::completed("migration", "not given: no net migration")));
}

TEST(Dataset, TakesNetMigrantsOfEitherSign)
{
    DatasetParts parts = test::valid_parts();
    for (const Sex sex : both_sexes) {
        test::add_schedule(parts.migration, {.year = Year{2020}, .sex = sex}, 1, {-5, 7});
    }
    const Dataset dataset = Dataset::validated(parts);
    EXPECT_THAT(dataset.regions().front().net_migrants.male.at(Year{2020}),
                ElementsAre(0, -5, 7, 0, 0));
}

/// The regions N and S with a pool of movers aged 1, women and men: N loses a tenth a year.
DatasetParts parts_with_pool()
{
    DatasetParts parts = test::valid_parts();
    parts.regions.push_back({"S", {"South", ""}, "", {}});
    for (ObservationTable* const table :
         {&parts.population, &parts.mortality, &parts.fertility, &parts.sex_ratio_at_birth}) {
        const std::vector<Observation> rows = table->rows;
        for (Observation row : rows) {
            row.region = "S";
            table->rows.push_back(row);
        }
    }
    parts.out_migration = {"out_migration.csv", "rate", {}};
    parts.in_migration = {"in_migration.csv", "share", {}};
    for (const Sex sex : both_sexes) {
        test::add_schedule(parts.out_migration, {.year = Year{2020}, .sex = sex}, 1, {0.1});
        test::add_schedule(parts.in_migration, {.region = "S", .year = Year{2021}, .sex = sex}, 1,
                           {1.0});
        test::add_schedule(parts.in_migration, {.region = "S", .year = Year{2020}, .sex = sex}, 1,
                           {0.5});
    }
    return parts;
}

TEST(Dataset, TakesAPoolOfMoversOfWhomOriginAndDestinationAreKnownApart)
{
    const Dataset dataset = Dataset::validated(parts_with_pool());
    const PoolInputs& pool = dataset.flows().pool.value();
    EXPECT_FALSE(dataset.flows().empty());
    EXPECT_EQ(pool.measure, PoolMeasure::share);
    EXPECT_EQ(pool.out_rate[0].male.at(Year{2030})(1), 0.1);
    EXPECT_EQ(pool.out_rate[1].male.at(Year{2030})(1), 0.0);
    EXPECT_EQ(pool.in[1].female.at(Year{2020})(1), 0.5);
    EXPECT_EQ(pool.in[0].female.at(Year{2020})(1), 0.0);
}

TEST(Dataset, RefusesPoolsThatAreNone)
{
    DatasetParts half = parts_with_pool();
    half.in_migration.rows.clear();
    EXPECT_THAT(problems_with(half),
                ElementsAre("out_migration.csv: out_migration and in_migration go together: who "
                            "leaves each region, and where those who have left arrive"));
    DatasetParts both = parts_with_pool();
    both.migration_flows = {"migration_flows.csv", "rate", {}};
    test::add_schedule(both.migration_flows, {.year = Year{2020}, .category = "S"}, 1, {0.1});
    test::add_schedule(both.migration_flows,
                       {.year = Year{2020}, .sex = Sex::male, .category = "S"}, 1, {0.1});
    EXPECT_THAT(problems_with(both),
                ElementsAre("out_migration.csv: migration_flows says who goes where; give it, or "
                            "out_migration and in_migration, not both"));
    DatasetParts nowhere = parts_with_pool();
    for (Observation& row : nowhere.in_migration.rows) {
        row.value = 0.0;
    }
    EXPECT_THAT(
        problems_with(nowhere),
        ElementsAre("in_migration.csv: nobody arrives in any region at an age at which some "
                    "leave (year 2020, female, age 1)"));
    DatasetParts alone = parts_with_pool();
    alone.description.constraint = NationConstraint{"S", ConstraintMode::report};
    EXPECT_THAT(problems_with(alone),
                ElementsAre("out_migration.csv: nobody moves between regions where there is but "
                            "one"));
}

/// Rates of net migration of women and men aged 1.
DatasetParts parts_with_migration_rate(double rate)
{
    DatasetParts parts = test::valid_parts();
    parts.migration.value_name = "rate";
    for (const Sex sex : both_sexes) {
        test::add_schedule(parts.migration, {.year = Year{2020}, .sex = sex}, 1, {rate});
    }
    return parts;
}

TEST(Dataset, TakesNetMigrationAsRates)
{
    const Dataset dataset = Dataset::validated(parts_with_migration_rate(-0.25));
    const RegionInputs& region = dataset.regions().front();
    EXPECT_THAT(region.net_migration_rate->male.at(Year{2020}), ElementsAre(0, -0.25, 0, 0, 0));
    EXPECT_TRUE((region.net_migrants.male.values == 0.0).all());
}

TEST(Dataset, RefusesRatesOfNetMigrationAtWhichEverybodyLeaves)
{
    EXPECT_THAT(problems_with(parts_with_migration_rate(-1.0)),
                testing::Contains("migration.csv:2: rate: '-1' is not a rate per person and year "
                                  "of at most 1, and in a step above -1, at which everybody "
                                  "leaves (region N, year 2020, female, age 1)"));
    DatasetParts totals = parts_with_migration_rate(-0.25);
    totals.migration.has_optional_keys = false;
    EXPECT_THAT(problems_with(totals),
                ElementsAre("migration.csv:1: rate: rates of net migration are by sex and age; "
                            "only totals of persons, net_migrants, can be spread over them"));
}

TEST(Dataset, KeepsEveryObservedFigure)
{
    DatasetParts parts = test::valid_parts();
    test::add(parts.observed, {.year = Year{2020}, .category = "births_total", .value = 1200});
    const Dataset dataset = Dataset::validated(parts);
    ASSERT_EQ(dataset.regions().front().observed.size(), 1U);
    EXPECT_EQ(dataset.regions().front().observed.front().indicator, "births_total");
    EXPECT_EQ(dataset.regions().front().observed.front().value, 1200.0);
}

TEST(Dataset, AnIndicatorObservedTwiceInAYearIsNamed)
{
    DatasetParts parts = test::valid_parts();
    for (int i = 0; i < 2; ++i) {
        test::add(parts.observed, {.year = Year{2020}, .category = "tfr"});
    }
    EXPECT_THAT(problems_with(parts),
                ElementsAre("observed.csv:3: indicator tfr of 2020 stands twice (region N)"));
}

TEST(Dataset, AnObservedFigureIsFinite)
{
    DatasetParts parts = test::valid_parts();
    test::add(parts.observed, {.year = Year{2020}, .category = "tfr", .value = not_a_number});
    EXPECT_THAT(problems_with(parts),
                ElementsAre("observed.csv:2: indicator tfr of 2020 is not a finite number "
                            "(region N)"));
}

TEST(Dataset, NeedsARegion)
{
    DatasetParts parts;
    parts.file = "dataset.toml";
    EXPECT_THAT(problems_with(parts),
                ElementsAre("dataset.toml: no [[region]]; a data set has at least one"));
}

TEST(Dataset, ARegionDeclaredTwiceIsNamed)
{
    DatasetParts parts = test::valid_parts();
    parts.regions.push_back({"N", {}, "", {"dataset.toml", 14}});
    EXPECT_THAT(problems_with(parts), ElementsAre("dataset.toml:14: region 'N' is declared twice"));
}

TEST(Dataset, AParentThatIsNoRegionIsNamedWithTheNearest)
{
    DatasetParts parts = test::valid_parts();
    parts.regions.front().parent = "World";
    EXPECT_THAT(problems_with(parts),
                ElementsAre("dataset.toml:9: parent: 'World' is not a region; known: N"));
}

TEST(Dataset, AShareOfMigrationThatIsNoShareIsNamed)
{
    DatasetParts parts = test::valid_parts();
    parts.regions.front().permanent_migration = 1.5;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("dataset.toml:9: permanent_migration: 1.5 is not a share in [0, 1]"));
}

TEST(Dataset, ARegionInItselfIsNamed)
{
    DatasetParts parts = test::valid_parts();
    parts.regions.front().parent = "N";
    EXPECT_THAT(problems_with(parts),
                ElementsAre("dataset.toml:9: parent: 'N' lies in 'N', and no region lies in "
                            "itself"));
}

TEST(Dataset, ACircleOfParentsIsNamedOnce)
{
    DatasetParts parts = test::valid_parts();
    parts.regions = {{"N", {}, "A", {"dataset.toml", 9}},
                     {"A", {}, "B", {"dataset.toml", 12}},
                     {"B", {}, "C", {"dataset.toml", 15}},
                     {"C", {}, "A", {"dataset.toml", 18}}};
    EXPECT_THAT(problems_with(parts),
                testing::Contains("dataset.toml:12: parent: 'A' lies in 'B', 'B' lies in 'C', 'C' "
                                  "lies in 'A', and no region lies in itself"));
    EXPECT_THAT(problems_with(parts),
                testing::Not(testing::Contains(testing::StartsWith("dataset.toml:15"))));
    EXPECT_THAT(problems_with(parts),
                testing::Not(testing::Contains(testing::StartsWith("dataset.toml:9:"))));
}

TEST(Dataset, AnUnknownRegionInATableIsNamedOnceATable)
{
    DatasetParts parts = test::valid_parts();
    test::add(parts.population, {.region = "South", .age = {Age{0}, 1}, .value = 1});
    test::add(parts.population, {.region = "South", .age = {Age{1}, 1}, .value = 1});
    EXPECT_THAT(
        problems_with(parts),
        ElementsAre("population.csv:12: region: 'South' is not among those of the data set; known: "
                    "N"));
}

TEST(Dataset, ANearRegionIsSuggested)
{
    DatasetParts parts = test::valid_parts();
    parts.regions.front().id = "CN-11";
    EXPECT_THAT(
        problems_with(parts),
        Contains("population.csv:2: region: 'N' is not among those of the data set; known: CN-11"));
    for (Observation& row : parts.population.rows) {
        row.region = "CN-1";
    }
    EXPECT_THAT(
        problems_with(parts),
        Contains(
            "population.csv:2: region: 'CN-1' is not among those of the data set; did you mean "
            "'CN-11'?"));
}

TEST(Dataset, NegativePersonsAreNamed)
{
    DatasetParts parts = test::valid_parts();
    row_in(parts.population, 8).value = -1;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("population.csv:8: persons: '-1' is not a number of persons of at "
                            "least 0 (region N, male, age 1)"));
}

TEST(Dataset, AMissingCellIsNamed)
{
    DatasetParts parts = test::valid_parts();
    parts.population.rows.erase(parts.population.rows.begin() + 2);
    EXPECT_THAT(problems_with(parts), ElementsAre("population.csv:5: no persons for the ages from "
                                                  "2 to 2 (region N, female)"));
}

TEST(Dataset, ADuplicateCellNamesBothLines)
{
    DatasetParts parts = test::valid_parts();
    test::add(parts.population, {.sex = Sex::female, .age = {Age{1}, 1}, .value = 900});
    EXPECT_THAT(problems_with(parts), ElementsAre("population.csv:12: age 1 stands already in "
                                                  "line 3 (region N, female)"));
}

TEST(Dataset, ADeathRateOutOfRangeIsNamed)
{
    DatasetParts parts = test::valid_parts();
    row_in(parts.mortality, 2).value = 20;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("mortality.csv:2: mx: '20' is not a death rate per person-year in "
                            "[0, 5] (region N, year 2020, female, age 0)"));
}

TEST(Dataset, SurvivalRatiosAndProbabilitiesLieInZeroToOne)
{
    DatasetParts parts = test::valid_parts();
    parts.mortality.value_name = "sx";
    parts.mortality_measure = MortalityMeasure::survival_ratio;
    row_in(parts.mortality, 3).value = 1.01;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("mortality.csv:3: sx: '1.01' is not a survival ratio in [0, 1] "
                            "(region N, year 2020, female, age 1)"));
    parts.mortality.value_name = "qx";
    parts.mortality_measure = MortalityMeasure::death_probability;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("mortality.csv:3: qx: '1.01' is not a probability of dying in [0, 1] "
                            "(region N, year 2020, female, age 1)"));
}

TEST(Dataset, RatesDoNotAddUpToFamiliesThatNobodyHas)
{
    DatasetParts parts = test::valid_parts();
    parts.description.ages = AgeAxis(1, Age{20});
    parts.population.rows.clear();
    parts.mortality.rows.clear();
    parts.fertility.rows.clear();
    for (const Sex sex : both_sexes) {
        test::add_all_ages(parts.population, {.sex = sex}, std::vector<double>(21, 100.0));
        test::add_all_ages(parts.mortality, {.year = Year{2020}, .sex = sex},
                           std::vector<double>(21, 0.1));
    }
    test::add_schedule(parts.fertility, {.year = Year{2020}}, 2, std::vector<double>(16, 0.9375));
    EXPECT_THAT(problems_with(parts), IsEmpty());
    parts.fertility.rows.back().value = 1.0;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("fertility.csv:2: asfr: the rates add up to 15.1 children per woman, "
                            "where 15 is the most that is taken (region N, year 2020)"));
}

TEST(Dataset, AnObservedNumberOfBirthsIsNotNegative)
{
    DatasetParts parts = test::valid_parts();
    test::add(parts.observed, {.year = Year{2020}, .category = "births", .value = -5.0});
    EXPECT_THAT(problems_with(parts),
                ElementsAre("observed.csv:2: births of 2020 is -5; it must be at least 0 "
                            "(region N)"));
}

TEST(Dataset, RefusesSharesOfOrdersThatDoNotMakeUpTheBirths)
{
    DatasetParts parts = test::valid_parts();
    test::add_births_by_order(parts);
    test::add(parts.observed, {.year = Year{2020}, .category = "births_share_1", .value = 0.7});
    test::add(parts.observed, {.year = Year{2020}, .category = "births_share_2+", .value = 0.4});
    test::add(parts.observed, {.year = Year{2021}, .category = "births_share_1", .value = 0.6});
    test::add(parts.observed, {.year = Year{2022}, .category = "births_share_3", .value = 1.2});
    EXPECT_THAT(
        test::problems_of([&] { (void)Dataset::validated(parts); }),
        ElementsAre(HasSubstr("observed.csv:5: births_share_3 of 2022 is 1.2; a share lies in"),
                    HasSubstr("observed.csv:5: indicator births_share_3 is of no order of "
                              "births_by_order"),
                    HasSubstr("observed.csv:2: births_share_… of 2020: 2 of 2 orders with a sum "
                              "of 1.1; give every order"),
                    HasSubstr("observed.csv:4: births_share_… of 2021: 1 of 2 orders"),
                    HasSubstr("observed.csv:5: births_share_… of 2022: 1 of 2 orders")));
}

TEST(Dataset, RefusesSharesOfOrdersItDoesNotTellApart)
{
    DatasetParts parts = test::valid_parts();
    test::add(parts.observed, {.year = Year{2020}, .category = "births_share_1", .value = 1.0});
    EXPECT_THAT(test::problems_of([&] { (void)Dataset::validated(parts); }),
                ElementsAre(HasSubstr("indicator births_share_1 needs births_by_order")));
}

TEST(Dataset, TheOpenGroupNeedsDeaths)
{
    DatasetParts parts = test::valid_parts();
    row_in(parts.mortality, 21).value = 1e-300;
    EXPECT_THAT(
        problems_with(parts),
        ElementsAre("mortality.csv:21: mx: the open group 4+ needs a rate of at least 1/150 "
                    "(region N, year 2021, male)"));
}

TEST(Dataset, TheLastClosedAgeNeedsAProbabilityOfDying)
{
    DatasetParts parts = test::valid_parts();
    parts.mortality.value_name = "qx";
    parts.mortality_measure = MortalityMeasure::death_probability;
    row_in(parts.mortality, 5).value = 0;
    EXPECT_THAT(
        problems_with(parts),
        ElementsAre("mortality.csv:5: qx: the last closed age 3 needs a probability above 0 "
                    "(region N, year 2020, female)"));
}

TEST(Dataset, NobodySurvivesTheOpenGroupForGood)
{
    DatasetParts parts = test::valid_parts();
    parts.mortality.value_name = "sx";
    parts.mortality_measure = MortalityMeasure::survival_ratio;
    row_in(parts.mortality, 11).value = 1;
    EXPECT_THAT(
        problems_with(parts),
        ElementsAre("mortality.csv:11: sx: the open group 4+ needs a ratio below 1 (region N, "
                    "year 2020, male)"));
}

TEST(Dataset, AnAsfrAboveOneIsNamed)
{
    DatasetParts parts = test::valid_parts();
    row_in(parts.fertility, 3).value = 1.83;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("fertility.csv:3: asfr: '1.83' is not a rate per woman in [0, 1] "
                            "(region N, year 2020, age 2)"));
}

TEST(Dataset, TheYoungestAgeGroupHasNoBirths)
{
    DatasetParts parts = test::valid_parts();
    test::add(parts.fertility, {.year = Year{2021}, .age = {Age{0}, 1}, .value = 0.01});
    EXPECT_THAT(problems_with(parts),
                ElementsAre("fertility.csv:8: asfr: '0.01' is not 0, and the youngest age group 0 "
                            "has no births (region N, year 2021, age 0)"));
}

TEST(Dataset, TheYoungestAgeGroupMayBeGivenAsZero)
{
    DatasetParts parts = test::valid_parts();
    test::add(parts.fertility, {.year = Year{2021}, .age = {Age{0}, 1}, .value = 0.0});
    EXPECT_THAT(problems_with(parts), IsEmpty());
}

TEST(Dataset, AYearMissingInTheMiddleIsNamed)
{
    DatasetParts parts = test::valid_parts();
    row_in(parts.sex_ratio_at_birth, 3).year = Year{2022};
    EXPECT_THAT(problems_with(parts),
                ElementsAre("sex_ratio_at_birth.csv:3: no males_per_female for region N, year "
                            "2021: the years go on from 2020 in steps of 1 without a gap"));
}

TEST(Dataset, ASexRatioAtBirthByHundredIsNamed)
{
    DatasetParts parts = test::valid_parts();
    row_in(parts.sex_ratio_at_birth, 2).value = 105;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("sex_ratio_at_birth.csv:2: males_per_female: '105' is not a number of "
                            "male births per female birth in [0.8, 1.6] (region N, year 2020)"));
}

TEST(Dataset, EmptyRequiredTablesAreAllNamed)
{
    DatasetParts parts = test::valid_parts();
    for (ObservationTable* table :
         {&parts.population, &parts.mortality, &parts.fertility, &parts.sex_ratio_at_birth}) {
        table->rows.clear();
    }
    EXPECT_THAT(problems_with(parts),
                ElementsAre("population.csv: no persons for region N, female",
                            "population.csv: no persons for region N, male",
                            "mortality.csv: no mx for region N, female",
                            "mortality.csv: no mx for region N, male",
                            "fertility.csv: no asfr for region N",
                            "sex_ratio_at_birth.csv: no males_per_female for region N"));
}

TEST(Dataset, TakesBirthsByOrder)
{
    DatasetParts parts = test::valid_parts();
    test::add_births_by_order(parts);
    const Dataset dataset = Dataset::validated(parts);
    const auto& births = dataset.regions().front().births_by_order;
    ASSERT_TRUE(births);
    EXPECT_THAT(births->orders, ElementsAre("1", "2+"));
    EXPECT_THAT(births->rates[1].at(Year{2021}), ElementsAre(0, 0.1, 0.3, 0.05, 0));
}

TEST(Dataset, TheLastOrderOfBirthIsOpen)
{
    DatasetParts parts = test::valid_parts();
    test::add_births_by_order(parts);
    for (Observation& row : parts.births_by_order.rows) {
        row.category = row.category.substr(0, 1);
    }
    EXPECT_THAT(problems_with(parts),
                ElementsAre("births_by_order.csv:1: order: the orders must be 1, 2, … and the "
                            "last one open, for instance 3+"));
}

TEST(Dataset, ChecksItsDescription)
{
    DatasetParts parts = test::valid_parts();
    parts.description.desired_family_size = FamilyWishes{0.0};
    parts.description.money.gdp = not_a_number;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("dataset.toml: desired_family_size: children must lie in (0, 20]",
                            "dataset.toml: money: gdp and average_wage must be finite and at "
                            "least 0"));
}

TEST(Dataset, ChecksTheSharesOfWomenWhoWantAUnionAndSoManyChildren)
{
    DatasetParts parts = test::valid_parts();
    parts.description.desired_family_size =
        FamilyWishes{.children = 1.5, .ever_in_union = 1.1, .at_least = {0.9, 0.95}};
    EXPECT_THAT(problems_with(parts),
                ElementsAre("dataset.toml: desired_family_size: ever_in_union must be a share in "
                            "(0, 1]",
                            "dataset.toml: desired_family_size: at_least must be shares in (0, 1], "
                            "none above the one before it"));
    parts.description.desired_family_size = FamilyWishes{.children = 1.5, .at_least = {0.9, 0.7}};
    EXPECT_THAT(problems_with(parts),
                ElementsAre("dataset.toml: desired_family_size: at_least counts 1.6 children a "
                            "woman, more than the 1.5 of children"));
}

TEST(Dataset, ChecksTheInsuranceFundAndTheProductOfOtherYears)
{
    DatasetParts parts = test::valid_parts();
    parts.description.money.gdp_by_year = {{Year{2019}, 0.0}};
    parts.description.insurance_fund = {.contribution_rate = 1.5,
                                        .wage = 0.0,
                                        .insured_share = 0.3,
                                        .first_age = Age{60},
                                        .last_age = Age{20}};
    EXPECT_THAT(problems_with(parts),
                ElementsAre("dataset.toml: money: gdp_by_year of 2019 must be finite and above 0",
                            "dataset.toml: insurance_fund: contribution_rate and insured_share "
                            "must be shares in [0, 1]",
                            "dataset.toml: insurance_fund: wage must be finite and above 0; it "
                            "may be left out where [money] has an average_wage",
                            "dataset.toml: insurance_fund: insured_ages must be two ages from 0 "
                            "to 150, the first not above the last"));
}

TEST(Dataset, DeathRatesOfFiveYearGroupsKeepTheFirstYearOfLifeApart)
{
    const Dataset dataset = Dataset::validated(test::grouped_parts());
    const Mortality& mortality = dataset.regions().front().mortality;
    ASSERT_TRUE(mortality.infants);
    EXPECT_EQ(mortality.infants->female.at(Year{2020}), 0.01);
    EXPECT_THAT(mortality.values.female.at(Year{2020}), ElementsAre(0.04, 0.05, 0.5));
}

TEST(Dataset, DeathRatesOfFiveYearGroupsWithoutTheFirstYearAreRefused)
{
    DatasetParts parts = test::grouped_parts();
    parts.mortality.rows.erase(parts.mortality.rows.begin());
    row_in(parts.mortality, 2).age = {Age{0}, 5};
    EXPECT_THAT(problems_with(parts), Contains("mortality.csv:3: mx: age '0-4' must be given as 0 "
                                               "and 1-4"));
}

TEST(Dataset, ProbabilitiesOfWideGroupsAreRefused)
{
    DatasetParts parts = test::grouped_parts();
    parts.mortality_measure = MortalityMeasure::death_probability;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("mortality.csv:1: qx is for single years of age; give mx or sx for "
                            "wider groups"));
}

TEST(Dataset, TheYoungestWideAgeGroupHasNoBirths)
{
    DatasetParts parts = test::grouped_parts();
    test::add(parts.fertility, {.year = Year{2020}, .age = {Age{0}, 5}, .value = 0.1});
    EXPECT_THAT(problems_with(parts),
                ElementsAre("fertility.csv:3: asfr: '0.1' is not 0, and the youngest age group "
                            "0-4 has no births (region N, year 2020, age 0-4)"));
}

TEST(Dataset, ReportsTheProblemsOfAllTablesAtOnce)
{
    DatasetParts parts = test::valid_parts();
    row_in(parts.population, 2).value = -1;
    row_in(parts.mortality, 2).value = -1;
    row_in(parts.fertility, 2).value = -1;
    row_in(parts.sex_ratio_at_birth, 2).value = -1;
    EXPECT_THAT(problems_with(parts),
                ElementsAre(StartsWith("population.csv:2: "), StartsWith("mortality.csv:2: "),
                            StartsWith("fertility.csv:2: "),
                            StartsWith("sex_ratio_at_birth.csv:2: ")));
}

}  // namespace
}  // namespace natality
