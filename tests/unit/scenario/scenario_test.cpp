#include <natality/scenario/scenario.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/completed.hpp>
#include <support/parts.hpp>

#include <cmath>
#include <stdexcept>

namespace natality {
namespace {

using testing::Contains;
using testing::Not;

/// Baseline, cash from 2022 on, and cash and care from 2022 on.
Study three_scenarios(const DatasetParts& dataset = test::valid_parts())
{
    const StudyParts parts =
        test::study_parts({test::package_parts("cash", {"cash"}, Year{2022}),
                           test::package_parts("all", {"childcare", "leave", "cash"}, Year{2022})});
    return Study::validated(Dataset::validated(dataset),
                            Catalogue::validated(test::valid_catalogue_parts()), parts);
}

TEST(Scenario, TheBaselineIsTheProjectionOfTheDataSet)
{
    const Study study = three_scenarios();
    const Baseline baseline(study);
    const Outcome outcome = run(study, baseline, study.scenarios()[0]);
    const Trajectory direct =
        project(study.dataset().regions()[0].population, baseline.rates()[0], {.region = "N"});
    ASSERT_EQ(outcome.regions.size(), 1U);
    EXPECT_TRUE(outcome.regions[0].measures.empty());
    EXPECT_TRUE((outcome.regions[0].trajectory.births == direct.births).all());
    EXPECT_EQ(outcome.regions[0].trajectory.times(), YearAxis(Year{2020}, 11));
}

TEST(Scenario, APackageRaisesItsRatesByItsEffectOnceFamiliesRespond)
{
    const Study study = three_scenarios();
    const Baseline baseline(study);
    const ByAgeYear before = baseline.rates()[0].births.asfr();
    const ByAgeYear after = run(study, baseline, study.scenarios()[1]).regions[0].births.asfr();
    EXPECT_EQ(after(2, 2), before(2, 2));
    EXPECT_DOUBLE_EQ(after(2, 3), before(2, 3) * std::exp(0.3));
}

TEST(Scenario, YearsBeforeTheResponseAreThoseOfTheBaseline)
{
    const Study study = three_scenarios();
    const Baseline baseline(study);
    const Trajectory without = run(study, baseline, study.scenarios()[0]).regions[0].trajectory;
    const Trajectory with = run(study, baseline, study.scenarios()[2]).regions[0].trajectory;
    EXPECT_TRUE((with.births.leftCols(3) == without.births.leftCols(3)).all());
    EXPECT_GT(with.births.col(3).sum(), without.births.col(3).sum());
}

TEST(Scenario, OfAMeasureThatTheCatalogueDoesNotHaveIsRefused)
{
    const Study study = three_scenarios();
    Package unknown = study.scenarios()[1];
    unknown.uses[0].measure = 3;
    EXPECT_THROW((void)run(study, Baseline(study), unknown), std::out_of_range);
    Package elsewhere = study.scenarios()[1];
    elsewhere.other_baseline = 0;
    EXPECT_THROW((void)run(study, Baseline(study), elsewhere), std::out_of_range);
}

TEST(Scenario, OfAMeasureThatTheBaselineWasNotMadeForIsRefused)
{
    CatalogueParts catalogue = test::valid_catalogue_parts();
    catalogue.measures[0].effects[0].observed.on = ObservedOn::births;
    const Study study = Study::validated(
        Dataset::validated(test::valid_parts()), Catalogue::validated(catalogue),
        test::study_parts({test::package_parts("care", {"childcare"}, Year{2022})}));
    const Package& care = study.scenarios()[1];
    EXPECT_THROW((void)run(study, Baseline(study.with_packages({})), care), std::invalid_argument);
    EXPECT_NO_THROW((void)run(study, Baseline(study.with_packages({}), care), care));
}

TEST(Scenario, IsRunOnAnyRealisationOfTheFuture)
{
    const Study study = three_scenarios();
    const Baseline baseline(study);
    Future more_births = baseline.future();
    more_births.rates[0].births.by_order[0] *= 1.5;
    const auto births = [&](const Future& future) {
        return run(study, future, study.scenarios()[1]).regions[0].trajectory.births.sum();
    };
    EXPECT_EQ(births(baseline.future()), births(baseline.future_of(study.scenarios()[1])));
    EXPECT_GT(births(more_births), 1.4 * births(baseline.future()));
}

TEST(Scenario, DoesNotTakeTheBaselineOfAnotherHorizon)
{
    const Study study = three_scenarios();
    StudyParts shorter = test::study_parts({});
    shorter.settings.horizon = Year{2025};
    const Study other = Study::validated(study.dataset(), study.catalogue(), shorter);
    EXPECT_THROW((void)run(study, Baseline(other), study.scenarios()[1]), std::invalid_argument);
}

TEST(Scenario, ALargerPackageHasMoreBirths)
{
    const Study study = three_scenarios();
    const Baseline baseline(study);
    EXPECT_GT(run(study, baseline, study.scenarios()[2]).regions[0].trajectory.births.sum(),
              run(study, baseline, study.scenarios()[1]).regions[0].trajectory.births.sum());
}

TEST(Scenario, TheCeilingHoldsTheTotalFertilityRate)
{
    StudyParts parts = test::study_parts({test::package_parts("cash", {"cash"})});
    parts.settings.ceiling = CeilingRule::desired_family_size;
    CatalogueParts catalogue = test::valid_catalogue_parts();
    catalogue.measures[2].effects[0].log_effect = {5.0, 5.0, 5.0};
    const Study study = Study::validated(Dataset::validated(test::valid_parts()),
                                         Catalogue::validated(catalogue), parts);
    const Outcome outcome = run(study, Baseline(study), study.scenarios()[1]);
    EXPECT_NEAR(outcome.regions[0].births.asfr().col(9).sum(), 1.8, 1e-12);
}

/// The valid data set and a region S of twice as many persons at the same rates.
DatasetParts two_regions()
{
    DatasetParts parts = test::valid_parts();
    parts.regions.push_back({"S", {"Southland", "南国"}, "", {"dataset.toml", 14}});
    for (ObservationTable* table :
         {&parts.population, &parts.mortality, &parts.fertility, &parts.sex_ratio_at_birth}) {
        const std::vector<Observation> rows = table->rows;
        for (Observation row : rows) {
            row.region = "S";
            row.value *= table == &parts.population ? 2.0 : 1.0;
            table->rows.push_back(row);
        }
    }
    return parts;
}

TEST(Scenario, RunsEveryRegion)
{
    const Study study = three_scenarios(two_regions());
    const Outcome outcome = run(study, Baseline(study), study.scenarios()[1]);
    ASSERT_EQ(outcome.regions.size(), 2U);
    EXPECT_DOUBLE_EQ(outcome.regions[1].trajectory.births.sum(),
                     2.0 * outcome.regions[0].trajectory.births.sum());
}

TEST(Scenario, AMeasureHasALevelOfItsOwnInARegion)
{
    PackageParts package = test::package_parts("cash", {"cash"});
    package.uses[0].level_by_region = {{"S", 0.5}};
    const Study study = Study::validated(Dataset::validated(two_regions()),
                                         Catalogue::validated(test::valid_catalogue_parts()),
                                         test::study_parts({package}));
    const Baseline baseline(study);
    const Outcome outcome = run(study, baseline, study.scenarios()[1]);
    const auto ratio = [&](std::size_t region) {
        return outcome.regions[region].births.asfr()(2, 5) /
               baseline.rates()[region].births.asfr()(2, 5);
    };
    EXPECT_EQ(ratio(0), 1.0);
    EXPECT_DOUBLE_EQ(ratio(1), std::exp(0.15));
    EXPECT_EQ(outcome.regions[0].measures.at(0).level(5), 0.0);
    EXPECT_EQ(outcome.regions[1].measures.at(0).level(5), 0.5);
}

TEST(Scenario, TheBaselineKnowsWhatWasCompleted)
{
    const Baseline baseline(three_scenarios());
    EXPECT_THAT(
        baseline.completions(),
        Contains(test::completed("fertility.csv", "ages outside those listed were taken as 0")));
    EXPECT_THAT(baseline.completions(),
                Contains(test::completed("mortality", "2022 to 2029 hold the values of 2021")));
}

TEST(Scenario, TheBaselineSaysThatMoneyHasNoCurrency)
{
    const char* const said = "[money] names no currency: amounts are in XXX";
    EXPECT_THAT(Baseline(three_scenarios()).completions(),
                Not(Contains(test::completed("dataset", said))));
    DatasetParts dataset = test::valid_parts();
    dataset.description.money = {.price_year = 2020};
    EXPECT_THAT(Baseline(three_scenarios(dataset)).completions(),
                Contains(test::completed("dataset", said)));
}

}  // namespace
}  // namespace natality
