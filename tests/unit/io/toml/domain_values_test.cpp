#include <natality/io/toml/domain_values.hpp>

#include "unit/files/toml/toml_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::TomlText;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LocalTextInToml, IsOneTextOrOneALanguage)
{
    TomlText text("a = 'China'\nb.en = 'China'\nb.zh = '中国'\n");
    files::TomlTable root = text.root();
    EXPECT_EQ(local_text(root, "a").in(Language::zh), "China");
    EXPECT_EQ(local_text(root, "b").in(Language::zh), "中国");
    EXPECT_EQ(local_text(root, "c").en, "");
    EXPECT_THAT(text.faults(), IsEmpty());
}

TEST(LocalTextInToml, KnowsNoOtherLanguageAndNoOtherType)
{
    TomlText text("a.en = 'China'\na.cn = '中国'\nb = 1\n");
    files::TomlTable root = text.root();
    static_cast<void>(local_text(root, "a"));
    static_cast<void>(local_text(root, "b"));
    EXPECT_THAT(text.faults(), ElementsAre("a.toml:2: unknown key 'a.cn'; known: en, zh",
                                           "a.toml:3: b: must be a table, not a whole number"));
}

TEST(RangeInToml, HasThreeFigures)
{
    TomlText text("a = { low = -1, central = 0.5, high = 2 }\nb = { low = 1, high = 2 }\n");
    files::TomlTable root = text.root();
    const Range range = required_range(root, "a");
    EXPECT_EQ(range.low, -1.0);
    EXPECT_EQ(range.central, 0.5);
    EXPECT_EQ(range.high, 2.0);
    static_cast<void>(required_range(root, "b"));
    static_cast<void>(required_range(root, "c"));
    EXPECT_THAT(text.faults(),
                ElementsAre("a.toml:2: b.central is missing; it must be a finite number",
                            "a.toml: c is missing; it must be { low = …, central = …, high = … }"));
}

TEST(AgeRangeInToml, IsAPairOfCompletedAges)
{
    TomlText text("ages = [20, 44]\n");
    files::TomlTable root = text.root();
    const AgeRange ages = age_range(root, "ages", {Age{0}, Age{150}});
    EXPECT_EQ(ages.first, Age{20});
    EXPECT_EQ(ages.last, Age{44});
    EXPECT_EQ(age_range(root, "none", {Age{1}, Age{2}}).last, Age{2});
}

TEST(FormatInToml, MayBeLeftUnsaidButNotBeAnother)
{
    TomlText unsaid("a = 1\n");
    TomlText first("format = 1\n");
    TomlText second("format = 2\n");
    files::TomlTable unsaid_root = unsaid.root();
    files::TomlTable first_root = first.root();
    files::TomlTable second_root = second.root();
    EXPECT_TRUE(has_known_format(unsaid_root));
    EXPECT_TRUE(has_known_format(first_root));
    EXPECT_FALSE(has_known_format(second_root));
    EXPECT_THAT(second.faults(),
                ElementsAre("a.toml:1: format: 2 is not known to this version of natality, which "
                            "reads format 1"));
}

TEST(RemarkInToml, IsPassedIfItIsAText)
{
    TomlText text("note.zh = '注'\nother = 5\n");
    files::TomlTable root = text.root();
    pass_remark(root, "note");
    pass_remark(root, "other");
    root.report_unknown_keys();
    EXPECT_THAT(text.faults(), ElementsAre("a.toml:2: other: must be a table, not a whole number"));
}

}  // namespace
}  // namespace natality::io
