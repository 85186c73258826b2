#include <natality/measures/combination.hpp>
#include <natality/measures/rate_adjustment.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace natality {
namespace {

constexpr double rounding = 1e-12;
constexpr std::size_t barriers = 3;

using Effects = std::vector<BarrierEffect>;

/// Up to eight effects from \p lowest to 1 against three barriers.
Effects any_effects(double lowest, std::size_t fewest = 0)
{
    Effects effects(*rc::gen::inRange<std::size_t>(fewest, 9));
    for (BarrierEffect& effect : effects) {
        effect = {*rc::gen::inRange<std::size_t>(0, barriers), test::number_in(lowest, 1.0)};
    }
    return effects;
}

/// Barriers with any overlap, the last of them now and then a pool.
std::vector<Substitution> any_substitutions()
{
    std::vector<Substitution> substitutions;
    for (std::size_t i = 0; i < barriers; ++i) {
        substitutions.push_back({.overlap = test::number_in(0.0, 1.0), .pool_exponent = {}});
    }
    if (*rc::gen::arbitrary<bool>()) {
        substitutions.back().pool_exponent = test::number_in(0.2, 1.0);
    }
    return substitutions;
}

CombinationRule any_rule()
{
    const auto rules = combination_rules();
    return *rc::gen::elementOf(std::vector(rules.begin(), rules.end()));
}

RC_GTEST_PROP(Combination, TheOrderOfMeasuresDoesNotMatter, ())
{
    const CombinationRule rule = any_rule();
    const std::vector<Substitution> substitutions = any_substitutions();
    Effects effects = any_effects(-1.0, 1);
    const double before = combined(rule, effects, substitutions);
    const auto turn = *rc::gen::inRange<std::size_t>(0, effects.size());
    std::rotate(effects.begin(), effects.begin() + static_cast<std::ptrdiff_t>(turn),
                effects.end());
    RC_ASSERT(std::abs(combined(rule, effects, substitutions) - before) <= rounding);
    std::reverse(effects.begin(), effects.end());
    RC_ASSERT(std::abs(combined(rule, effects, substitutions) - before) <= rounding);
}

RC_GTEST_PROP(Combination, AStrongerMeasureNeverWeakensThePackage, ())
{
    const CombinationRule rule = any_rule();
    const std::vector<Substitution> substitutions = any_substitutions();
    Effects effects = any_effects(-1.0, 1);
    const double before = combined(rule, effects, substitutions);
    const auto which = *rc::gen::inRange<std::size_t>(0, effects.size());
    effects[which].effect += test::number_in(0.0, 1.0);
    RC_ASSERT(combined(rule, effects, substitutions) >= before - rounding);
}

RC_GTEST_PROP(Combination, AMeasureMoreWithAPositiveEffectNeverWeakensThePackage, ())
{
    const CombinationRule rule = any_rule();
    const std::vector<Substitution> substitutions = any_substitutions();
    Effects effects = any_effects(-1.0);
    const double before = combined(rule, effects, substitutions);
    effects.push_back({0, test::number_in(0.0, 1.0)});
    RC_ASSERT(combined(rule, effects, substitutions) >= before - rounding);
}

RC_GTEST_PROP(Combination, APackageOfOneHasTheEffectOfItsMeasure, ())
{
    const BarrierEffect alone{*rc::gen::inRange<std::size_t>(0, barriers),
                              test::number_in(-1.0, 1.0)};
    RC_ASSERT(combined(any_rule(), Effects{alone}, any_substitutions()) == alone.effect);
}

RC_GTEST_PROP(Combination, MeasuresWithoutEffectChangeNothing, ())
{
    const CombinationRule rule = any_rule();
    const std::vector<Substitution> substitutions = any_substitutions();
    Effects effects = any_effects(-1.0);
    const double before = combined(rule, effects, substitutions);
    effects.push_back({1, 0.0});
    RC_ASSERT(combined(rule, effects, substitutions) == before);
}

RC_GTEST_PROP(Combination, PositiveEffectsLieBetweenTheStrongestAndTheirSum, ())
{
    const Effects effects = any_effects(0.0);
    const std::vector<Substitution> substitutions = any_substitutions();
    const double between = diminishing(effects, substitutions);
    RC_ASSERT(strongest(effects) <= between + rounding);
    RC_ASSERT(between <= multiplicative(effects) + rounding);
}

RC_GTEST_PROP(Combination, MoreOverlapMeansLessEffect, ())
{
    const Effects effects = any_effects(0.0);
    const std::vector<Substitution> substitutions = any_substitutions();
    std::vector<Substitution> higher = substitutions;
    for (Substitution& substitution : higher) {
        substitution.overlap += (1.0 - substitution.overlap) * test::number_in(0.0, 1.0);
    }
    RC_ASSERT(diminishing(effects, higher) <= diminishing(effects, substitutions) + rounding);
}

RC_GTEST_PROP(Ceiling, IsNeverPassedAndNeverLowersARate, ())
{
    const double rate = test::number_in(0.0, 1.0);
    const double maximum = rate * test::number_in(1.0, 3.0);
    const double effect = test::number_in(0.0, 20.0);
    const double adjusted = adjusted_rate(rate, maximum, RateGrowth(effect));
    RC_ASSERT(adjusted <= maximum * (1.0 + rounding));
    RC_ASSERT(adjusted >= rate);
    RC_ASSERT(adjusted <= rate * std::exp(effect) * (1.0 + rounding));
}

RC_GTEST_PROP(Ceiling, AStrongerEffectNeverLowersTheRate, ())
{
    const double rate = test::number_in(0.0, 1.0);
    const double maximum = rate * test::number_in(0.5, 3.0);
    const double effect = test::number_in(-3.0, 3.0);
    const double more = effect + test::number_in(0.0, 1.0);
    RC_ASSERT(adjusted_rate(rate, maximum, RateGrowth(more)) >=
              adjusted_rate(rate, maximum, RateGrowth(effect)) * (1.0 - rounding));
}

RC_GTEST_PROP(Ceiling, AHigherOneNeverLowersTheRate, ())
{
    const double rate = test::number_in(0.0, 1.0);
    const double maximum = rate * test::number_in(1.0, 3.0);
    const double effect = test::number_in(0.0, 3.0);
    const double higher = maximum * test::number_in(1.0, 2.0);
    RC_ASSERT(adjusted_rate(rate, higher, RateGrowth(effect)) >=
              adjusted_rate(rate, maximum, RateGrowth(effect)) * (1.0 - rounding));
}

}  // namespace
}  // namespace natality
