#include "years_view.hpp"

#include "command_line.hpp"
#include "text_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace natality::app {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

/// Ten years of 1000 births each, and a package with a tenth more.
std::vector<ScenarioSeries> two_scenarios(Index steps)
{
    ScenarioSeries baseline;
    baseline.id = "baseline";
    baseline.name = {"Baseline", "基线"};
    baseline.births = ByYear::Constant(steps, 1000.0);
    baseline.tfr = ByYear::Constant(steps, 1.2);
    baseline.population = ByYear::Constant(steps + 1, 80000.0);
    baseline.incremental_cost = ByYear::Zero(steps);
    ScenarioSeries package = baseline;
    package.id = "care";
    package.name = {"Care", "照护"};
    package.births *= 1.1;
    package.incremental_cost = ByYear::Constant(steps, 5e6);
    return {baseline, package};
}

TEST(YearsAsked, AreThoseOfTheOptionWithinTheProjection)
{
    const YearAxis years(Year{2020}, 10);
    EXPECT_EQ(years_asked("2022,2029", years), (std::vector<Year>{Year{2022}, Year{2029}}));
    EXPECT_THROW((void)years_asked("2030", years), UsageError);
    EXPECT_THROW((void)years_asked("2025,2025", years), UsageError);
    EXPECT_THROW((void)years_asked("soon", years), UsageError);
    EXPECT_THROW((void)years_asked("", years), UsageError);
    EXPECT_THROW((void)years_asked("2020,2021,2022,2023,2024,2025", years), UsageError);
}

TEST(YearsTable, TellsAYearFromASumThroughIt)
{
    const std::string table = years_table(two_scenarios(10), YearAxis(Year{2020}, 10),
                                          {Year{2021}, Year{2024}}, "CNY", Language::en);
    EXPECT_THAT(table, ContainsRegex("births +in 2021 +in 2024"));
    EXPECT_THAT(table, ContainsRegex("births summed +to 2021 +to 2024"));
    EXPECT_THAT(table, ContainsRegex("Baseline +2000.0 +5000.0"));
    EXPECT_THAT(table, ContainsRegex("Care +\\+200.00 +\\+500.00"));
}

TEST(YearsTable, OfWideStepsNamesTheYearsOfAStep)
{
    const std::string table = years_table(two_scenarios(4), YearAxis(Year{2020}, 4, 5),
                                          {Year{2027}}, "CNY", Language::en);
    EXPECT_THAT(table, HasSubstr("in 2025-2029"));
    EXPECT_THAT(table, HasSubstr("to 2029"));
}

TEST(YearsTable, FitsEightyColumnsInBothLanguages)
{
    for (const Language language : {Language::en, Language::zh}) {
        std::istringstream lines(years_table(
            two_scenarios(10), YearAxis(Year{2020}, 10),
            {Year{2020}, Year{2021}, Year{2022}, Year{2023}, Year{2024}}, "CNY", language));
        for (std::string line; std::getline(lines, line);) {
            EXPECT_LE(display_width(line), page_width) << line;
        }
    }
}

TEST(YearsJson, HasTheFiguresUnscaled)
{
    const auto json = years_json(two_scenarios(10), YearAxis(Year{2020}, 10), {Year{2021}});
    EXPECT_EQ(json[1]["years"][0]["year"], 2021);
    EXPECT_DOUBLE_EQ(json[1]["years"][0]["births_in"], 1100.0);
    EXPECT_DOUBLE_EQ(json[1]["years"][0]["births_to"], 2200.0);
    EXPECT_DOUBLE_EQ(json[1]["years"][0]["cost_to"], 10e6);
}

}  // namespace
}  // namespace natality::app
