#include <natality/scenario/study.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/parts.hpp>

namespace natality {
namespace {

using testing::ElementsAre;

Study study_of(const StudyParts& parts, const DatasetParts& dataset = test::valid_parts(),
               const CatalogueParts& catalogue = test::valid_catalogue_parts())
{
    return Study::validated(Dataset::validated(dataset), Catalogue::validated(catalogue), parts);
}

/// What is wrong with a study that compares two packages, after a change.
template <class Change>
std::vector<std::string> problems_after(const Change& change)
{
    StudyParts parts = test::study_parts({test::package_parts("care", {"childcare", "leave"}),
                                          test::package_parts("cash", {"cash"})});
    change(parts);
    return test::problems_of([&] { (void)study_of(parts); });
}

TEST(Study, ItsFirstScenarioIsTheEmptyBaseline)
{
    const Study study = study_of(test::study_parts({test::package_parts("cash", {"cash"})}));
    ASSERT_EQ(study.scenarios().size(), 2U);
    EXPECT_EQ(study.scenarios()[0].id, "baseline");
    EXPECT_TRUE(study.scenarios()[0].empty());
    EXPECT_EQ(study.scenarios()[1].id, "cash");
}

TEST(Study, WithoutPackagesHasTheBaselineAlone)
{
    EXPECT_EQ(study_of(test::study_parts({})).scenarios().size(), 1U);
}

TEST(Study, RunsFromTheBaseYearToTheYearBeforeTheHorizon)
{
    EXPECT_EQ(study_of(test::study_parts({})).years(), YearAxis(Year{2020}, 10));
}

TEST(Study, AHorizonNotAfterTheBaseYearIsNamed)
{
    EXPECT_THAT(problems_after([](StudyParts& parts) { parts.settings.horizon = Year{2020}; }),
                ElementsAre("scenarios.toml: horizon: 2020 is not a year after the base year 2020 "
                            "in steps of 1, up to 2500"));
    EXPECT_THAT(problems_after([](StudyParts& parts) { parts.settings.horizon = Year{20500}; }),
                ElementsAre("scenarios.toml: horizon: 20500 is not a year after the base year "
                            "2020 in steps of 1, up to 2500"));
}

TEST(Study, YearlyRatesInPercentAreNamed)
{
    EXPECT_THAT(problems_after([](StudyParts& parts) { parts.settings.prices.discount_rate = 3; }),
                ElementsAre("scenarios.toml: discount_rate: 3 is not a yearly rate in "
                            "(-0.5, 0.5)"));
}

TEST(Study, PricesGrowFromAPriceYear)
{
    DatasetParts dataset = test::valid_parts();
    dataset.description.money.price_year = 0;
    StudyParts parts = test::study_parts({});
    parts.settings.prices.wage_growth = 0.03;
    EXPECT_THAT(test::problems_of([&] { (void)study_of(parts, dataset); }),
                ElementsAre("scenarios.toml: price_growth, wage_growth: the data set names no "
                            "price_year in [money] to grow from"));
}

TEST(Study, ACeilingNeedsADesiredFamilySize)
{
    DatasetParts dataset = test::valid_parts();
    dataset.description.desired_family_size.reset();
    StudyParts parts = test::study_parts({});
    parts.settings.ceiling = CeilingRule::desired_family_size;
    EXPECT_THAT(test::problems_of([&] { (void)study_of(parts, dataset); }),
                ElementsAre("scenarios.toml: ceiling: the data set has no [desired_family_size]; "
                            "give it there, or set ceiling = \"none\""));
}

TEST(Study, WithoutADesiredFamilySizeHasNoCeilingUnlessItIsAskedFor)
{
    StudyParts parts = test::study_parts({});
    parts.settings.ceiling = CeilingRule::automatic;
    DatasetParts dataset = test::valid_parts();
    EXPECT_TRUE(study_of(parts, dataset).has_ceiling());
    dataset.description.desired_family_size.reset();
    EXPECT_FALSE(study_of(parts, dataset).has_ceiling());
}

TEST(Study, LeavesCostsOfAnotherCurrencyOut)
{
    const auto has_prices = [](const std::string& currency, int price_year) {
        DatasetParts dataset = test::valid_parts();
        dataset.description.money = {.currency = "CNY", .price_year = price_year};
        CatalogueParts catalogue = test::valid_catalogue_parts();
        CostLine line;
        line.amount = Range{1.0, 2.0, 3.0};
        catalogue.measures.front().costs = {line};
        catalogue.currency = currency;
        const Study study = Study::validated(
            Dataset::validated(dataset), Catalogue::validated(catalogue), test::study_parts({}));
        const CostLine& read = study.catalogue().measures().front().costs.front();
        EXPECT_EQ(read.enabled, study.has_prices());
        EXPECT_EQ(read.amount.has_value(), study.has_prices());
        return study.has_prices();
    };
    EXPECT_TRUE(has_prices("CNY", 2020));
    EXPECT_TRUE(has_prices("", 0));
    EXPECT_FALSE(has_prices("EUR", 2020));
    EXPECT_FALSE(has_prices("CNY", 0));
}

TEST(Study, MeasuresBeginAndEndWithAStep)
{
    StudyParts parts = test::study_parts({test::package_parts("p", {"cash"}, Year{2022})});
    parts.packages.front().uses.front().until = Year{2025};
    EXPECT_THAT(test::problems_of([&] { (void)study_of(parts, test::grouped_parts()); }),
                ElementsAre("scenarios.toml:9: cash: from 2022 lies within the step of 5 years "
                            "from 2020 on; give the first year of a step, 2020 or 2025"));
}

TEST(Study, ABaselineThatIsNoWordAndNoPathIsNamedWithTheNearest)
{
    const auto problems_of_baseline = [](const std::string& word) {
        return problems_after([&word](StudyParts& parts) {
            parts.settings.baseline.fertility = BaselineFertility::path;
            parts.settings.baseline.tfr_path = word;
        });
    };
    EXPECT_THAT(problems_of_baseline("constent"),
                ElementsAre("scenarios.toml: baseline.fertility: 'constent' is neither dataset, "
                            "constant, trend, observed or replacement nor a path of "
                            "tfr_paths; did you mean 'constant'?"));
    EXPECT_THAT(problems_of_baseline("low"),
                ElementsAre("scenarios.toml: baseline.fertility: 'low' is neither dataset, "
                            "constant, trend, observed or replacement nor a path of "
                            "tfr_paths; known: dataset, constant, trend, observed, replacement"));
}

TEST(Study, ABaselineFromObservationNeedsBirthsAndSensibleYears)
{
    EXPECT_THAT(problems_after([](StudyParts& parts) {
                    parts.settings.baseline.fertility = BaselineFertility::observed;
                    parts.settings.baseline.level_years = 0;
                    parts.settings.baseline.toward = "low";
                }),
                ElementsAre("scenarios.toml: baseline: level_years and union_years must be at "
                            "least 1",
                            "scenarios.toml: baseline: toward and by go together: the path and the "
                            "year in which it is reached",
                            "scenarios.toml: baseline.fertility: \"observed\" needs the observed "
                            "births of 2020 (indicator births), which region N does not have",
                            "scenarios.toml: baseline.toward: 'low' is no path of the total "
                            "fertility rate of region N"));
}

TEST(Study, PackagesHaveIdsOfTheirOwn)
{
    EXPECT_THAT(problems_after([](StudyParts& parts) {
                    parts.packages[0].id = "baseline";
                    parts.packages[1].id = "";
                }),
                ElementsAre("scenarios.toml:8: package id 'baseline' is taken; every package has "
                            "an id of its own, and 'baseline' is the scenario without measures",
                            "scenarios.toml:8: a package needs an id"));
}

TEST(Study, AnEffectOnCertainOrdersNeedsBirthsByOrder)
{
    CatalogueParts catalogue = test::valid_catalogue_parts();
    catalogue.measures[2].effects[0].orders = {2};
    const StudyParts parts = test::study_parts({test::package_parts("cash", {"cash"})});
    EXPECT_THAT(
        test::problems_of([&] { (void)study_of(parts, test::valid_parts(), catalogue); }),
        ElementsAre("scenarios.toml:8: measure 'cash' acts on certain birth orders, and region N "
                    "has no births_by_order"));
    DatasetParts with_orders = test::valid_parts();
    test::add_births_by_order(with_orders);
    EXPECT_NO_THROW((void)study_of(parts, with_orders, catalogue));
}

TEST(Study, RegionsThatTheDataSetDoesNotHaveAreNamed)
{
    CatalogueParts catalogue = test::valid_catalogue_parts();
    catalogue.measures[2].eligible.regions = {"N", "Nord"};
    PackageParts package = test::package_parts("cash", {"cash", "leave"});
    package.uses[1].level_by_region = {{"M", 0.5}};
    const StudyParts parts = test::study_parts({package});
    EXPECT_THAT(test::problems_of([&] { (void)study_of(parts, test::valid_parts(), catalogue); }),
                ElementsAre("scenarios.toml:8: measure 'leave': region 'M' is not in the data "
                            "set; known: N",
                            "scenarios.toml:8: measure 'cash': region 'Nord' is not in the data "
                            "set; known: N"));
}

TEST(Study, AMeasureBeginsByTheHorizon)
{
    EXPECT_THAT(
        problems_after([](StudyParts& parts) { parts.packages[1].uses[0].from = Year{2400}; }),
        ElementsAre("scenarios.toml:9: cash: from 2400 lies after the horizon, 2030; a "
                    "measure must begin by then"));
}

TEST(Study, ReportsEveryProblemAtOnce)
{
    EXPECT_THAT(problems_after([](StudyParts& parts) {
                    parts.settings.horizon = Year{2010};
                    parts.packages[0].uses[1].measure = "leaves";
                    parts.packages[1].uses[0].phase_in_years = 0;
                }),
                ElementsAre("scenarios.toml: horizon: 2010 is not a year after the base year 2020 "
                            "in steps of 1, up to 2500",
                            "scenarios.toml:9: measure 'leaves' is not in the catalogue; did you "
                            "mean 'leave'?",
                            "scenarios.toml:9: cash: phase_in must be at least 1 year"));
}

TEST(Study, DrawsThatCannotBeAreNamed)
{
    EXPECT_THAT(problems_after([](StudyParts& parts) {
                    parts.settings.draws.count = -1;
                    parts.settings.draws.correlation = 1.5;
                }),
                ElementsAre("scenarios.toml: draws: -1 is not a number of draws from 0 to 100000",
                            "scenarios.toml: draws: correlation 1.5 is not in [0, 1]"));
}

TEST(Study, OtherBaselinesAreScenariosAfterThePackagesAndAreNotDrawn)
{
    StudyParts parts = test::study_parts({test::package_parts("p", {"cash"})});
    parts.settings.other_baselines = {
        {"held", {}, {.fertility = BaselineFertility::constant}, {"scenarios.toml", 5}}};
    const Study study = study_of(parts);
    ASSERT_EQ(study.scenarios().size(), 3U);
    EXPECT_EQ(study.scenarios()[2].id, "held");
    EXPECT_EQ(study.scenarios()[2].name.en, "held");
    EXPECT_TRUE(study.scenarios()[2].empty());
    EXPECT_THAT(problems_after([&](StudyParts& wrong) {
                    wrong = parts;
                    wrong.settings.draws.count = 10;
                    wrong.settings.other_baselines[0].id = "p";
                }),
                ElementsAre(testing::HasSubstr("draws: other baselines are not drawn"),
                            "scenarios.toml:5: baseline id 'p' is taken; every baseline and "
                            "package has an id of its own"));
}

TEST(Study, GoesNoFurtherThanTheYearsAskedForNeed)
{
    const StudyParts parts = test::study_parts({test::package_parts("p", {"cash"})});
    const Study study = study_of(parts);
    const Year horizon = study.settings().horizon;
    EXPECT_EQ(study.through(Year{2026}).settings().horizon, Year{2027});
    EXPECT_EQ(study.through(horizon).settings().horizon, horizon);
    EXPECT_EQ(study.through(Year{2500}).settings().horizon, horizon);
    // Not in the study: what is asked for is then told with all its years.
    EXPECT_EQ(study.through(Year{1990}).settings().horizon, horizon);
}

TEST(Study, KeepsTheYearsThatRatesAreFoundFrom)
{
    DatasetParts dataset = test::valid_parts();
    test::add(dataset.observed, {.year = Year{2026}, .category = "births", .value = 100.0});
    CatalogueParts catalogue = test::valid_catalogue_parts();
    const StudyParts parts = test::study_parts({test::package_parts("p", {"cash"})});
    const Study counted = study_of(parts, dataset, catalogue);
    EXPECT_EQ(counted.through(Year{2021}).settings().horizon, Year{2027});
    catalogue.measures.front().effects.front().observed = {ObservedOn::births, 1, 9};
    const Study seen = study_of(parts, dataset, catalogue);
    EXPECT_EQ(seen.through(Year{2021}).settings().horizon, Year{2029});
}

TEST(Study, DrawsOfADataSetWithoutBoundsNeedEffects)
{
    StudyParts parts = test::study_parts({});
    parts.settings.draws.count = 10;
    EXPECT_EQ(study_of(parts).settings().draws.count, 10);
    DrawSettings draws = parts.settings.draws;
    draws.sources.effects = false;
    const Study study = study_of(parts);
    EXPECT_THAT(test::problems_of([&] { (void)study.with_draws(draws); }),
                ElementsAre("draws: nothing varies; the data set has none of tfr_bounds, "
                            "life_expectancy_bounds and net_migration_bounds that is asked "
                            "for, and effects are not drawn"));
}

}  // namespace
}  // namespace natality
