#include <natality/scenario/scenario.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <cmath>
#include <stdexcept>

namespace natality {
namespace {

using testing::Contains;

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
    const Outcome outcome = run(study, baseline, 0);
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
    const ByAgeYear after = run(study, baseline, 1).regions[0].rates.births.asfr();
    EXPECT_EQ(after(2, 2), before(2, 2));
    EXPECT_DOUBLE_EQ(after(2, 3), before(2, 3) * std::exp(0.3));
}

TEST(Scenario, YearsBeforeTheResponseAreThoseOfTheBaseline)
{
    const Study study = three_scenarios();
    const Baseline baseline(study);
    const Trajectory without = run(study, baseline, 0).regions[0].trajectory;
    const Trajectory with = run(study, baseline, 2).regions[0].trajectory;
    EXPECT_TRUE((with.births.leftCols(3) == without.births.leftCols(3)).all());
    EXPECT_GT(with.births.col(3).sum(), without.births.col(3).sum());
}

TEST(Scenario, ThatThereIsNotIsRefused)
{
    const Study study = three_scenarios();
    const Baseline baseline(study);
    EXPECT_THROW((void)run(study, baseline, 3), std::out_of_range);
}

TEST(Scenario, DoesNotTakeTheBaselineOfAnotherHorizon)
{
    const Study study = three_scenarios();
    StudyParts shorter = test::study_parts({});
    shorter.settings.horizon = Year{2025};
    const Study other = Study::validated(study.dataset(), study.catalogue(), shorter);
    EXPECT_THROW((void)run(study, Baseline(other), 1), std::invalid_argument);
}

TEST(Scenario, ALargerPackageHasMoreBirths)
{
    const Study study = three_scenarios();
    const Baseline baseline(study);
    EXPECT_GT(run(study, baseline, 2).regions[0].trajectory.births.sum(),
              run(study, baseline, 1).regions[0].trajectory.births.sum());
}

TEST(Scenario, TheCeilingHoldsTheTotalFertilityRate)
{
    StudyParts parts = test::study_parts({test::package_parts("cash", {"cash"})});
    parts.settings.ceiling = CeilingRule::desired_family_size;
    CatalogueParts catalogue = test::valid_catalogue_parts();
    catalogue.measures[2].effects[0].log_effect = {5.0, 5.0, 5.0};
    const Study study = Study::validated(Dataset::validated(test::valid_parts()),
                                         Catalogue::validated(catalogue), parts);
    const Outcome outcome = run(study, Baseline(study), 1);
    EXPECT_NEAR(outcome.regions[0].rates.births.asfr().col(9).sum(), 1.8, 1e-12);
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
    const Outcome outcome = run(study, Baseline(study), 1);
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
    const Outcome outcome = run(study, baseline, 1);
    const auto ratio = [&](std::size_t region) {
        return outcome.regions[region].rates.births.asfr()(2, 5) /
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
    EXPECT_THAT(baseline.completions(),
                Contains(Completion{"fertility", "ages outside those listed were taken as 0"}));
    EXPECT_THAT(baseline.completions(),
                Contains(Completion{"mortality", "2022 to 2029 hold the values of 2021"}));
}

}  // namespace
}  // namespace natality
