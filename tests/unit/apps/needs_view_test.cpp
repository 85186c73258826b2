#include "needs_view.hpp"
#include "text_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace natality::app {
namespace {

using testing::HasSubstr;

const YearAxis years(Year{2020}, 40);
const Milestones milestones{Year{2035}, Year{2050}, Year{2060}};

NeedSeries need(double gross, double beyond)
{
    return {.id = "places.1",
            .name = {"Places for children in institutions of every kind there is",
                     "各类机构为三岁以下婴幼儿提供的全部在用托位数量合计"},
            .unit = {"places", "个"},
            .gross = ByYear::Constant(40, gross),
            .incremental = ByYear::Constant(40, beyond)};
}

TEST(NeedsTable, FitsEightyColumnsInBothLanguages)
{
    for (const Language language : {Language::en, Language::zh}) {
        std::istringstream lines(
            needs_table({need(431'103'402.9, -176'163'595.7), need(9'999.0, 1.0)}, years,
                        milestones, language));
        for (std::string line; std::getline(lines, line);) {
            EXPECT_LE(display_width(line), 80U) << line;
        }
    }
}

TEST(NeedsTable, GivesThreeFiguresOfEachInTheSizeThatFits)
{
    const std::string table = needs_table({need(13'305'613.0, 10'314'432.0), need(2844.0, 0.0)},
                                          years, milestones, Language::en);
    EXPECT_THAT(table, HasSubstr("13.3m +10.3m 13.3m +10.3m"));
    EXPECT_THAT(table, HasSubstr(" 2844      -  2844      -"));
    EXPECT_THAT(needs_table({need(13'305'613.0, 31.0)}, years, milestones, Language::zh),
                HasSubstr("1331万  +31"));
}

TEST(NeedsJson, HoldsEveryYear)
{
    const auto json = needs_json({need(3.0, 1.0)});
    EXPECT_EQ(json[0]["id"], "places.1");
    EXPECT_EQ(json[0]["capacity"].size(), 40U);
    EXPECT_EQ(json[0]["incremental_capacity"][39], 1.0);
    EXPECT_EQ(json[0]["unit"]["zh"], "个");
}

}  // namespace
}  // namespace natality::app
