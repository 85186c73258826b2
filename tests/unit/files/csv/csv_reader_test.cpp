#include <natality/files/csv/csv_reader.hpp>

#include <natality/files/text_limits.hpp>

#include "support/messages.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::files {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Record {
    std::vector<std::string> fields;
    std::size_t line = 0;
    bool operator==(const Record&) const = default;
};

/// All the records of a text.
std::vector<Record> records_of(const std::string& text, Problems& problems)
{
    CsvReader reader(text, "a.csv", problems);
    std::vector<Record> records;
    CsvRecord record;
    while (reader.read(record)) {
        records.push_back({{record.fields.begin(), record.fields.end()}, record.line});
    }
    return records;
}

std::vector<Record> good_records_of(const std::string& text)
{
    Problems problems;
    std::vector<Record> records = records_of(text, problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    return records;
}

TEST(CsvReader, FindsNothingInAnEmptyText)
{
    EXPECT_THAT(good_records_of(""), IsEmpty());
    EXPECT_THAT(good_records_of("\n\r\n"), IsEmpty());
}

TEST(CsvReader, SplitsRecordsIntoFields)
{
    EXPECT_THAT(good_records_of("a,b\n1,\n"),
                ElementsAre(Record{{"a", "b"}, 1}, Record{{"1", ""}, 2}));
}

TEST(CsvReader, NeedsNoLineEndAtTheEndOfTheText)
{
    EXPECT_THAT(good_records_of("a,b\n1,2"),
                ElementsAre(Record{{"a", "b"}, 1}, Record{{"1", "2"}, 2}));
    EXPECT_THAT(good_records_of("a,"), ElementsAre(Record{{"a", ""}, 1}));
}

TEST(CsvReader, TakesLineEndsOfWindows)
{
    EXPECT_THAT(good_records_of("a,b\r\n\"1\",2\r\n3,\"4\"\r"),
                ElementsAre(Record{{"a", "b"}, 1}, Record{{"1", "2"}, 2}, Record{{"3", "4"}, 3}));
}

TEST(CsvReader, PassesOverEmptyLinesAndCountsThem)
{
    EXPECT_THAT(good_records_of("a\n\n\r\nb\n"), ElementsAre(Record{{"a"}, 1}, Record{{"b"}, 4}));
}

TEST(CsvReader, TakesCommasAndLineEndsInQuotesAsText)
{
    EXPECT_THAT(good_records_of("\"a,b\",\"c\nd\"\ne\n"),
                ElementsAre(Record{{"a,b", "c\nd"}, 1}, Record{{"e"}, 3}));
}

TEST(CsvReader, ReadsADoubledQuoteAsOne)
{
    EXPECT_THAT(good_records_of("\"say \"\"no\"\"\",\"\"\"\",\"\"\n"),
                ElementsAre(Record{{"say \"no\"", "\"", ""}, 1}));
}

TEST(CsvReader, ReportsAQuoteThatIsNeverClosed)
{
    Problems problems;
    records_of("a\nb,\"c\nd\n", problems);
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("a.csv:2: the quote opened in this line is never closed"));
}

TEST(CsvReader, ReportsTextAfterAClosingQuoteAndGoesOn)
{
    Problems problems;
    EXPECT_THAT(records_of("\"a\"b,c\nd\n", problems),
                ElementsAre(Record{{"a", "c"}, 1}, Record{{"d"}, 2}));
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("a.csv:1: text follows a closing quote; a quote inside a field is "
                            "written twice"));
}

TEST(CsvReader, StopsAtALineOfTooManyFields)
{
    Problems problems;
    const std::string line = std::string(most_fields - 1, ',') + "\n";
    EXPECT_EQ(records_of(line + line, problems).size(), 2U);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(records_of(line + "," + line + line, problems).size(), 1U);
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("a.csv:2: more than 10000 fields in one line, the most that are read"));
}

}  // namespace
}  // namespace natality::files
