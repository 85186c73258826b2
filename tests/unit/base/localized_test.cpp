#include <natality/base/localized.hpp>

#include <natality/base/problems.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace natality {
namespace {

TEST(Localized, SaysASentenceWithItsArgumentsInBothLanguages)
{
    const LocalText said = localized("column '{}' stands twice", "age");
    EXPECT_EQ(said.en, "column 'age' stands twice");
    EXPECT_EQ(said.zh, "列“age”出现两次");
}

TEST(Localized, PutsArgumentsWhereTheChineseHasThem)
{
    const LocalText said = localized("age {} overlaps {} of line {}", "25-29", "20-29", 7);
    EXPECT_EQ(said.en, "age 25-29 overlaps 20-29 of line 7");
    EXPECT_EQ(said.zh, "年龄25-29与20-29（第7行）重叠");
    EXPECT_EQ(localized("part {} of {}", 3, 64).zh, "64个部分中的第3个");
}

TEST(Localized, FormatsNumbersAsTheEnglishAsks)
{
    const LocalText said =
        localized("share of order {} in the last order: {:g} is not in (0, 1]", 3, 1.50);
    EXPECT_EQ(said.en, "share of order 3 in the last order: 1.5 is not in (0, 1]");
    EXPECT_EQ(said.zh, "最后孩次组中3孩的比例：1.5不在 (0, 1] 之内");
}

TEST(Localized, SaysSentencesWithinSentencesInTheSameLanguage)
{
    const LocalText said = localized("{}: must be {}, not {}", "horizon",
                                     localized_text("a whole number"), localized_text("a text"));
    EXPECT_EQ(said.en, "horizon: must be a whole number, not a text");
    EXPECT_EQ(said.zh, "horizon：应为整数，而不是文本");
}

TEST(Localized, LeavesNamesAsTheyAreThoughTheCatalogueHasAWordLikeThem)
{
    EXPECT_EQ(localized("column '{}' stands twice", "births").zh, "列“births”出现两次");
}

TEST(Localized, TellsOneEnglishFromAnotherByItsContext)
{
    EXPECT_EQ(localized("growth\004none").en, "none");
    EXPECT_EQ(localized("growth\004none").zh, "不变");
    EXPECT_EQ(localized("none").zh, "无");
}

TEST(Localized, SaysWhatTheCatalogueDoesNotHaveInEnglish)
{
    EXPECT_EQ(localized_text("nobody says this").in(Language::zh), "nobody says this");
}

TEST(Localized, WritesBracesThatAreDoubled)
{
    const LocalText said = localized("'{}' is not a year, for instance {{ 2027 = 0.3 }}", "soon");
    EXPECT_EQ(said.en, "'soon' is not a year, for instance { 2027 = 0.3 }");
    EXPECT_EQ(said.zh, "“soon”不是年份，例如 { 2027 = 0.3 }");
}

TEST(Listed, JoinsAsEachLanguageDoes)
{
    const LocalText list = listed(std::vector<std::string>{"a", "b"});
    EXPECT_EQ(list.en, "a, b");
    EXPECT_EQ(list.zh, "a、b");
}

TEST(InputError, TellsAllItsProblemsInBothLanguages)
{
    Problems problems;
    problems.add({"m.csv", 3}, localized("column '{}' stands twice", "age"));
    problems.add({"m.csv", 0}, "holds no rows, only the names of the columns");
    const InputError error(problems);
    EXPECT_STREQ(error.what(), "m.csv:3: column 'age' stands twice\n"
                               "m.csv: holds no rows, only the names of the columns");
    EXPECT_EQ(error.message().zh, "m.csv:3: 列“age”出现两次\nm.csv: 只有列名，没有数据行");
}

TEST(NearestName, CountsChineseCharactersAsLetters)
{
    EXPECT_EQ(nearest_name("托育服物", {"托育服务", "住房支持"}), "托育服务");
    EXPECT_EQ(nearest_name("中国", {"美国"}), "");
}

}  // namespace
}  // namespace natality
