#include <natality/io/toml/scenario_toml.hpp>

#include "support/messages.hpp"

#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ScenarioFile file_of(const std::string& text, Problems& problems)
{
    return scenario_file({"a.toml", "a.toml", text}, problems);
}

std::vector<std::string> faults_of(const std::string& text)
{
    Problems problems;
    static_cast<void>(file_of(text, problems));
    return test::lines_of(problems);
}

TEST(ScenarioToml, GivesEveryKeyItsMeaning)
{
    Problems problems;
    const ScenarioFile file = file_of("format = 1\ndataset = 'd'\ncatalogue = 'c'\n"
                                      "additional_measures = 'a.toml'\ntitle.zh = '题'\n"
                                      "horizon = 2060\nrule = 'strongest'\nceiling = 'none'\n"
                                      "evidence = 'high'\nindicators = ['tfr', 'median_age']\n"
                                      "[baseline]\nfertility = 'constant'\n"
                                      "[prices]\nprice_growth = 0.02\nwage_growth = 0.03\n"
                                      "discount_rate = 0.04\ngdp_growth = 0.05\n",
                                      problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(file.dataset.name, "d");
    EXPECT_EQ(file.dataset.place.line, 2U);
    EXPECT_EQ(file.catalogue.name, "c");
    EXPECT_EQ(file.additional_measures.name, "a.toml");
    EXPECT_EQ(file.parts.title.zh, "题");
    const Settings& settings = file.parts.settings;
    EXPECT_EQ(settings.horizon, Year{2060});
    EXPECT_EQ(settings.rule, CombinationRule::strongest);
    EXPECT_EQ(settings.ceiling, CeilingRule::none);
    EXPECT_EQ(settings.evidence, EvidenceLevel::high);
    EXPECT_EQ(settings.baseline.fertility, BaselineFertility::constant);
    EXPECT_EQ(settings.prices.price_growth, 0.02);
    EXPECT_EQ(settings.prices.wage_growth, 0.03);
    EXPECT_EQ(settings.prices.discount_rate, 0.04);
    EXPECT_EQ(settings.prices.gdp_growth, 0.05);
    EXPECT_THAT(settings.indicators, testing::ElementsAre("tfr", "median_age"));
}

TEST(ScenarioToml, SaysHowTheStudyIsDrawn)
{
    Problems problems;
    const ScenarioFile file =
        file_of("dataset = 'd'\nhorizon = 2060\n[draws]\ncount = 500\n"
                "seed = 9223372036854775807\nwhich = ['fertility', 'effects']\n"
                "correlation = 0.3\npermanent_migration = 0.2\n",
                problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    const DrawSettings& draws = file.parts.settings.draws;
    EXPECT_EQ(draws.count, 500);
    EXPECT_EQ(draws.seed, 9223372036854775807U);
    EXPECT_EQ(draws.sources, (DrawSources{true, false, false, true}));
    EXPECT_EQ(draws.correlation, 0.3);
    EXPECT_EQ(draws.permanent_migration, 0.2);
}

TEST(ScenarioToml, RefusesToDrawWhatCannotBe)
{
    EXPECT_THAT(faults_of("dataset = 'd'\nhorizon = 2060\n[draws]\ncount = 5\nseed = -1\n"
                          "which = ['costs']\n"),
                ElementsAre("a.toml:5: draws.seed: must be a whole number of at least 0",
                            "a.toml:6: draws.which: 'costs' cannot be drawn; "
                            "known: fertility, mortality, migration, effects, overlap, pairs, lag, "
                            "tempo, ceiling, rule"));
}

TEST(ScenarioToml, RefusesAnUnknownIndicatorWithTheNearestOne)
{
    Problems problems;
    static_cast<void>(
        file_of("dataset = 'd'\nhorizon = 2060\nindicators = ['tfr', 'mediam_age']\n", problems));
    EXPECT_THAT(test::lines_of(problems),
                testing::ElementsAre("a.toml:3: indicators: 'mediam_age' is no indicator; did "
                                     "you mean 'median_age'? ('natality info --indicators' lists "
                                     "all)"));
}

TEST(ScenarioToml, NeedsOnlyADatasetAndAHorizon)
{
    Problems problems;
    const ScenarioFile file = file_of("dataset = 'd'\nhorizon = 2060\n", problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(file.catalogue.name, "");
    EXPECT_EQ(file.parts.settings.rule, CombinationRule::diminishing);
    EXPECT_EQ(file.parts.settings.ceiling, CeilingRule::automatic);
    EXPECT_EQ(file.parts.settings.evidence, EvidenceLevel::central);
    EXPECT_TRUE(file.parts.packages.empty());
    EXPECT_THAT(faults_of(""),
                ElementsAre("a.toml: dataset is missing; it must be the name of a built-in data "
                            "set or a folder",
                            "a.toml: horizon is missing; it must be a whole number"));
}

TEST(ScenarioToml, GivesTheBaselineAsATrendOrAsAPathOfTheDataset)
{
    Problems problems;
    const std::string head = "dataset = 'd'\nhorizon = 2060\n[baseline]\n";
    const ScenarioFile trend =
        file_of(head + "fertility = 'trend'\nyearly_change = -0.01\nwomen = 'alike'\n", problems);
    const ScenarioFile path = file_of(head + "fertility = 'un-low'\n", problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(trend.parts.settings.baseline.fertility, BaselineFertility::trend);
    EXPECT_EQ(trend.parts.settings.baseline.yearly_change, -0.01);
    EXPECT_EQ(trend.parts.settings.baseline.women, WomenModel::alike);
    EXPECT_EQ(path.parts.settings.baseline.fertility, BaselineFertility::path);
    EXPECT_EQ(path.parts.settings.baseline.tfr_path, "un-low");
    EXPECT_EQ(path.parts.settings.baseline.women, WomenModel::automatic);
}

TEST(ScenarioToml, GivesTheBaselineFromObservation)
{
    Problems problems;
    const std::string head = "dataset = 'd'\nhorizon = 2060\n[baseline]\nfertility = 'observed'\n";
    const BaselinePath own =
        file_of(head + "level_years = 3\nunion_years = 2\ntoward = 'medium'\nby = 2050\n", problems)
            .parts.settings.baseline;
    const BaselinePath plain = file_of(head, problems).parts.settings.baseline;
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(own.fertility, BaselineFertility::observed);
    EXPECT_EQ(own.level_years, 3);
    EXPECT_EQ(own.union_years, 2);
    EXPECT_EQ(own.toward, "medium");
    EXPECT_EQ(own.by, Year{2050});
    EXPECT_EQ(plain.level_years, 4);
    EXPECT_EQ(plain.union_years, 1);
    EXPECT_EQ(plain.by, std::nullopt);
}

TEST(ScenarioToml, RefusesTheKeysOfAnObservedBaselineInAnyOther)
{
    EXPECT_THAT(faults_of("dataset = 'd'\nhorizon = 2060\n[baseline]\nfertility = 'constant'\n"
                          "level_years = 3\ntoward = 'un-low'\n"),
                ElementsAre("a.toml:5: baseline.level_years: belongs to fertility = \"observed\"",
                            "a.toml:6: baseline.toward: belongs to fertility = \"observed\""));
}

TEST(ScenarioToml, GivesSeveralBaselinesTheFirstOfWhichPackagesActOn)
{
    Problems problems;
    const ScenarioFile file = file_of("dataset = 'd'\nhorizon = 2060\n"
                                      "[[baseline]]\nfertility = 'observed'\n"
                                      "[[baseline]]\nid = 'un'\nname.en = 'UN'\n"
                                      "fertility = 'un-medium'\n"
                                      "[[baseline]]\nid = 'held'\nfertility = 'constant'\n",
                                      problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    const Settings& settings = file.parts.settings;
    EXPECT_EQ(settings.baseline.fertility, BaselineFertility::observed);
    ASSERT_EQ(settings.other_baselines.size(), 2U);
    EXPECT_EQ(settings.other_baselines[0].id, "un");
    EXPECT_EQ(settings.other_baselines[0].name.en, "UN");
    EXPECT_EQ(settings.other_baselines[0].path.tfr_path, "un-medium");
    EXPECT_EQ(settings.other_baselines[1].path.fertility, BaselineFertility::constant);
}

TEST(ScenarioToml, GivesLevelsByBirthOrderInPlaceOfOneLevel)
{
    Problems problems;
    const ScenarioFile file = file_of("dataset = 'd'\nhorizon = 2060\n[[package]]\nid = 'p'\n"
                                      "measures.a = { level_by_order = { 1 = 0, 3 = 9 }, "
                                      "from = 2027 }\n",
                                      problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    const MeasureUsePart& use = file.parts.packages.at(0).uses.at(0);
    EXPECT_THAT(use.level_by_order, ElementsAre(std::pair<const std::string, double>{"1", 0.0},
                                                std::pair<const std::string, double>{"3", 9.0}));
    EXPECT_THAT(faults_of("dataset = 'd'\nhorizon = 2060\n[[package]]\nid = 'p'\nmeasures.a = "
                          "{ level = 1, level_by_order = { 1 = 0 }, from = 2027 }\n"),
                ElementsAre(::testing::HasSubstr("has no place beside level or level_by_region")));
}

TEST(ScenarioToml, GivesPackagesWithTheirMeasuresInOrder)
{
    Problems problems;
    const ScenarioFile file =
        file_of("dataset = 'd'\nhorizon = 2060\n[[package]]\nid = 'p'\nname.zh = '包'\n"
                "measures.z = { level = 0.4, from = 2027, phase_in = 5, until = 2040 }\n"
                "measures.a = { from = 2030 }\n",
                problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    const PackageParts& package = file.parts.packages.at(0);
    EXPECT_EQ(package.id, "p");
    EXPECT_EQ(package.name.zh, "包");
    EXPECT_EQ(package.place.line, 3U);
    ASSERT_EQ(package.uses.size(), 2U);
    EXPECT_EQ(package.uses[0].measure, "z");
    EXPECT_EQ(package.uses[0].level, 0.4);
    EXPECT_EQ(package.uses[0].from, Year{2027});
    EXPECT_EQ(package.uses[0].phase_in_years, 5);
    EXPECT_EQ(package.uses[0].until, Year{2040});
    EXPECT_EQ(package.uses[0].place.line, 6U);
    EXPECT_EQ(package.uses[1].measure, "a");
    EXPECT_EQ(package.uses[1].level, std::nullopt);
    EXPECT_EQ(package.uses[1].phase_in_years, 1);
    EXPECT_EQ(package.uses[1].until, std::nullopt);
}

const std::string one_package = "dataset = 'd'\nhorizon = 2060\n[[package]]\nid = 'p'\n";

TEST(ScenarioToml, GivesLevelsByRegionAndTheShapeOfThePhaseIn)
{
    Problems problems;
    const ScenarioFile file =
        file_of(one_package + "measures.a = { level = 0.2, level_by_region = { N = 0.5, S = 1 }, "
                              "from = 2030, phase_in = 4, shape = 'logistic' }\n",
                problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    const MeasureUsePart& use = file.parts.packages.at(0).uses.at(0);
    EXPECT_EQ(use.level, 0.2);
    EXPECT_EQ(use.shape, PhaseIn::logistic);
    EXPECT_THAT(use.level_by_region, ElementsAre(std::pair("N", 0.5), std::pair("S", 1.0)));
}

TEST(ScenarioToml, GivesLevelsByYearFromTheFirstOfThemOn)
{
    Problems problems;
    const ScenarioFile file = file_of(
        one_package + "measures.a = { level_by_year = { 2030 = 0.5, 2027 = 0.2 }, until = 2040 }\n",
        problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    const MeasureUsePart& use = file.parts.packages.at(0).uses.at(0);
    EXPECT_EQ(use.from, Year{2027});
    EXPECT_EQ(use.until, Year{2040});
    EXPECT_THAT(use.level_by_year,
                ElementsAre(std::pair(Year{2027}, 0.2), std::pair(Year{2030}, 0.5)));
}

TEST(ScenarioToml, LeavesNoRoomBesideLevelsByYear)
{
    EXPECT_THAT(faults_of(one_package +
                          "measures.a = { level_by_year = { 2030 = 0.5 }, phase_in = 3 }\n"
                          "measures.b = { level_by_year = { soon = 0.5 } }\n"),
                ElementsAre("a.toml:5: package.measures.a.phase_in: has no place beside "
                            "level_by_year, which says the level of every year from its first one "
                            "on",
                            "a.toml:6: package.measures.b.level_by_year: 'soon' is not a year, for "
                            "instance { 2027 = 0.3 }"));
}

TEST(ScenarioToml, TakesAYearForOneOnlyInFourDigitsOfACalendar)
{
    EXPECT_THAT(faults_of(one_package + "measures.a = { from = 207 }\n"
                                        "measures.b = { from = 2027, until = 3000 }\n"
                                        "measures.c = { level_by_year = { 02027 = 0.5 } }\n"),
                ElementsAre("a.toml:5: package.measures.a.from: 207 is not a calendar year from "
                            "1500 to 2500, for instance 2027",
                            "a.toml:6: package.measures.b.until: 3000 is not a calendar year from "
                            "1500 to 2500, for instance 2027",
                            "a.toml:7: package.measures.c.level_by_year: '02027' is not a year, "
                            "for instance { 2027 = 0.3 }"));
}

TEST(ScenarioToml, MissesTheFirstYearOfAMeasure)
{
    EXPECT_THAT(faults_of("dataset = 'd'\nhorizon = 2060\n[[package]]\nid = 'p'\n"
                          "measures.z = { level = 0.4 }\nmeasures.a = 0.5\n"),
                ElementsAre("a.toml:5: package.measures.z.from is missing; it must be the first "
                            "year of the measure, for instance 2027",
                            "a.toml:6: package.measures.a: must be a table, not a number"));
}

}  // namespace
}  // namespace natality::io
