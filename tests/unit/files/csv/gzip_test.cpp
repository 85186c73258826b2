#include <natality/files/csv/gzip.hpp>

#include "gzipped.hpp"

#include <string>

#include <gtest/gtest.h>

namespace natality::files {
namespace {

using test::gzipped;

constexpr std::size_t any_size = std::size_t{1} << 30U;

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
    const Unpacked unpacked = unpack_gzip(gzipped(text), any_size);
    EXPECT_EQ(unpacked.text, text);
    EXPECT_EQ(unpacked.fault, "");
}

TEST(UnpackGzip, JoinsTheMembersOfAStream)
{
    const Unpacked unpacked = unpack_gzip(gzipped("first,") + gzipped("second"), any_size);
    EXPECT_EQ(unpacked.text, "first,second");
    EXPECT_EQ(unpacked.fault, "");
}

TEST(UnpackGzip, KeepsWhatComesBeforeTheBreak)
{
    const std::string text = long_text();
    const std::string bytes = gzipped(text);
    const Unpacked unpacked = unpack_gzip(bytes.substr(0, bytes.size() / 2), any_size);
    EXPECT_EQ(unpacked.fault, "the gzip stream breaks off");
    EXPECT_FALSE(unpacked.text.empty());
    EXPECT_TRUE(text.starts_with(unpacked.text));
}

TEST(UnpackGzip, MissesTheChecksumOfAStreamThatIsWholeButForIt)
{
    const std::string bytes = gzipped("text");
    EXPECT_EQ(unpack_gzip(bytes.substr(0, bytes.size() - 1), any_size).fault,
              "the gzip stream breaks off");
}

TEST(UnpackGzip, NoticesAWrongChecksum)
{
    std::string bytes = gzipped("text");
    bytes[bytes.size() - 5] = static_cast<char>(~bytes[bytes.size() - 5]);
    EXPECT_EQ(unpack_gzip(bytes, any_size).fault,
              "the gzip stream is damaged (incorrect data check)");
}

TEST(UnpackGzip, RefusesTextThatWasNeverPacked)
{
    EXPECT_EQ(unpack_gzip("year,age\n", any_size).fault,
              "the gzip stream is damaged (incorrect header check)");
}

TEST(UnpackGzip, RefusesAnEmptyFile)
{
    EXPECT_EQ(unpack_gzip("", any_size).fault, "the gzip stream breaks off");
}

TEST(UnpackGzip, StopsWhereTheTextIsLargerThanIsAllowed)
{
    // Some kilobytes that unpack to a thousand times as much.
    const std::string bytes = gzipped(std::string(std::size_t{4} << 20U, '0'));
    ASSERT_LT(bytes.size(), std::size_t{1} << 13U);
    const Unpacked unpacked = unpack_gzip(bytes, std::size_t{1} << 20U);
    EXPECT_TRUE(unpacked.is_too_large);
    EXPECT_EQ(unpacked.fault, "");
    EXPECT_LE(unpacked.text.size(), (std::size_t{1} << 20U) + (std::size_t{1} << 16U));
}

TEST(UnpackGzip, CountsTheMembersOfAStreamTogether)
{
    const std::string member = gzipped(std::string(1000, '0'));
    EXPECT_FALSE(unpack_gzip(member + member, 2000).is_too_large);
    EXPECT_TRUE(unpack_gzip(member + member + member, 2000).is_too_large);
}

}  // namespace
}  // namespace natality::files
