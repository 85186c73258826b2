#include <natality/io/toml/sweep_toml.hpp>

#include "support/messages.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string head = "dataset = 'd'\nhorizon = 2060\n";

SweepFile file_of(const std::string& text, Problems& problems)
{
    return sweep_file({"a.toml", "a.toml", text}, problems);
}

std::vector<std::string> faults_of(const std::string& text)
{
    Problems problems;
    static_cast<void>(file_of(text, problems));
    return test::lines_of(problems);
}

TEST(SweepToml, GivesEveryKeyItsMeaning)
{
    Problems problems;
    const SweepFile file =
        file_of("format = 1\ndataset = 'd'\ncatalogue = 'c'\nadditional_measures = 'a.toml'\n"
                "title.zh = '题'\nhorizon = 2060\nrule = 'strongest'\ndesign = 'all-packages'\n"
                "[baseline]\nfertility = 'constant'\n[prices]\ndiscount_rate = 0.04\n"
                "[measures]\nz = { level = 0.4, from = 2027, phase_in = 5, until = 2040 }\n"
                "a = { from = 2030 }\n"
                "[output]\nprecision = 'float64'\nblock = 512\n"
                "[output.indicators]\nbirths_by_order = 5\ncost = 1\n",
                problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(file.study.dataset.name, "d");
    EXPECT_EQ(file.study.catalogue.name, "c");
    EXPECT_EQ(file.study.additional_measures.name, "a.toml");
    EXPECT_EQ(file.study.parts.title.zh, "题");
    EXPECT_EQ(file.study.parts.settings.rule, CombinationRule::strongest);
    EXPECT_EQ(file.study.parts.settings.baseline.fertility, BaselineFertility::constant);
    EXPECT_EQ(file.study.parts.settings.prices.discount_rate, 0.04);
    EXPECT_EQ(file.design.kind, DesignKind::all_packages);
    EXPECT_EQ(file.design.place.line, 8U);
    ASSERT_EQ(file.design.measures.size(), 2U);
    const MeasureUsePart& first = file.design.measures[0].use;
    EXPECT_EQ(first.measure, "z");
    EXPECT_EQ(first.level, 0.4);
    EXPECT_EQ(first.from, Year{2027});
    EXPECT_EQ(first.phase_in_years, 5);
    EXPECT_EQ(first.until, Year{2040});
    EXPECT_EQ(first.place.line, 14U);
    EXPECT_EQ(file.output.precision, Precision::float64);
    EXPECT_EQ(file.output.block, 512);
    ASSERT_EQ(file.output.indicators.size(), 2U);
    EXPECT_EQ(file.output.indicators[0].id, "births_by_order");
    EXPECT_EQ(file.output.indicators[0].every, 5);
    EXPECT_EQ(file.output.indicators[0].place.line, 20U);
}

TEST(SweepToml, NeedsADesign)
{
    EXPECT_THAT(faults_of(head), ElementsAre("a.toml: design is missing; it must be "
                                             "\"all-packages\", \"grid\", \"table\", "
                                             "\"latin-hypercube\" or \"sobol\""));
    EXPECT_THAT(faults_of(head + "design = 'tabel'\n"),
                ElementsAre("a.toml:3: design: 'tabel' is not known; did you mean 'table'?"));
}

TEST(SweepToml, GivesTheLevelsOfAGrid)
{
    Problems problems;
    const SweepFile file = file_of(head + "design = 'grid'\n"
                                          "measures.a = { levels = [0, 0.5], from = 2027 }\n"
                                          "measures.b = { level = 0.3, from = 2027 }\n"
                                          "measures.c = { from = 2027 }\n",
                                   problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_THAT(file.design.measures[0].levels, ElementsAre(0.0, 0.5));
    EXPECT_EQ(file.design.measures[1].use.level, 0.3);
    EXPECT_THAT(file.design.measures[2].levels, IsEmpty());
}

TEST(SweepToml, RefusesLevelsThatDoNotFitTheDesign)
{
    EXPECT_THAT(
        faults_of(head + "design = 'grid'\n"
                         "measures.a = { levels = [0, 0.5], level = 0.5, from = 2027 }\n"
                         "measures.b = { levels = 0.5, from = 2027 }\n"),
        ElementsAre("a.toml:4: measures.a.levels: stands beside level, which is the only one of a "
                    "measure that has it",
                    "a.toml:5: measures.b.levels: must be a list of numbers, for instance "
                    "[0.1, 0.2], not a number"));
    EXPECT_THAT(faults_of(head + "design = 'all-packages'\n"
                                 "measures.a = { levels = [0, 0.5], from = 2027 }\n"),
                ElementsAre("a.toml:4: unknown key 'measures.a.levels'; did you mean 'level'?"));
    EXPECT_THAT(faults_of(head + "design = 'table'\ntable = 't.csv'\n"
                                 "measures.a = { level = 1, from = 2027 }\n"),
                ElementsAre("a.toml:5: measures.a.level: the levels of a measure stand in the "
                            "table, in the column of its id"));
}

TEST(SweepToml, GivesTheRangesOfSamples)
{
    Problems problems;
    const SweepFile file =
        file_of(head + "design = 'sobol'\nsamples = 1024\nseed = 7\nlayout = 'saltelli'\n"
                       "draw_evidence = true\n"
                       "measures.a = { low = 0.1, high = 0.5, from = 2027 }\n"
                       "measures.b = { level = 0.3, from = 2027 }\n"
                       "measures.c = { from = 2027 }\n",
                problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(file.design.kind, DesignKind::sobol);
    EXPECT_EQ(file.design.samples, 1024);
    EXPECT_EQ(file.design.seed, 7);
    EXPECT_TRUE(file.design.draws_evidence);
    EXPECT_EQ(file.design.layout, SobolLayout::saltelli);
    EXPECT_EQ(file.design.measures[0].low, 0.1);
    EXPECT_EQ(file.design.measures[0].high, 0.5);
    EXPECT_EQ(file.design.measures[1].use.level, 0.3);
    EXPECT_EQ(file.design.measures[2].low, std::nullopt);
}

TEST(SweepToml, RefusesWhatDoesNotFitSamples)
{
    EXPECT_THAT(
        faults_of(head + "design = 'latin-hypercube'\nlayout = 'plain'\n"
                         "measures.a = { low = 0.1, level = 0.5, from = 2027 }\n"),
        ElementsAre("a.toml: samples is missing; it must be a whole number",
                    "a.toml:5: measures.a.low: stands beside level, which is the only one of a "
                    "measure that has it",
                    testing::StartsWith("a.toml:4: unknown key 'layout'; ")));
    EXPECT_THAT(faults_of(head + "design = 'all-packages'\nseed = 3\n"),
                ElementsAre(testing::StartsWith("a.toml:4: unknown key 'seed'; ")));
}

TEST(SweepToml, NamesATableWhereTheDesignIsOne)
{
    Problems problems;
    const SweepFile file = file_of(head + "design = 'table'\ntable = 't.csv'\n", problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(file.table.name, "t.csv");
    EXPECT_EQ(file.table.place.line, 4U);
    EXPECT_THAT(faults_of(head + "design = 'table'\n"),
                ElementsAre("a.toml: table is missing; it must be a text in quotes"));
    EXPECT_THAT(faults_of(head + "design = 'grid'\ntabel = 't.csv'\n"),
                ElementsAre(testing::StartsWith("a.toml:4: unknown key 'tabel'; ")));
}

TEST(SweepToml, KnowsTheIndicatorsThatCanBeKept)
{
    EXPECT_THAT(faults_of(head + "design = 'grid'\n[output]\nprecission = 'float32'\n"
                                 "[output.indicators]\nbirth_total = 1\ntfr = 'yearly'\n"),
                ElementsAre("a.toml:7: output.indicators.birth_total: is not an indicator; did "
                            "you mean 'births_total'?",
                            "a.toml:8: output.indicators.tfr: must be a whole number, not a text",
                            "a.toml:5: unknown key 'output.precission'; did you mean "
                            "'precision'?"));
}

}  // namespace
}  // namespace natality::io
