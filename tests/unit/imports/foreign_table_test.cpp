#include <natality/imports/foreign_table.hpp>

#include "support/messages.hpp"
#include "unit/files/csv/gzipped.hpp"
#include "unit/imports/foreign_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::foreign_file;
using test::lines_of;
using ::testing::ElementsAre;

TEST(ForeignTable, ReadsCommasQuotesAndAByteOrderMark)
{
    Problems problems;
    const auto file = foreign_file("a.csv", "\xEF\xBB\xBFName,Mx\r\n\"Southland, The\", 0.5 \r\n");
    ForeignTable table(file, problems);
    ASSERT_TRUE(table.read());
    EXPECT_EQ(table.cell(*table.column({"name"})), "Southland, The");
    EXPECT_EQ(table.number(*table.column({"other", "mx"})), 0.5);
    EXPECT_EQ(table.line(), 2U);
    EXPECT_FALSE(table.read());
    EXPECT_TRUE(problems.empty());
}

TEST(ForeignTable, ReadsTabsAndPassesOverEmptyLines)
{
    Problems problems;
    const auto file = foreign_file("a.txt", "name\t1990\t1991\n\nEast\t1\t\nWest\t\"2\"\t3");
    ForeignTable table(file, problems);
    ASSERT_TRUE(table.read());
    EXPECT_EQ(table.line(), 3U);
    EXPECT_EQ(table.number(1), 1.0);
    EXPECT_EQ(table.number(2), std::nullopt);
    ASSERT_TRUE(table.read());
    EXPECT_EQ(table.number(1), 2.0);
    EXPECT_EQ(table.number(2), 3.0);
    EXPECT_FALSE(table.read());
}

TEST(ForeignTable, UnpacksGzip)
{
    Problems problems;
    const auto file = foreign_file("a.csv.gz", test::gzipped("a,b\n1,2\n"));
    ForeignTable table(file, problems);
    ASSERT_TRUE(table.read());
    EXPECT_EQ(table.number(1), 2.0);
}

TEST(ForeignTable, TellsMissingNumbersFromFaultyOnes)
{
    Problems problems;
    const auto file = foreign_file("a.csv", "a,b\n.,NA\n1;2,x\n");
    ForeignTable table(file, problems);
    ASSERT_TRUE(table.read());
    EXPECT_EQ(table.number(0), std::nullopt);
    EXPECT_EQ(table.number(1), std::nullopt);
    EXPECT_TRUE(problems.empty());
    ASSERT_TRUE(table.read());
    EXPECT_EQ(table.number(0), std::nullopt);
    EXPECT_EQ(table.number(1), std::nullopt);
    EXPECT_THAT(lines_of(problems), ElementsAre("in/a.csv:3: a: '1;2' is not a number",
                                                "in/a.csv:3: b: 'x' is not a number"));
}

TEST(ForeignTable, PassesOverRecordsOfAnotherLengthAndNamesThem)
{
    Problems problems;
    const auto file = foreign_file("a.txt", "a\tb\n1\n2\t3\n4\t5\t6\n");
    ForeignTable table(file, problems);
    ASSERT_TRUE(table.read());
    EXPECT_EQ(table.number(0), 2.0);
    EXPECT_FALSE(table.read());
    EXPECT_THAT(lines_of(problems), ElementsAre("in/a.txt:2: 1 fields where the heading names 2",
                                                "in/a.txt:4: 3 fields where the heading names 2"));
}

TEST(ForeignTable, AnEmptyFileIsAProblem)
{
    Problems problems;
    const auto file = foreign_file("a.csv", "");
    ForeignTable table(file, problems);
    EXPECT_TRUE(table.columns().empty());
    EXPECT_FALSE(table.read());
    EXPECT_EQ(problems.size(), 1U);
}

}  // namespace
}  // namespace natality::io
