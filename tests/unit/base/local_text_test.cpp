#include <natality/base/local_text.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(LocalText, IsReadInTheLanguageAsked)
{
    const LocalText text{"births", "出生人数"};
    EXPECT_EQ(text.in(Language::en), "births");
    EXPECT_EQ(text.in(Language::zh), "出生人数");
}

TEST(LocalText, InOneLanguageOnlyStandsForBoth)
{
    EXPECT_EQ((LocalText{"births", ""}).in(Language::zh), "births");
    EXPECT_EQ((LocalText{"", "出生人数"}).in(Language::en), "出生人数");
}

}  // namespace
}  // namespace natality
