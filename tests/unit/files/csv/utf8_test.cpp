#include <natality/files/csv/utf8.hpp>

#include <optional>
#include <string_view>

#include <gtest/gtest.h>

namespace natality::files {
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

}  // namespace
}  // namespace natality::files
