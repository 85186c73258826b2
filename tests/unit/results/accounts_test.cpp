#include <natality/results/accounts.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/outcome.hpp>
#include <support/parts.hpp>

#include <cmath>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;

constexpr Index years = 10;

/// Accounts of one measure, today at level 0.1, full at 0.5 and there from the first year, on 100
/// persons of each sex at each of the ages 0 … 4+ with 50 births a year, in the baseline too.
class AccountsTest : public testing::Test {
protected:
    AccountsTest()
    {
        measure_.reference = 0.1;
        measure_.full = 0.5;
        path_ = {0, ByYear::Constant(years, 0.5), ByYear::Ones(years), ByYear::Ones(years)};
    }

    void add_cost(const Count& count, LineKind kind = LineKind::running,
                  Growth growth = Growth::none)
    {
        CostLine line;
        line.count = count;
        line.kind = kind;
        line.amount = exactly(1000.0);
        line.growth = growth;
        measure_.costs.push_back(line);
    }

    RegionAccounts accounts_of_region() const
    {
        CatalogueParts catalogue = test::valid_catalogue_parts();
        catalogue.measures = {measure_};
        StudyParts parts = test::study_parts({});
        parts.settings.prices = {
            .price_growth = 0.02, .wage_growth = 0.05, .discount_rate = 0.03, .amounts = amounts_};
        const Study study = Study::validated(Dataset::validated(test::valid_parts()),
                                             Catalogue::validated(catalogue), parts);
        const Outcome baseline{{}, {region_}};
        Outcome outcome = baseline;
        outcome.regions[0].measures = {path_};
        outcome.regions[0].trajectory.births *= births_over_baseline_;
        return accounts(study, outcome, baseline)[0];
    }

    MeasureAccount account() const { return accounts_of_region().measures[0]; }

    Measure measure_ = test::simple_measure("childcare", 1, "time", 0.0);
    MeasurePath path_;
    EvidenceLevel amounts_ = EvidenceLevel::central;
    double births_over_baseline_ = 1.0;
    RegionOutcome region_ = test::standing_outcome(
        AgeAxis(1, Age{4}), YearAxis(Year{2020}, years), ByAge::Constant(5, 100.0),
        by_age({0, 10, 40, 0, 0}), by_age({0, 0.1, 0.4, 0, 0}));
};

TEST_F(AccountsTest, ALineCostsItsAmountForEveryoneCountedAtTheDose)
{
    // 1000 for half of 3·200 children.
    add_cost({.who = Beneficiaries::children, .ages = {Age{0}, Age{2}}, .share = 0.5});
    EXPECT_THAT(account().costs[0].gross, Each(DoubleEq(300e3)));
    EXPECT_THAT(account().costs[0].incremental, Each(DoubleEq(300e3)));
}

TEST_F(AccountsTest, ALineByTheLevelCostsTodaysLevelInTheBaselineToo)
{
    add_cost({.who = Beneficiaries::children,
              .ages = {Age{0}, Age{2}},
              .coverage = LineCoverage::level});
    EXPECT_THAT(account().costs[0].gross, Each(DoubleEq(300e3)));
    EXPECT_THAT(account().costs[0].incremental, Each(DoubleEq(240e3)));
}

TEST_F(AccountsTest, AShareMayChangeFromYearToYear)
{
    add_cost(
        {.who = Beneficiaries::births, .share_by_year = {{Year{2021}, 0.2}, {Year{2023}, 0.4}}});
    const ByYear gross = account().costs[0].gross;
    EXPECT_THAT(gross.head(5), ElementsAre(DoubleEq(10e3), DoubleEq(10e3), DoubleEq(15e3),
                                           DoubleEq(20e3), DoubleEq(20e3)));
}

TEST_F(AccountsTest, DeadweightIsPaidForThoseWhomTheBaselineHasAsWell)
{
    births_over_baseline_ = 1.2;
    add_cost({.who = Beneficiaries::births, .coverage = LineCoverage::level});
    // Level 0.5 for 60 births, of whom 50 would come anyway, and 0.1 for these today.
    EXPECT_THAT(account().costs[0].incremental, Each(DoubleEq(25e3)));
    EXPECT_THAT(account().costs[0].deadweight, Each(DoubleEq(20e3)));
    EXPECT_THAT(accounts_of_region().deadweight(years), Each(DoubleEq(20e3)));
}

TEST_F(AccountsTest, UnitCostsHaveARangeThatEveryCostMayBeReadAt)
{
    add_cost({.who = Beneficiaries::births});
    measure_.costs[0].amount = Range{500.0, 1000.0, 3000.0};
    EXPECT_THAT(account().costs[0].gross, Each(DoubleEq(50e3)));
    EXPECT_THAT(account().incremental_cost_at_low(years), Each(DoubleEq(25e3)));
    EXPECT_THAT(account().incremental_cost_at_high(years), Each(DoubleEq(150e3)));
    amounts_ = EvidenceLevel::high;
    EXPECT_THAT(account().costs[0].gross, Each(DoubleEq(150e3)));
    EXPECT_THAT(account().incremental_cost_at_low(years), Each(DoubleEq(25e3)));
}

TEST_F(AccountsTest, LevelsByOrderArePaidToTheChildrenOfEachOrder)
{
    const ByAgeYear all = region_.births.by_order.front();
    region_.births = {{"1", "2", "3", "4+"}, {0.4 * all, 0.3 * all, 0.2 * all, 0.1 * all}};
    path_.dose_by_order = {ByYear::Zero(years), ByYear::Constant(years, 0.5), ByYear::Ones(years)};
    add_cost({.who = Beneficiaries::births});
    add_cost({.who = Beneficiaries::births, .orders = {1, 2}});
    add_cost({.who = Beneficiaries::children, .ages = {Age{0}, Age{2}}});
    const MeasureAccount made = account();
    // 50 births: 20 at nothing, 15 at half, 15 in full; 600 children in the same proportion.
    EXPECT_THAT(made.costs[0].gross, Each(DoubleEq(22.5e3)));
    EXPECT_THAT(made.costs[1].gross, Each(testing::DoubleNear(7.5e3, 1e-9)));
    EXPECT_THAT(made.costs[2].gross, Each(testing::DoubleNear(600 * 0.45 * 1000, 1e-6)));
}

TEST_F(AccountsTest, AMeasureThatActsHasNoPriceUntilALineIsOnAndHasAnAmount)
{
    measure_.effects[0].log_effect = {0.0, 0.0, 0.1};
    ASSERT_EQ(accounts_of_region().unpriced.size(), 1U);
    EXPECT_EQ(accounts_of_region().unpriced[0].id, "childcare");
    add_cost({.who = Beneficiaries::births});
    measure_.costs[0].enabled = false;
    EXPECT_EQ(accounts_of_region().unpriced.size(), 1U);
    measure_.costs[0].enabled = true;
    EXPECT_TRUE(accounts_of_region().unpriced.empty());
}

TEST_F(AccountsTest, AMeasureThatDoesNotActHasNothingToPrice)
{
    EXPECT_TRUE(accounts_of_region().unpriced.empty());
}

TEST_F(AccountsTest, UnitCostsGrowFromThePriceYear)
{
    add_cost({.who = Beneficiaries::fixed}, LineKind::running, Growth::price);
    add_cost({.who = Beneficiaries::fixed}, LineKind::running, Growth::wage);
    const MeasureAccount made = account();
    EXPECT_DOUBLE_EQ(made.costs[0].gross(0), 1000.0);
    EXPECT_DOUBLE_EQ(made.costs[0].gross(5), 1000.0 * std::pow(1.02, 5));
    EXPECT_DOUBLE_EQ(made.costs[1].gross(5), 1000.0 * std::pow(1.05, 5));
}

TEST_F(AccountsTest, BirthsAndWomenAreCounted)
{
    add_cost({.who = Beneficiaries::births});
    add_cost({.who = Beneficiaries::women_on_leave});
    add_cost({.who = Beneficiaries::women, .ages = {Age{1}, Age{4}}});
    const MeasureAccount made = account();
    EXPECT_THAT(made.costs[0].gross, Each(DoubleEq(50e3)));
    EXPECT_THAT(made.costs[1].gross, Each(DoubleEq(50e3)));
    EXPECT_THAT(made.costs[2].gross, Each(DoubleEq(400e3)));
}

TEST_F(AccountsTest, BirthsOfCertainOrdersAreCountedAlone)
{
    const ByAgeYear all = region_.births.by_order.front();
    region_.births = {{"1", "2", "3", "4+"}, {0.4 * all, 0.3 * all, 0.2 * all, 0.1 * all}};
    add_cost({.who = Beneficiaries::births, .orders = {2}});
    add_cost({.who = Beneficiaries::births, .orders = {3}});
    const MeasureAccount made = account();
    EXPECT_THAT(made.costs[0].gross, Each(DoubleEq(15e3)));
    // Third and later.
    EXPECT_THAT(made.costs[1].gross, Each(DoubleEq(15e3)));
}

TEST_F(AccountsTest, CapitalIsPaidForUnitsBeyondTheMostThereHasBeen)
{
    path_.dose << 0.2, 0.5, 0.4, 0.5, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0;
    add_cost({.who = Beneficiaries::fixed}, LineKind::capital);
    EXPECT_THAT(account().costs[0].gross,
                ElementsAre(DoubleEq(200), DoubleEq(300), 0, 0, DoubleEq(500), 0, 0, 0, 0, 0));
}

TEST_F(AccountsTest, CapitalStartsFromTodaysLevel)
{
    add_cost({.who = Beneficiaries::fixed, .coverage = LineCoverage::level}, LineKind::capital);
    EXPECT_THAT(account().costs[0].gross, ElementsAre(DoubleEq(400), 0, 0, 0, 0, 0, 0, 0, 0, 0));
}

TEST_F(AccountsTest, CapitalThatGrowthNeedsInTheBaselineTooIsNotIncremental)
{
    region_.trajectory.population.female.rightCols(1) *= 3.0;
    add_cost(
        {.who = Beneficiaries::women, .ages = {Age{0}, Age{0}}, .coverage = LineCoverage::level},
        LineKind::capital);
    // Women of age 0: 100 on average, 200 in the last year; level 0.5 against 0.1.
    const MeasureAccount made = account();
    EXPECT_NEAR(made.costs[0].gross(0), 1000.0 * 40.0, 1e-9);
    EXPECT_NEAR(made.costs[0].gross(9), 1000.0 * 50.0, 1e-9);
    EXPECT_NEAR(made.costs[0].incremental(9), 1000.0 * 40.0, 1e-9);
}

TEST_F(AccountsTest, LinesThatAreNotEnabledCostNothing)
{
    add_cost({.who = Beneficiaries::fixed});
    add_cost({.who = Beneficiaries::fixed});
    measure_.costs[0].enabled = false;
    const MeasureAccount made = account();
    ASSERT_EQ(made.costs.size(), 1U);
    EXPECT_EQ(made.costs[0].line, 1U);
}

TEST_F(AccountsTest, SumsAreOverTheLines)
{
    add_cost({.who = Beneficiaries::fixed});
    add_cost({.who = Beneficiaries::births});
    const MeasureAccount made = account();
    EXPECT_THAT(made.gross_cost(years), Each(DoubleEq(51e3)));
    const RegionAccounts region{{made, made}, {}};
    EXPECT_THAT(region.gross_cost(years), Each(DoubleEq(102e3)));
    EXPECT_THAT(region.incremental_cost(years), Each(DoubleEq(102e3)));
    EXPECT_THAT(RegionAccounts{}.gross_cost(years), Each(0.0));
}

TEST_F(AccountsTest, PayersShareTheCostAmongThem)
{
    add_cost({.who = Beneficiaries::fixed});
    add_cost({.who = Beneficiaries::births, .coverage = LineCoverage::level});
    measure_.costs[0].payer = Payer::central;
    measure_.costs[1].payer = Payer::insurance;
    const RegionAccounts region{{account()}, {}};
    EXPECT_THAT(region.cost_of(Payer::central, CostKind::gross, years), Each(DoubleEq(1e3)));
    // 50 births at level 0.5, of which today's 0.1 is the baseline's.
    EXPECT_THAT(region.cost_of(Payer::insurance, CostKind::gross, years), Each(DoubleEq(25e3)));
    EXPECT_THAT(region.cost_of(Payer::insurance, CostKind::incremental, years),
                Each(DoubleEq(20e3)));
    EXPECT_THAT(region.cost_of(Payer::local, CostKind::gross, years), Each(0.0));
}

TEST_F(AccountsTest, AStandardIsTheSameWhateverTheLevel)
{
    CapacityLine target;
    target.count = {.who = Beneficiaries::population, .coverage = LineCoverage::standard};
    target.amount = 0.0045;
    measure_.capacities = {target};
    const MeasureAccount made = account();
    // 4.5 per 1000 of 1000 persons.
    EXPECT_THAT(made.capacities[0].gross, Each(DoubleEq(4.5)));
    EXPECT_THAT(made.capacities[0].incremental, Each(0.0));
}

TEST_F(AccountsTest, CapacityIsCountedWithoutMoney)
{
    CapacityLine places;
    places.count = {
        .who = Beneficiaries::children, .ages = {Age{0}, Age{2}}, .coverage = LineCoverage::level};
    places.amount = 2.0;
    measure_.capacities = {places};
    const MeasureAccount made = account();
    EXPECT_THAT(made.capacities[0].gross, Each(DoubleEq(600.0)));
    EXPECT_THAT(made.capacities[0].incremental, Each(DoubleEq(480.0)));
}

/// One five-year step with 250 births, 50 a year, and 500 persons of each sex in every group.
class FiveYearAccountsTest : public AccountsTest {
protected:
    MeasureAccount account_of_step() const
    {
        const YearAxis one_step(Year{2020}, 1, 5);
        const AgeAxis groups(5, Age{20});
        const RegionOutcome region =
            test::standing_outcome(groups, one_step, ByAge::Constant(5, 500.0),
                                   by_age({0, 0, 250, 0, 0}), by_age({0, 0, 0.1, 0, 0}));
        DatasetParts parts = test::valid_parts();
        parts.description.ages = groups;
        parts.mortality_measure = MortalityMeasure::survival_ratio;
        for (ObservationTable* table : {&parts.population, &parts.mortality, &parts.fertility}) {
            for (Observation& row : table->rows) {
                row.age.lower.value *= 5;
                row.age.width *= 5;
                row.year = row.year == Year{2021} ? Year{2025} : row.year;
            }
        }
        parts.sex_ratio_at_birth.rows[1].year = Year{2025};
        CatalogueParts catalogue = test::valid_catalogue_parts();
        catalogue.measures = {measure_};
        StudyParts study_parts = test::study_parts({});
        study_parts.settings.horizon = Year{2025};
        const Study study = Study::validated(Dataset::validated(parts),
                                             Catalogue::validated(catalogue), study_parts);
        const MeasurePath path{0, ByYear::Constant(1, 0.5), ByYear::Ones(1), ByYear::Ones(1)};
        const Outcome baseline{{}, {region}};
        Outcome outcome = baseline;
        outcome.regions[0].measures = {path};
        return accounts(study, outcome, baseline)[0].measures[0];
    }
};

TEST_F(FiveYearAccountsTest, RunningCostsAreThoseOfFiveYears)
{
    add_cost({.who = Beneficiaries::children, .ages = {Age{0}, Age{4}}});
    add_cost({.who = Beneficiaries::births});
    const MeasureAccount made = account_of_step();
    // A thousand a year for 1000 children over five years, and for each of 250 births.
    EXPECT_DOUBLE_EQ(made.costs[0].gross(0), 5e6);
    EXPECT_DOUBLE_EQ(made.costs[1].gross(0), 250e3);
}

TEST_F(FiveYearAccountsTest, CapacityForBirthsIsThatOfOneYear)
{
    CapacityLine beds;
    beds.count = {.who = Beneficiaries::births};
    beds.amount = 1.0;
    measure_.capacities = {beds};
    EXPECT_DOUBLE_EQ(account_of_step().capacities[0].gross(0), 50.0);
}

}  // namespace
}  // namespace natality
