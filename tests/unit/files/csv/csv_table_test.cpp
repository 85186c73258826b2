#include <natality/files/csv/csv_table.hpp>

#include "support/messages.hpp"

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::files {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::optional<std::string> any_text(std::string_view cell)
{
    return std::string(cell);
}

/// The cells of a column.
std::vector<std::string> column_of(const std::string& text, const std::string& column,
                                   Problems& problems)
{
    const InputFile file{"a.csv", "a.csv", text};
    const CsvTable table(file, {"name", "value"}, problems);
    std::vector<std::string> cells;
    for (const CsvTable::Row& row : table.rows()) {
        cells.push_back(table.value(row, column, any_text, "a text").value());
    }
    return cells;
}

TEST(CsvTable, FindsItsColumnsInAnyOrder)
{
    Problems problems;
    EXPECT_THAT(column_of("value,name\n1,a\n2,b\n", "name", problems), ElementsAre("a", "b"));
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
}

TEST(CsvTable, KeepsCellsWithDoubledQuotesWhenTheNextRecordIsRead)
{
    Problems problems;
    EXPECT_THAT(
        column_of("name,value\n\"a \"\"b\"\"\",1\n\"\"\"\",2\n\"\",3\nc,4\n", "name", problems),
        ElementsAre("a \"b\"", "\"", "", "c"));
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
}

TEST(CsvTable, LeavesOutRecordsOfAnotherNumberOfFields)
{
    Problems problems;
    EXPECT_THAT(column_of("name,value\na,1\nb\n,\nc,3,3\nd,4", "name", problems),
                ElementsAre("a", "", "d"));
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("a.csv:3: 1 fields where the header names 2",
                            "a.csv:5: 3 fields where the header names 2"));
}

TEST(CsvTable, NamesColumnsThatStandTwice)
{
    Problems problems;
    EXPECT_THAT(column_of("name,value,name\na,1,b\n", "name", problems), IsEmpty());
    EXPECT_THAT(test::lines_of(problems), ElementsAre("a.csv:1: column 'name' stands twice"));
}

}  // namespace
}  // namespace natality::files
