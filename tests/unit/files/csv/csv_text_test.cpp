#include <natality/files/csv/csv_text.hpp>

#include "gzipped.hpp"

#include <string>

#include <gtest/gtest.h>

namespace natality::files {
namespace {

/// What the text of a file is, or why it has none.
std::string text_or_fault(const InputFile& file, std::size_t largest = largest_text)
{
    Problems problems;
    const CsvText text(file, problems, largest);
    EXPECT_EQ(text.is_good(), problems.empty());
    return text.is_good() ? std::string(text.view()) : problems.text();
}

TEST(CsvText, HasNoByteOrderMark)
{
    EXPECT_EQ(text_or_fault({"a.csv", "a.csv", "\xEF\xBB\xBFyear\n"}), "year\n");
}

TEST(CsvText, IsUnpackedIfTheNameEndsInGz)
{
    EXPECT_EQ(text_or_fault({"a.csv.gz", "a.csv.gz", test::gzipped("year\n")}), "year\n");
}

TEST(CsvText, SaysHowFarABrokenStreamGoes)
{
    // Without the eight bytes of checksum and length at its end.
    const std::string bytes = test::gzipped("1\n2\n3\n");
    EXPECT_EQ(
        text_or_fault({"a.csv.gz", "d/a.csv.gz", bytes.substr(0, bytes.size() - 8)}),
        "d/a.csv.gz: the gzip stream breaks off after 3 lines of text; is the file complete?");
}

TEST(CsvText, NamesTheFirstLineThatIsNotUtf8)
{
    EXPECT_EQ(text_or_fault({"a.csv", "d/a.csv", "year\n2020\n\xD6\xD0\n"}),
              "d/a.csv:3: byte 0xD6 is not UTF-8 text; save the file as UTF-8");
}

TEST(CsvText, IsEmptyWhereItIsNotGood)
{
    Problems problems;
    const InputFile file{"a.csv", "a.csv", "\xD6\xD0\n"};
    EXPECT_EQ(CsvText(file, problems).view(), "");
}

TEST(CsvText, SaysWhatMayBeReadWhereAPackedFileUnpacksToMore)
{
    const std::string bytes = test::gzipped(std::string(5000, '0'));
    EXPECT_EQ(
        text_or_fault({"a.csv.gz", "d/a.csv.gz", bytes}, 4096),
        "d/a.csv.gz: unpacks to more than 4 KiB, the most that is read of such a file; divide "
        "it, or leave out what is not needed");
}

}  // namespace
}  // namespace natality::files
