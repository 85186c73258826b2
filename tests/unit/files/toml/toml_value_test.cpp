#include <natality/files/toml/toml_value.hpp>

#include "support/messages.hpp"

#include <string>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::files {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TomlEntries parsed(const std::string& text)
{
    Problems problems;
    auto entries = parse_toml({"a.toml", "a.toml", text}, problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    return entries.value_or(TomlEntries{});
}

TEST(ParseToml, KeepsKeysInTheOrderOfTheFile)
{
    std::vector<std::string> keys;
    for (const TomlEntry& entry : parsed("zebra = 1\napple = 2\n[middle]\n")) {
        keys.push_back(entry.key);
    }
    EXPECT_THAT(keys, ElementsAre("zebra", "apple", "middle"));
}

TEST(ParseToml, KnowsTheLineOfEveryValue)
{
    const TomlEntries entries = parsed("\na = 1\n[[part]]\nid = 'x'\n[[part]]\nid = 'y'\n");
    EXPECT_EQ(entries.at(0).value.line, 2U);
    const auto& parts = std::get<TomlArray>(entries.at(1).value.content);
    EXPECT_EQ(parts.at(1).line, 5U);
    EXPECT_EQ(std::get<TomlEntries>(parts.at(1).content).at(0).value.line, 6U);
}

TEST(ParseToml, TellsTheKindsOfValuesApart)
{
    const TomlEntries entries =
        parsed("a = 'x'\nb = 1\nc = 1.5\nd = true\ne = 2020-01-01\nf = [1]\ng = { h = 1 }\n");
    std::vector<std::string> kinds;
    for (const TomlEntry& entry : entries) {
        kinds.push_back(kind_of(entry.value));
    }
    EXPECT_THAT(kinds, ElementsAre("a text", "a whole number", "a number", "true or false",
                                   "a date", "a list", "a table"));
}

TEST(ParseToml, TakesAByteOrderMarkAndLineEndsOfWindows)
{
    const TomlEntries entries = parsed("\xEF\xBB\xBF"
                                       "a = 1\r\nb = 'x'\r\n");
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(std::get<std::string>(entries.at(1).value.content), "x");
}

TEST(ParseToml, ReportsAFaultOfSyntaxWithItsLine)
{
    Problems problems;
    EXPECT_FALSE(parse_toml({"a.toml", "d/a.toml", "a = 1\nb = \n"}, problems));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_THAT(test::lines_of(problems).front(), ::testing::StartsWith("d/a.toml:2: not TOML: "));
}

TEST(ParseToml, NamesTheSignsOfAChineseKeyboard)
{
    const auto told = [](const std::string& content) {
        Problems problems;
        static_cast<void>(parse_toml({"a.toml", "a.toml", content}, problems));
        return problems.text();
    };
    EXPECT_EQ(told("a = 1\nb = “china-2020”\n"),
              "a.toml:2: not TOML: texts stand in straight quotes, \"…\", not in “…”");
    EXPECT_THAT(told("a ＝ 1\n"), ::testing::HasSubstr("not the wide ones"));
    EXPECT_EQ(told("托育 = 1\n"),
              "a.toml:1: not TOML: a key of other letters than a-z stands in quotes, \"…\"");
}

TEST(ParseToml, SaysAFaultOfSyntaxInChineseWithoutTheParsersEnglish)
{
    Problems problems;
    EXPECT_FALSE(parse_toml({"a.toml", "a.toml", "b = \n"}, problems));
    EXPECT_EQ(problems.text(Language::zh), "a.toml:1: 不是合法的TOML：此处写法有误");
}

}  // namespace
}  // namespace natality::files
