#include <natality/files/csv/csv_text.hpp>

#include "gzipped.hpp"
#include "support/messages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::files {
namespace {

using ::testing::ElementsAre;

TEST(CsvText, HasNoByteOrderMark)
{
    Problems problems;
    EXPECT_EQ(csv_text({"a.csv", "a.csv", "\xEF\xBB\xBFyear\n"}, problems), "year\n");
    EXPECT_TRUE(problems.empty());
}

TEST(CsvText, IsUnpackedIfTheNameEndsInGz)
{
    Problems problems;
    EXPECT_EQ(csv_text({"a.csv.gz", "a.csv.gz", test::gzipped("year\n")}, problems), "year\n");
    EXPECT_TRUE(problems.empty());
}

TEST(CsvText, SaysHowFarABrokenStreamGoes)
{
    // Without the eight bytes of checksum and length at its end.
    const std::string bytes = test::gzipped("1\n2\n3\n");
    Problems problems;
    EXPECT_EQ(csv_text({"a.csv.gz", "d/a.csv.gz", bytes.substr(0, bytes.size() - 8)}, problems),
              std::nullopt);
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("d/a.csv.gz: the gzip stream breaks off after 3 lines of text; is the "
                            "file complete?"));
}

TEST(CsvText, NamesTheFirstLineThatIsNotUtf8)
{
    Problems problems;
    EXPECT_EQ(csv_text({"a.csv", "d/a.csv", "year\n2020\n\xD6\xD0\n"}, problems), std::nullopt);
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("d/a.csv:3: byte 0xD6 is not UTF-8 text; save the file as UTF-8"));
}

}  // namespace
}  // namespace natality::files
