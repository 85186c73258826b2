#include <natality/files/toml/toml_table.hpp>

#include "unit/files/toml/toml_fixture.hpp"

#include <array>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::files {
namespace {

using test::TomlText;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TomlTable, GivesValuesOfTheTypeAsked)
{
    TomlText text("a = 'x'\nb = -3\nc = 1.5\nd = true\ne = ['x', 'y']\nf = [1, 2]\ng = [1, 2.5]\n");
    TomlTable root = text.root();
    EXPECT_EQ(root.optional<std::string>("a"), "x");
    EXPECT_EQ(root.optional<int>("b"), -3);
    EXPECT_EQ(root.optional<double>("c"), 1.5);
    EXPECT_EQ(root.optional<bool>("d"), true);
    EXPECT_EQ(root.optional<std::vector<std::string>>("e"), (std::vector<std::string>{"x", "y"}));
    EXPECT_EQ(root.optional<std::vector<int>>("f"), (std::vector{1, 2}));
    EXPECT_EQ((root.optional<std::array<double, 2>>("g")), (std::array{1.0, 2.5}));
    EXPECT_THAT(text.faults(), IsEmpty());
}

TEST(TomlTable, TakesAWholeNumberForANumber)
{
    TomlText text("a = 3\n");
    TomlTable root = text.root();
    EXPECT_EQ(root.optional<double>("a"), 3.0);
}

TEST(TomlTable, SaysWhatTypeWouldBeRight)
{
    TomlText text(
        "a = 1\nb = 1.5\nc = 'x'\nd = nan\ne = [1, 'x']\nf = [1]\ng = 3000000000\nh = 1e308\n");
    TomlTable root = text.root();
    EXPECT_FALSE(root.optional<std::string>("a"));
    EXPECT_FALSE(root.optional<int>("b"));
    EXPECT_FALSE(root.optional<bool>("c"));
    EXPECT_FALSE(root.optional<double>("d"));
    EXPECT_FALSE(root.optional<std::vector<int>>("e"));
    EXPECT_FALSE((root.optional<std::array<int, 2>>("f")));
    EXPECT_FALSE(root.optional<int>("g"));
    EXPECT_FALSE(root.optional<double>("h"));
    EXPECT_THAT(
        text.faults(),
        ElementsAre("a.toml:1: a: must be a text in quotes, not a whole number",
                    "a.toml:2: b: must be a whole number, not a number",
                    "a.toml:3: c: must be true or false, not a text",
                    "a.toml:4: d: must be a finite number, not nan or inf",
                    "a.toml:5: e: must be a list of whole numbers, for instance [1, 2], not a list",
                    "a.toml:6: f: must be two whole numbers, for instance [20, 44], not a list",
                    "a.toml:7: g: must be a whole number, not so large a number",
                    "a.toml:8: h: must be a finite number, not so large a number"));
}

TEST(TomlTable, ReportsOnlyRequiredKeysAsMissing)
{
    TomlText text("[part]\n");
    auto part = text.root().table("part").value();
    EXPECT_EQ(part.optional("a", 7), 7);
    EXPECT_EQ(part.required<std::string>("b"), "");
    EXPECT_THAT(text.faults(),
                ElementsAre("a.toml:1: part.b is missing; it must be a text in quotes"));
}

TEST(TomlTable, ReportsKeysThatNobodyAskedForWithTheNearest)
{
    TomlText text("horizon = 2100\nhorzion = 2100\nquite_other = 1\n");
    TomlTable root = text.root();
    EXPECT_EQ(root.required<int>("horizon"), 2100);
    EXPECT_FALSE(root.optional<std::string>("rule"));
    root.report_unknown_keys();
    EXPECT_THAT(text.faults(),
                ElementsAre("a.toml:2: unknown key 'horzion'; did you mean 'horizon'?",
                            "a.toml:3: unknown key 'quite_other'; known: horizon, rule"));
}

TEST(TomlTable, NamesKeysByTheirWholePath)
{
    TomlText text("[a.b]\nc = 1\n");
    auto inner = text.root().table("a")->table("b").value();
    EXPECT_FALSE(inner.optional<bool>("c"));
    EXPECT_THAT(text.faults(),
                ElementsAre("a.toml:2: a.b.c: must be true or false, not a whole number"));
}

TEST(TomlTable, GivesTheTablesOfAList)
{
    TomlText text("[[part]]\nid = 'x'\n[[part]]\nid = 'y'\n");
    TomlTable root = text.root();
    std::vector<std::string> ids;
    std::vector<std::size_t> lines;
    for (TomlTable& part : root.tables("part")) {
        ids.push_back(part.required<std::string>("id"));
        lines.push_back(part.place().line);
    }
    EXPECT_THAT(ids, ElementsAre("x", "y"));
    EXPECT_THAT(lines, ElementsAre(1U, 3U));
}

TEST(TomlTable, RefusesOtherThingsInThePlaceOfTables)
{
    TomlText text("a = 1\nb = 'x'\nc = [1]\n");
    TomlTable root = text.root();
    EXPECT_FALSE(root.table("a"));
    EXPECT_TRUE(root.tables("b").empty());
    EXPECT_TRUE(root.tables("c").empty());
    EXPECT_THAT(text.faults(),
                ElementsAre("a.toml:1: a: must be a table, not a whole number",
                            "a.toml:2: b: must be one or more [[b]], not a text",
                            "a.toml:3: c: must be one or more [[c]], not a whole number"));
}

TEST(TomlTable, ChoosesAmongWords)
{
    const Choices<int> words{{"even", 1}, {"end", 2}};
    TomlText text("a = 'end'\nb = 'evn'\n");
    TomlTable root = text.root();
    EXPECT_EQ(root.choice("a", words, 0), 2);
    EXPECT_EQ(root.choice("b", words, 0), 0);
    EXPECT_EQ(root.choice("c", words, 5), 5);
    EXPECT_THAT(text.faults(),
                ElementsAre("a.toml:2: b: 'evn' is not known; did you mean 'even'?"));
}

}  // namespace
}  // namespace natality::files
