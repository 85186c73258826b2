#include <natality/scenario/sweep_plan.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/parts.hpp>

namespace natality {
namespace {

using testing::ElementsAre;

SweepParts sweep_parts()
{
    SweepParts parts;
    parts.study = test::study_parts({});
    parts.design.place = {"sweep.toml", 4};
    for (const char* measure : {"childcare", "cash"}) {
        parts.design.measures.push_back(
            {.use = {measure, {}, Year{2022}, 1, {}, {"sweep.toml", 9}}});
    }
    return parts;
}

SweepPlan plan_of(const SweepParts& parts,
                  const CatalogueParts& catalogue = test::valid_catalogue_parts())
{
    return SweepPlan::validated(Dataset::validated(test::valid_parts()),
                                Catalogue::validated(catalogue), parts);
}

TEST(SweepPlan, JoinsAStudyWithADesign)
{
    const SweepPlan plan = plan_of(sweep_parts());
    EXPECT_EQ(plan.study().scenarios().size(), 1U);
    EXPECT_EQ(plan.design().size(), 4U);
}

TEST(SweepPlan, GivesItsPackagesToTheStudy)
{
    const SweepPlan plan = plan_of(sweep_parts());
    const Study study = plan.study().with_packages({plan.design().package(3)});
    ASSERT_EQ(study.scenarios().size(), 2U);
    EXPECT_EQ(study.scenarios()[0].id, "baseline");
    EXPECT_EQ(study.scenarios()[1].id, "scenario-3");
    EXPECT_EQ(study.scenarios()[1].uses.size(), 2U);
}

TEST(SweepPlan, KeepsWhatItIsAskedFor)
{
    SweepParts parts = sweep_parts();
    EXPECT_THAT(plan_of(parts).output().indicators,
                ElementsAre(testing::Field(&SweepIndicator::id, "births_total"),
                            testing::Field(&SweepIndicator::id, "tfr"),
                            testing::Field(&SweepIndicator::id, "population_total"),
                            testing::Field(&SweepIndicator::id, "incremental_cost")));
    parts.output.indicators = {{"median_age", 10, {}}};
    EXPECT_THAT(plan_of(parts).output().indicators,
                ElementsAre(testing::Field(&SweepIndicator::id, "median_age")));
}

TEST(SweepPlan, NamesTheProblemsOfAllItsParts)
{
    SweepParts parts = sweep_parts();
    parts.study.settings.horizon = Year{2020};
    parts.design.measures[0].use.phase_in_years = 0;
    parts.output = {{{"tfr", 0, {"sweep.toml", 12}}}, Precision::float32, 0};
    EXPECT_THAT(test::problems_of([&] { (void)plan_of(parts); }),
                ElementsAre("sweep.toml:9: childcare: phase_in must be at least 1 year",
                            "sweep.toml:12: tfr: 0 is not a number of years from 1 on",
                            "scenarios.toml: block: 0 is not a number of scenarios from 1 on",
                            "scenarios.toml: horizon: 2020 is not a year after the base year 2020 "
                            "in steps of 1, up to 2500"));
}

TEST(SweepPlan, RefusesMeasuresThatTheDatasetCannotPlace)
{
    CatalogueParts catalogue = test::valid_catalogue_parts();
    catalogue.measures[2].effects[0].orders = {2};
    EXPECT_THAT(test::problems_of([&] { (void)plan_of(sweep_parts(), catalogue); }),
                ElementsAre("sweep.toml:4: measure 'cash' acts on certain birth orders, and region "
                            "N has no births_by_order"));
}

TEST(SweepPlan, CanBeRestrictedToSomeMeasures)
{
    const SweepPlan plan = plan_of(sweep_parts()).restricted_to({"cash"});
    EXPECT_EQ(plan.design().size(), 2U);
    EXPECT_EQ(plan.study().scenarios().size(), 1U);
}

}  // namespace
}  // namespace natality
