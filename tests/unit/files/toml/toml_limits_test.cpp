#include <natality/files/toml/toml_limits.hpp>

#include "support/messages.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::files {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// What the text is refused with.
std::vector<std::string> limits_passed_by(const std::string& text)
{
    Problems problems;
    const bool is_within = is_within_toml_limits({"a.toml", "a.toml", text}, problems);
    EXPECT_EQ(is_within, problems.empty());
    return test::lines_of(problems);
}

std::string repeated(const std::string& text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

TEST(TomlLimits, RefuseAKeyOfVeryManyParts)
{
    EXPECT_THAT(limits_passed_by("x = 1\na" + repeated(".a", 100'000) + " = 1\n"),
                ElementsAre("a.toml:2: a key of more than 16 parts"));
    EXPECT_THAT(limits_passed_by("[a" + repeated(".a", 100'000) + "]\n"),
                ElementsAre("a.toml:1: a key of more than 16 parts"));
    EXPECT_THAT(limits_passed_by("a" + repeated(".\"a\"", 16) + " = 1\n"),
                ElementsAre("a.toml:1: a key of more than 16 parts"));
    EXPECT_THAT(limits_passed_by("a" + repeated(".a", 15) + " = 1\n"), IsEmpty());
}

TEST(TomlLimits, RefuseListsAndTablesDeepWithinEachOther)
{
    EXPECT_THAT(limits_passed_by("a = " + repeated("[", 17)),
                ElementsAre("a.toml:1: tables and lists within each other, more than 16 deep"));
    EXPECT_THAT(limits_passed_by("a = " + repeated("{a = ", 17)),
                ElementsAre("a.toml:1: tables and lists within each other, more than 16 deep"));
    EXPECT_THAT(limits_passed_by("a = " + repeated("[", 16) + repeated("]", 16)), IsEmpty());
    EXPECT_THAT(limits_passed_by(repeated("[[a]]\n", 100)), IsEmpty());
}

TEST(TomlLimits, RefuseVeryManyValues)
{
    EXPECT_THAT(
        limits_passed_by("a = [" + repeated("1,", 100'000) + "]"),
        ElementsAre("a.toml:1: more than 50000 values, the most that are read of a TOML file"));
    EXPECT_THAT(limits_passed_by("a = [" + repeated("1,\n", 40'000) + "]"), IsEmpty());
}

TEST(TomlLimits, RefuseALargeFile)
{
    EXPECT_THAT(limits_passed_by(std::string(largest_toml, '#')), IsEmpty());
    EXPECT_THAT(limits_passed_by(std::string(largest_toml + 1, '#')),
                ElementsAre("a.toml: is larger than 1 MiB, the most that is read of a TOML file"));
}

TEST(TomlLimits, DoNotCountWhatStandsInTextsAndComments)
{
    const std::string many = repeated(".[{,=", 100'000 / 5);
    EXPECT_THAT(limits_passed_by("# " + many + "\na = 1\n"), IsEmpty());
    EXPECT_THAT(limits_passed_by("a = \"" + many + "\\\"" + many + "\"\n"), IsEmpty());
    EXPECT_THAT(limits_passed_by("a = '" + many + "\\'\n"), IsEmpty());
    EXPECT_THAT(limits_passed_by("a = \"\"\"" + many + "\"\n" + many + "\"\"\"\n"), IsEmpty());
    EXPECT_THAT(limits_passed_by("a = '''" + many + "\n" + many + "'''\n"), IsEmpty());
}

TEST(TomlLimits, CountAgainBehindATextThatIsNotClosed)
{
    EXPECT_THAT(limits_passed_by("a = \"text\n" + repeated("a.", 100'000)),
                ElementsAre("a.toml:2: a key of more than 16 parts"));
    EXPECT_THAT(limits_passed_by("a = \""), IsEmpty());
    EXPECT_THAT(limits_passed_by("a = \"\\"), IsEmpty());
    EXPECT_THAT(limits_passed_by("a = \"\"\"x"), IsEmpty());
}

}  // namespace
}  // namespace natality::files
