#include "plot_chart.hpp"

#include "command_line.hpp"
#include "gnuplot_script.hpp"

#include <natality/base/missing.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::app {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

io::TableAxis texts(const std::string& name, const std::vector<std::string>& labels)
{
    return {name, {labels.begin(), labels.end()}, {}};
}

/// Two scenarios, three years, one region.
io::VariableTable small_table()
{
    io::VariableTable table{.variable = "births_total", .units = "births"};
    table.long_name = {"Births", "出生人数"};
    table.axes = {texts("scenario", {"baseline", "more"}),
                  {"year", {2020.0, 2021.0, 2022.0}, {}},
                  texts("region", {"A"})};
    table.axes[0].names = {{"Baseline", "基线"}, {"More", "更多"}};
    table.values = {1e6, 2e6, 3e6, 1.5e6, 2e6, missing};
    return table;
}

TEST(LineChart, HasALineAScenarioInAUnitThatLeavesItReadable)
{
    const LineChart chart = line_chart({small_table(), {}}, {});
    ASSERT_EQ(chart.lines.size(), 2U);
    EXPECT_THAT(chart.lines[0].values, ElementsAre(1.0, 2.0, 3.0));
    EXPECT_TRUE(chart.lines[0].is_baseline);
    EXPECT_EQ(chart.lines[1].name, "More");
    EXPECT_EQ(chart.texts.subtitle, "million births");
    const LineChart chinese = line_chart({small_table(), {}}, {.language = Language::zh});
    EXPECT_EQ(chinese.texts.title, "出生人数");
    EXPECT_EQ(chinese.texts.subtitle, "万人");
    EXPECT_THAT(chinese.lines[0].values[0], DoubleEq(100.0));
}

TEST(LineChart, OfDifferencesLeavesTheFirstScenarioOut)
{
    const LineChart chart = line_chart({small_table(), {}}, {.is_difference = true});
    ASSERT_EQ(chart.lines.size(), 1U);
    EXPECT_THAT(chart.lines[0].values[0], DoubleEq(500.0));
    EXPECT_EQ(chart.texts.subtitle, "thousand births; difference from the baseline");
    EXPECT_FALSE(chart.lines[0].is_baseline);
}

TEST(LineChart, ShadesWhatEightyPerCentOfTheDrawsLieBetween)
{
    io::VariableTable quantiles = small_table();
    quantiles.axes.push_back({"quantile", {0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975}, {}});
    quantiles.values.clear();
    for (int i = 0; i < 42; ++i) {
        quantiles.values.push_back(i * 1e6);
    }
    const LineChart chart = line_chart({small_table(), quantiles}, {.scenarios = {"more"}});
    ASSERT_EQ(chart.bands.size(), 1U);
    EXPECT_THAT(chart.bands[0].low, ElementsAre(22.0, 29.0, 36.0));
    EXPECT_THAT(chart.bands[0].high, ElementsAre(26.0, 33.0, 40.0));
}

TEST(LineChart, NamesTheNearestOfAScenarioThatThereIsNot)
{
    try {
        (void)line_chart({small_table(), {}}, {.scenarios = {"mor"}});
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_THAT(error.what(), HasSubstr("there is no scenario 'mor'; did you mean 'more'?"));
    }
}

TEST(PyramidChart, HasBothSexesOfAScenarioOverTheBaseline)
{
    io::VariableTable table{.variable = "population", .units = "persons"};
    table.axes = {texts("scenario", {"baseline", "more"}),
                  {"time", {2020.0, 2021.0}, {}},
                  texts("region", {"A"}),
                  texts("sex", {"female", "male"}),
                  texts("age", {"0", "1+"})};
    for (int i = 0; i < 16; ++i) {
        table.values.push_back(i);
    }
    const PyramidChart chart = pyramid_chart(table, {.scenarios = {"more"}, .year = 2020});
    EXPECT_THAT(chart.women, ElementsAre(8, 9));
    EXPECT_THAT(chart.men, ElementsAre(10, 11));
    EXPECT_THAT(chart.women_baseline, ElementsAre(0, 1));
    EXPECT_THAT(chart.ages, ElementsAre("0", "1+"));
}

TEST(GnuplotScript, LeavesGapsForWhatIsMissingAndTakesNamesAsText)
{
    io::VariableTable table = small_table();
    table.axes[0].names[1] = {"it's `date`\n\"@x\"", ""};
    const std::string script = gnuplot_script(line_chart({table, {}}, {}), PictureFormat::svg);
    EXPECT_THAT(script, HasSubstr("title 'it''s `date` \"@x\"'"));
    EXPECT_THAT(script, HasSubstr("2020 1.5 \n2021 2 \n\nEND_OF_BLOCK"));
    EXPECT_THAT(script, Not(HasSubstr("nan")));
}

}  // namespace
}  // namespace natality::app
