#include <natality/base/named_label.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace natality {
namespace {

std::vector<NamedLabel> measures()
{
    return {{"childcare_places", {"Affordable childcare places", "增加普惠托育服务供给"}, 5},
            {"cash", {"Cash", "现金"}, 12},
            {"5", {"Cash", "补贴"}, 13}};
}

TEST(PositionAsked, TakesAnIdANumberOrANameInEitherLanguage)
{
    EXPECT_EQ(position_asked("cash", measures()), 1U);
    EXPECT_EQ(position_asked("12", measures()), 1U);
    EXPECT_EQ(position_asked("Affordable childcare places", measures()), 0U);
    EXPECT_EQ(position_asked("现金", measures()), 1U);
}

TEST(PositionAsked, PrefersTheIdToTheNumber)
{
    EXPECT_EQ(position_asked("5", measures()), 2U);
}

TEST(PositionAsked, FindsNothingInANameOfSeveral)
{
    EXPECT_EQ(position_asked("Cash", measures()), std::nullopt);
    EXPECT_EQ(position_asked("nothing", measures()), std::nullopt);
    EXPECT_EQ(position_asked("", {{"a", {}, 0}}), std::nullopt);
}

TEST(NearestLabelHint, SuggestsANameOrListsTheIds)
{
    EXPECT_EQ(nearest_label_hint("增加普惠托育服务供应", measures()).zh,
              "是否指“增加普惠托育服务供给”？");
    EXPECT_EQ(nearest_label_hint("soup kitchens", measures()).en,
              "known: childcare_places, cash, 5");
}

}  // namespace
}  // namespace natality
