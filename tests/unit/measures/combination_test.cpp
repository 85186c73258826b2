#include <natality/measures/combination.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace natality {
namespace {

using testing::ElementsAre;

const std::vector<Substitution> half{{.overlap = 0.5, .pool_exponent = {}}};
const std::vector<Substitution> two_barriers{{.overlap = 0.5, .pool_exponent = {}},
                                             {.overlap = 0.25, .pool_exponent = {}}};

std::vector<Substitution> overlapping_by(double overlap)
{
    return {{.overlap = overlap, .pool_exponent = {}}};
}

std::vector<Substitution> pool(double exponent)
{
    return {{.overlap = 0.5, .pool_exponent = exponent}};
}

TEST(CombinationRule, IsFoundByItsName)
{
    for (const std::string& name : combination_rule_names()) {
        const auto rule = combination_rule(name);
        ASSERT_TRUE(rule) << name;
        EXPECT_EQ(to_string(*rule), name);
    }
    EXPECT_THAT(combination_rule_names(),
                ElementsAre("strongest", "diminishing", "interacting", "multiplicative"));
    EXPECT_FALSE(combination_rule("additive"));
}

TEST(CombinationRule, StandsInTheOrderOfWhatEffectsComeToUnderIt)
{
    const std::vector<BarrierEffect> effects{{0, 0.1}, {0, 0.2}, {1, 0.3}};
    const std::vector<Substitution> substitutions(2, half.front());
    double before = 0.0;
    for (const CombinationRule rule : combination_rules()) {
        const double sum = combined(rule, effects, substitutions);
        EXPECT_GE(sum, before) << to_string(rule);
        before = sum;
    }
}

TEST(CombinationRule, IsASumOverWhatItSaysWithinEveryBarrier)
{
    const std::vector<BarrierEffect> time{{0, 0.1}, {0, 0.2}};
    const std::vector<BarrierEffect> money{{1, 0.3}, {1, 0.4}};
    std::vector<BarrierEffect> both = time;
    both.insert(both.end(), money.begin(), money.end());
    const std::vector<Substitution> substitutions(2, half.front());
    for (const CombinationRule rule : combination_rules()) {
        ASSERT_NE(rule_parts(rule), RuleParts::none);
        EXPECT_DOUBLE_EQ(combined(rule, both, substitutions),
                         combined(rule, time, substitutions) + combined(rule, money, substitutions))
            << to_string(rule);
    }
}

TEST(CombinationRule, ThatIsNoneIsRefused)
{
    EXPECT_THROW(static_cast<void>(to_string(static_cast<CombinationRule>(-1))), std::out_of_range);
}

TEST(Multiplicative, AddsInTheLog)
{
    const std::vector<BarrierEffect> effects{{0, 0.1}, {0, 0.2}, {1, -0.05}};
    EXPECT_DOUBLE_EQ(multiplicative(effects), 0.25);
}

TEST(Diminishing, TheSecondOfTwoEqualEffectsAddsWhatDoesNotOverlap)
{
    const std::vector<BarrierEffect> effects{{0, 2.0}, {0, 2.0}};
    EXPECT_DOUBLE_EQ(diminishing(effects, overlapping_by(0.3)), 2.0 + 0.7 * 2.0);
}

TEST(Diminishing, CountsTheKthLargestEffectKTimesLessTheOverlap)
{
    const std::vector<BarrierEffect> effects{{0, 1.0}, {0, 4.0}, {0, 2.0}};
    EXPECT_DOUBLE_EQ(diminishing(effects, half), 4.0 + 0.5 * 2.0 + 0.25 * 1.0);
}

TEST(Diminishing, BarriersAdd)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {1, 4.0}};
    EXPECT_DOUBLE_EQ(diminishing(effects, two_barriers), 7.0);
}

TEST(Diminishing, NegativeEffectsAddWhateverTheBarrier)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}, {0, -1.0}, {1, -0.5}};
    EXPECT_DOUBLE_EQ(diminishing(effects, two_barriers), 5.5 - 1.5);
}

TEST(Diminishing, WithoutOverlapAdds)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}};
    EXPECT_DOUBLE_EQ(diminishing(effects, overlapping_by(0.0)), 7.0);
}

TEST(Diminishing, WithFullOverlapKeepsTheStrongest)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}};
    EXPECT_EQ(diminishing(effects, overlapping_by(1.0)), 4.0);
}

TEST(Diminishing, TwoHalvesOfAPoolEqualTheWhole)
{
    // 0.016 S^0.74 of 1.5 steps, paid by one measure or by two that pay 0.6 and 0.9.
    const auto effect_of = [](double steps) { return 0.016 * std::pow(steps, 0.74); };
    const std::vector<BarrierEffect> parts{{0, effect_of(0.6)}, {0, effect_of(0.9)}};
    EXPECT_NEAR(diminishing(parts, pool(0.74)), effect_of(1.5), 1e-16);
    const std::vector<BarrierEffect> whole{{0, effect_of(1.5)}};
    EXPECT_EQ(diminishing(whole, pool(0.74)), effect_of(1.5));
}

TEST(Diminishing, APoolWithExponentOneAdds)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}, {0, -1.0}};
    EXPECT_DOUBLE_EQ(diminishing(effects, pool(1.0)), 6.0);
}

TEST(Strongest, TakesTheLargestOfEachBarrierAndAllNegativeOnes)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}, {1, 2.0}, {1, 1.0}, {1, -0.5}};
    EXPECT_DOUBLE_EQ(strongest(effects), 5.5);
}

TEST(Combined, FollowsTheRuleNamed)
{
    const std::vector<BarrierEffect> effects{{0, 3.0}, {0, 4.0}};
    EXPECT_DOUBLE_EQ(combined(CombinationRule::multiplicative, effects, half), 7.0);
    EXPECT_DOUBLE_EQ(combined(CombinationRule::diminishing, effects, half), 5.5);
    EXPECT_DOUBLE_EQ(combined(CombinationRule::interacting, effects, half), 5.5);
    EXPECT_DOUBLE_EQ(combined(CombinationRule::strongest, effects, half), 4.0);
}

TEST(Combined, OfNothingIsZero)
{
    for (const std::string& name : combination_rule_names()) {
        EXPECT_EQ(combined(*combination_rule(name), {}, half), 0.0) << name;
    }
}

}  // namespace
}  // namespace natality
