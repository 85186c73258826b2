#include <natality/files/csv/gzip.hpp>

#include "gzipped.hpp"

#include <string>

#include <gtest/gtest.h>

namespace natality::files {
namespace {

using test::gzipped;

/// Lines that do not compress to almost nothing.
std::string long_text()
{
    std::string text;
    for (int i = 0; i < 50000; ++i) {
        text += std::to_string(i * 7919 % 10007) + ",x\n";
    }
    return text;
}

TEST(UnpackGzip, GivesBackWhatWasPacked)
{
    const std::string text = long_text();
    const Unpacked unpacked = unpack_gzip(gzipped(text));
    EXPECT_EQ(unpacked.text, text);
    EXPECT_EQ(unpacked.fault, "");
}

TEST(UnpackGzip, JoinsTheMembersOfAStream)
{
    const Unpacked unpacked = unpack_gzip(gzipped("first,") + gzipped("second"));
    EXPECT_EQ(unpacked.text, "first,second");
    EXPECT_EQ(unpacked.fault, "");
}

TEST(UnpackGzip, KeepsWhatComesBeforeTheBreak)
{
    const std::string text = long_text();
    const std::string bytes = gzipped(text);
    const Unpacked unpacked = unpack_gzip(bytes.substr(0, bytes.size() / 2));
    EXPECT_EQ(unpacked.fault, "the gzip stream breaks off");
    EXPECT_FALSE(unpacked.text.empty());
    EXPECT_TRUE(text.starts_with(unpacked.text));
}

TEST(UnpackGzip, MissesTheChecksumOfAStreamThatIsWholeButForIt)
{
    const std::string bytes = gzipped("text");
    EXPECT_EQ(unpack_gzip(bytes.substr(0, bytes.size() - 1)).fault, "the gzip stream breaks off");
}

TEST(UnpackGzip, NoticesAWrongChecksum)
{
    std::string bytes = gzipped("text");
    bytes[bytes.size() - 5] = static_cast<char>(~bytes[bytes.size() - 5]);
    EXPECT_EQ(unpack_gzip(bytes).fault, "the gzip stream is damaged (incorrect data check)");
}

TEST(UnpackGzip, RefusesTextThatWasNeverPacked)
{
    EXPECT_EQ(unpack_gzip("year,age\n").fault,
              "the gzip stream is damaged (incorrect header check)");
}

TEST(UnpackGzip, RefusesAnEmptyFile)
{
    EXPECT_EQ(unpack_gzip("").fault, "the gzip stream breaks off");
}

}  // namespace
}  // namespace natality::files
