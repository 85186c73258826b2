#include <natality/base/utf8.hpp>

#include <optional>
#include <string_view>

#include <gtest/gtest.h>

namespace natality {
namespace {

using namespace std::string_view_literals;

// The bounds of well-formed sequences: table 3-7 of the Unicode standard.
TEST(FirstByteNotUtf8, FindsNothingInWellFormedText)
{
    EXPECT_EQ(first_byte_not_utf8(""), std::nullopt);
    EXPECT_EQ(first_byte_not_utf8("plain, \0 too"sv), std::nullopt);
    EXPECT_EQ(first_byte_not_utf8("é 中国 😀"), std::nullopt);
    EXPECT_EQ(first_byte_not_utf8("\xED\x9F\xBF\xEE\x80\x80"), std::nullopt);
    EXPECT_EQ(first_byte_not_utf8("\xF4\x8F\xBF\xBF"), std::nullopt);
}

TEST(FirstByteNotUtf8, FindsTextOfAnotherEncoding)
{
    // 中国 in GBK.
    EXPECT_EQ(first_byte_not_utf8("ab\xD6\xD0\xB9\xFA"), 2U);
}

TEST(FirstByteNotUtf8, FindsASequenceThatBreaksOff)
{
    EXPECT_EQ(first_byte_not_utf8("a\xE4\xB8"), 1U);
    EXPECT_EQ(first_byte_not_utf8("a\xE4\xB8x"), 1U);
}

TEST(FirstByteNotUtf8, FindsOverlongForms)
{
    EXPECT_EQ(first_byte_not_utf8("\xC0\x80"), 0U);
    EXPECT_EQ(first_byte_not_utf8("\xE0\x9F\xBF"), 0U);
    EXPECT_EQ(first_byte_not_utf8("\xF0\x8F\xBF\xBF"), 0U);
}

TEST(FirstByteNotUtf8, FindsSurrogatesAndWhatLiesPastTheLastCodePoint)
{
    EXPECT_EQ(first_byte_not_utf8("\xED\xA0\x80"), 0U);
    EXPECT_EQ(first_byte_not_utf8("\xF4\x90\x80\x80"), 0U);
    EXPECT_EQ(first_byte_not_utf8("\xFF"), 0U);
}

TEST(Printable, LeavesTextAsItIs)
{
    EXPECT_EQ(printable("plain, é 中国 😀"), "plain, é 中国 😀");
}

TEST(Printable, ShowsWhatATerminalWouldObey)
{
    EXPECT_EQ(printable("\x1B[2J\r\a\x7F"), "\\u001b[2J\\u000d\\u0007\\u007f");
    EXPECT_EQ(printable("a\0b"sv), "a\\u0000b");
    // The one-character form of ESC [, a separator of lines, a turn of the direction of writing.
    EXPECT_EQ(printable("\xC2\x9B\xE2\x80\xA8\xE2\x80\xAE\xE2\x81\xA6"),
              "\\u009b\\u2028\\u202e\\u2066");
}

TEST(Printable, ShowsBytesThatAreNoText)
{
    EXPECT_EQ(printable("a\xD6\xD0\xC3"), "a\\xd6\\xd0\\xc3");
}

TEST(Printable, KeepsEndsOfLinesIfAsked)
{
    EXPECT_EQ(printable("a\nb\tc"), "a\\u000ab\\u0009c");
    EXPECT_EQ(printable("a\nb\tc", LineEnds::keep), "a\nb\\u0009c");
}

TEST(Shortened, KeepsBothEndsOfALongText)
{
    EXPECT_EQ(shortened("123456789", 9), "123456789");
    EXPECT_EQ(shortened("1234567890", 9), "123456 … 890");
}

TEST(Shortened, CutsBetweenCharacters)
{
    EXPECT_EQ(first_byte_not_utf8(shortened("中国中国中国中国", 10)), std::nullopt);
    EXPECT_EQ(first_byte_not_utf8(shortened("中国中国中国中国", 11)), std::nullopt);
    EXPECT_EQ(first_byte_not_utf8(shortened("中国中国中国中国", 16)), std::nullopt);
}

}  // namespace
}  // namespace natality
