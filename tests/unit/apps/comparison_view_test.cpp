#include "comparison_view.hpp"
#include "text_table.hpp"

#include <natality/base/missing.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <sstream>

namespace natality::app {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A country of China's size with one package of the largest plausible figures.
Comparison large_country()
{
    ComparisonRow baseline;
    baseline.id = "baseline";
    baseline.name = {"Baseline", "基线"};
    baseline.births_to_near = 142.3e6;
    baseline.births_to_middle = 267.8e6;
    baseline.tfr = 1.18;
    baseline.population_middle = 1265.2e6;
    baseline.population_far = 638.2e6;
    baseline.old_age_ratio_middle = 0.516;
    baseline.old_age_ratio_far = 1.02;
    baseline.cost_per_additional_birth = std::numeric_limits<double>::quiet_NaN();
    baseline.discounted_cost_per_additional_birth = std::numeric_limits<double>::quiet_NaN();
    baseline.insurance_balance = 123.4e9;
    ComparisonRow package = baseline;
    package.id = "everything";
    package.name = {"Everything that could ever be done for families",
                    "为家庭所能做到的一切支持措施的总和"};
    package.births_to_near = 155.0e6;
    package.births_to_middle = 310.0e6;
    package.additional_births_to_near = 12.7e6;
    package.additional_births_to_middle = 42.2e6;
    package.tfr = 1.75;
    package.population_middle = 1307.0e6;
    package.population_far = 795.0e6;
    package.old_age_ratio_middle = 0.49;
    package.old_age_ratio_far = 0.8;
    package.cost = 54.321e12;
    package.cost_per_additional_birth = 1.287e6;
    package.discounted_cost = 39.876e12;
    package.discounted_cost_per_additional_birth = 1.301e6;
    package.share_of_gdp = 0.1234;
    package.cost_by_payer = {21.111e12, 22.222e12, 10.333e12, 0.655e12, 0.0};
    package.insurance_balance = -987.6e9;
    const Milestones milestones{Year{2035}, Year{2050}, Year{2100}};
    return {milestones, {baseline, package}, {}, milestones, milestones.middle};
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

TEST(ComparisonTable, FitsEightyColumnsInBothLanguages)
{
    for (const Language language : {Language::en, Language::zh}) {
        for (const std::string& line :
             lines_of(comparison_table(large_country(), "CNY", language))) {
            EXPECT_LE(display_width(line), 80U) << line;
        }
    }
}

TEST(ComparisonTable, SaysOfEveryFigureOfWhichYearItIsOrThroughWhichItIsSummed)
{
    for (const Language language : {Language::en, Language::zh}) {
        const auto lines = lines_of(comparison_table(large_country(), "CNY", language));
        const auto count = [&](std::size_t line, const std::string& words) {
            std::size_t found = 0;
            for (std::size_t at = lines[line].find(words); at != std::string::npos;
                 at = lines[line].find(words, at + 1)) {
                ++found;
            }
            return found;
        };
        const bool zh = language == Language::zh;
        const std::string through = zh ? "至" : "to";
        const std::string in = zh ? "年" : "in";
        const std::size_t words = zh ? 2 : 1;
        // Births twice, cost twice; fertility, people twice and the ratio. Then present value and a
        // birth's, four payers; share and balance.
        EXPECT_EQ(count(words, through), 4U) << lines[words];
        EXPECT_EQ(count(words, in), 4U) << lines[words];
        EXPECT_EQ(count(10, through), 6U) << lines[10];
        EXPECT_EQ(count(10, in), 2U) << lines[10];
    }
}

TEST(ComparisonTable, SaysWhatIsTheLeastThatAPackageMayCostAndWhatIsUnknown)
{
    Comparison comparison = large_country();
    comparison.rows[1].unpriced = {{18, "norms", {"Norms of the workplace", "职场风尚"}}};
    comparison.rows.push_back(comparison.rows[1]);
    ComparisonRow& unknown = comparison.rows.back();
    for (double* const cost :
         {&unknown.cost, &unknown.cost_per_additional_birth, &unknown.discounted_cost,
          &unknown.share_of_gdp, &unknown.discounted_cost_per_additional_birth}) {
        *cost = missing;
    }
    unknown.cost_by_payer.fill(missing);
    comparison.rows.push_back(comparison.rows[1]);
    comparison.rows.back().cost = -1e9;
    const std::string text = comparison_table(comparison, "CNY", Language::en);
    const auto lines = lines_of(text);
    EXPECT_THAT(lines[6], testing::ContainsRegex("≥54321 +≥1287$"));
    EXPECT_THAT(lines[7], testing::ContainsRegex("\\? +\\?$"));
    EXPECT_THAT(lines[8], testing::ContainsRegex("\\? +≥1287$"));
    EXPECT_THAT(text, testing::ContainsRegex("≥39876 +≥1301"));
    EXPECT_THAT(text, HasSubstr("cost more\nthan is counted: Norms of the workplace."));
    for (const std::string& line : lines) {
        EXPECT_LE(display_width(line), 80U) << line;
    }
    EXPECT_THAT(comparison_table(comparison, "CNY", Language::zh), HasSubstr("职场风尚。"));
    const auto json = comparison_json(comparison, "CNY")["scenarios"];
    EXPECT_EQ(json[1]["unpriced_measures"][0], "norms");
    EXPECT_TRUE(json[2]["cost_to_middle"].is_null());
    EXPECT_TRUE(json[2]["cost_by_payer_to_middle"]["central"].is_null());
}

TEST(ComparisonTable, GivesTheBaselineInFullAndPackagesAsDifferences)
{
    const auto lines = lines_of(comparison_table(large_country(), "CNY", Language::en));
    EXPECT_THAT(lines[5], HasSubstr("142.3"));
    EXPECT_THAT(lines[5], HasSubstr("1265.2"));
    EXPECT_THAT(lines[6], HasSubstr("+12.70"));
    EXPECT_THAT(lines[6], HasSubstr("+0.570"));
    EXPECT_THAT(lines[6], HasSubstr("54321"));
    EXPECT_THAT(lines[6], HasSubstr("1287"));
}

TEST(ComparisonTable, GivesPresentValueShareOfGdpPayersAndTheFund)
{
    const auto lines = lines_of(comparison_table(large_country(), "CNY", Language::en));
    EXPECT_THAT(lines[8], HasSubstr("central"));
    EXPECT_THAT(lines[8], Not(HasSubstr("family")));
    EXPECT_THAT(lines[13], HasSubstr("+123"));
    EXPECT_THAT(lines[14], HasSubstr("39876"));
    EXPECT_THAT(lines[14], HasSubstr("1301"));
    EXPECT_THAT(lines[14], HasSubstr("12.34"));
    EXPECT_THAT(lines[14], testing::ContainsRegex("21111 +22222 +10333 +655 +-988$"));
}

TEST(ComparisonTable, LeavesOutAFundThatIsNotThere)
{
    Comparison comparison = large_country();
    for (ComparisonRow& row : comparison.rows) {
        row.insurance_balance = std::numeric_limits<double>::quiet_NaN();
    }
    EXPECT_THAT(lines_of(comparison_table(comparison, "CNY", Language::en))[9],
                Not(HasSubstr("balance")));
}

TEST(ComparisonTable, ShowsADashWhereNoCostWasCounted)
{
    Comparison comparison = large_country();
    comparison.rows[1].cost = 0.0;
    comparison.rows[1].cost_per_additional_birth = 0.0;
    const auto lines = lines_of(comparison_table(comparison, "CNY", Language::en));
    EXPECT_THAT(lines[6], testing::ContainsRegex("- +-$"));
}

TEST(ComparisonTable, CountsASmallCountryInThousands)
{
    Comparison comparison = large_country();
    for (ComparisonRow& row : comparison.rows) {
        row.population_middle = 500e3;
        row.population_far = 400e3;
    }
    EXPECT_THAT(comparison_table(comparison, "CNY", Language::en), HasSubstr("500 "));
}

TEST(ComparisonJson, WritesNullForWhatIsNoNumber)
{
    const auto json = comparison_json(large_country(), "CNY");
    EXPECT_TRUE(json["scenarios"][0]["cost_per_additional_birth"].is_null());
    EXPECT_DOUBLE_EQ(json["scenarios"][1]["additional_births_to_middle"], 42.2e6);
    EXPECT_EQ(json["scenarios"][1]["name"]["zh"], "为家庭所能做到的一切支持措施的总和");
}

TEST(ComparisonJson, TellsTheLastYearsOfSumsAndWhatIsNoPackage)
{
    Comparison comparison = large_country();
    comparison.summed_through = {Year{2034}, Year{2049}, Year{2099}};
    comparison.middle_events = Year{2045};
    comparison.rows[1].is_other_baseline = true;
    const auto json = comparison_json(comparison, "CNY");
    EXPECT_EQ(json["summed_through"]["near"], 2034);
    EXPECT_EQ(json["summed_through"]["middle"], 2049);
    EXPECT_EQ(json["middle_events"], 2045);
    EXPECT_EQ(json["scenarios"][0]["is_other_baseline"], false);
    EXPECT_EQ(json["scenarios"][1]["is_other_baseline"], true);
}

TEST(ComparisonTable, WarnsOfAGainBeyondThePlausible)
{
    Comparison comparison = large_country();
    comparison.rows[1].gain = BirthsGain{Year{2028}, Year{2057}, 0.42};
    EXPECT_THAT(comparison_table(comparison, "CNY", Language::en), Not(HasSubstr("Warning")));
    comparison.plausible_gain = {0.0, 0.3};
    for (const Language language : {Language::en, Language::zh}) {
        const std::string table = comparison_table(comparison, "CNY", language);
        for (const std::string& line : lines_of(table)) {
            EXPECT_LE(display_width(line), 80U) << line;
        }
    }
    EXPECT_THAT(plausibility_warnings(comparison, Language::en),
                testing::ElementsAre(
                    "Warning: Everything that could ever be done for families: births of 2028 to "
                    "2057 change by +42.0 %, beyond the 0 to 30 % that the evidence allows."));
    EXPECT_THAT(comparison_table(comparison, "CNY", Language::zh), HasSubstr("+42.0 %"));
    const auto json = comparison_json(comparison, "CNY")["scenarios"][1]["births_gain"];
    EXPECT_EQ(json["relative"], 0.42);
    EXPECT_EQ(json["is_plausible"], false);
}

}  // namespace
}  // namespace natality::app
