#include "text_table.hpp"

#include <gtest/gtest.h>

namespace natality::app {
namespace {

TEST(DisplayWidth, CountsChineseCharactersAsTwoColumns)
{
    EXPECT_EQ(display_width("births"), 6U);
    EXPECT_EQ(display_width("出生"), 4U);
    EXPECT_EQ(display_width("至2035年"), 8U);
    EXPECT_EQ(display_width(""), 0U);
}

TEST(DisplayWidth, TakesABrokenByteAsOneColumn)
{
    EXPECT_EQ(display_width("a\xff"), 2U);
}

TEST(Fitted, LeavesAShortTextAsItIs)
{
    EXPECT_EQ(fitted("Baseline", 8), "Baseline");
    EXPECT_EQ(fitted("基线", 4), "基线");
}

TEST(Fitted, CutsALongTextWithinItsWidth)
{
    EXPECT_EQ(fitted("Everything", 6), "Every…");
    EXPECT_EQ(fitted("普惠托育服务", 6), "普惠…");
    EXPECT_LE(display_width(fitted("普惠托育服务", 6)), 6U);
}

TEST(Wrapped, BreaksAtSpacesAndBetweenWideCharacters)
{
    EXPECT_EQ(wrapped("leave and insurance", 10),
              (std::vector<std::string>{"leave and", "insurance"}));
    EXPECT_EQ(wrapped("生育支持措施", 8), (std::vector<std::string>{"生育支持", "措施"}));
}

TEST(Wrapped, HasNoLineForAnEmptyText)
{
    EXPECT_TRUE(wrapped("", 80).empty());
}

TEST(TextTable, AlignsTheFirstColumnLeftAndTheOthersRight)
{
    TextTable table;
    table.add({"", "births"});
    table.add_rule();
    table.add({"Baseline", "9"});
    EXPECT_EQ(table.text(), "          births\n"
                            "----------------\n"
                            "Baseline       9\n");
}

TEST(TextTable, AlignsByWhatATerminalShows)
{
    TextTable table(1);
    table.add({"基线", "1"});
    table.add({"AB", "出生"});
    EXPECT_EQ(table.text(), "基线    1\n"
                            "AB   出生\n");
}

TEST(TextTable, KeepsACellInItsRowWhateverItHolds)
{
    TextTable table;
    table.add({"a\nb", "1"});
    table.add({"\x1b[31m", "22"});
    EXPECT_EQ(table.text(), "a\\u000ab     1\n\\u001b[31m  22\n");
}

}  // namespace
}  // namespace natality::app
