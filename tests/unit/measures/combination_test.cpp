#include <natality/measures/combination.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <vector>

namespace natality {
namespace {

using testing::ElementsAre;

constexpr double strongest_only = std::numeric_limits<double>::infinity();
constexpr std::array<double, 1> squares{2.0};
constexpr std::array<double, 2> two_barriers{2.0, 2.0};

TEST(CombinationRule, IsFoundByItsName)
{
    for (const std::string& name : combination_rule_names()) {
        const auto rule = combination_rule(name);
        ASSERT_TRUE(rule) << name;
        EXPECT_EQ(to_string(*rule), name);
    }
    EXPECT_THAT(combination_rule_names(),
                ElementsAre("multiplicative", "diminishing", "interacting", "strongest"));
    EXPECT_FALSE(combination_rule("additive"));
}

TEST(CesExponent, OfHalfOverlapIsTwo)
{
    EXPECT_DOUBLE_EQ(ces_exponent(0.5), 2.0);
    EXPECT_DOUBLE_EQ(ces_exponent(0.0), 1.0);
    EXPECT_DOUBLE_EQ(ces_exponent(0.75), 4.0);
}

TEST(Multiplicative, AddsInTheLog)
{
    const std::vector<BarrierEffect> effects{{0, 0.1}, {0, 0.2}, {1, -0.05}};
    EXPECT_DOUBLE_EQ(multiplicative(effects), 0.25);
}

TEST(Diminishing, OfThreeAndFourWithExponentTwoIsFive)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}};
    EXPECT_DOUBLE_EQ(diminishing(effects, squares), 5.0);
}

TEST(Diminishing, BarriersAdd)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {1, 4.0}};
    EXPECT_DOUBLE_EQ(diminishing(effects, two_barriers), 7.0);
}

TEST(Diminishing, NegativeEffectsAddWhateverTheBarrier)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}, {0, -1.0}, {1, -0.5}};
    EXPECT_DOUBLE_EQ(diminishing(effects, two_barriers), 3.5);
}

TEST(Diminishing, WithExponentOneAdds)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}};
    EXPECT_DOUBLE_EQ(diminishing(effects, std::array{1.0}), 7.0);
}

TEST(Diminishing, WithAnInfiniteExponentKeepsTheStrongest)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}};
    EXPECT_EQ(diminishing(effects, std::array{strongest_only}), 4.0);
}

TEST(Diminishing, DoesNotOverflowWithAHighExponent)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}};
    EXPECT_DOUBLE_EQ(diminishing(effects, std::array{1000.0}), 4.0);
}

TEST(Strongest, TakesTheLargestOfEachBarrierAndAllNegativeOnes)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}, {1, 2.0}, {1, 1.0}, {1, -0.5}};
    EXPECT_DOUBLE_EQ(strongest(effects, 2), 5.5);
}

TEST(Combined, FollowsTheRuleNamed)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}};
    EXPECT_DOUBLE_EQ(combined(CombinationRule::multiplicative, effects, squares), 7.0);
    EXPECT_DOUBLE_EQ(combined(CombinationRule::diminishing, effects, squares), 5.0);
    EXPECT_DOUBLE_EQ(combined(CombinationRule::interacting, effects, squares), 5.0);
    EXPECT_DOUBLE_EQ(combined(CombinationRule::strongest, effects, squares), 4.0);
}

TEST(Combined, OfNothingIsZero)
{
    for (const std::string& name : combination_rule_names()) {
        EXPECT_EQ(combined(*combination_rule(name), {}, squares), 0.0) << name;
    }
}

}  // namespace
}  // namespace natality
