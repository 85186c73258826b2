#include "indicators_view.hpp"
#include "text_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace natality::app {
namespace {

using testing::HasSubstr;

/// Lines of the table and of the texts of all indicators.
std::vector<std::string> all_lines(Language language)
{
    const std::vector<const Indicator*> all = indicators_written({});
    std::istringstream stream(indicators_table(all, language) + indicators_text(all, language));
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

TEST(IndicatorsView, FitsEightyColumnsInBothLanguagesAndCutsNoName)
{
    for (const Language language : {Language::en, Language::zh}) {
        for (const std::string& line : all_lines(language)) {
            EXPECT_LE(display_width(line), 80U) << line;
            EXPECT_THAT(line, testing::Not(HasSubstr("…")));
        }
    }
}

TEST(IndicatorsView, ContinuesALongNameBelowItself)
{
    EXPECT_EQ(indicators_table({find_indicator("tfr_parity_adjusted")}, Language::en),
              "tfr_parity_adjusted  1  Total fertility rate adjusted for parity and age (PATFR)\n");
    const std::string all = indicators_table(indicators_written({}), Language::en);
    EXPECT_THAT(
        all, HasSubstr("Total fertility rate, children per\n" + std::string(41, ' ') + "woman\n"));
}

TEST(IndicatorsView, NamesUnitAxesAndSource)
{
    EXPECT_EQ(
        indicators_text({find_indicator("tfr_by_order")}, Language::en),
        "tfr_by_order\n  Total fertility rate by birth order\n  unit 1; by year of events and "
        "birth order; formula: Preston, Heuveline and\n  Guillot 2001, Demography\n");
    EXPECT_EQ(indicators_text({find_indicator("median_age")}, Language::zh),
              "median_age\n  年龄中位数\n  单位：year；年初；公式：Preston, Heuveline and Guillot "
              "2001, Demography\n");
}

TEST(IndicatorsView, GivesMachinesEveryField)
{
    const auto json = indicators_json({find_indicator("tfr_by_order")});
    EXPECT_EQ(json[0]["id"], "tfr_by_order");
    EXPECT_EQ(json[0]["axis"], "year");
    EXPECT_EQ(json[0]["by_order"], true);
    EXPECT_EQ(json[0]["name"]["zh"], "分孩次总和生育率");
}

}  // namespace
}  // namespace natality::app
