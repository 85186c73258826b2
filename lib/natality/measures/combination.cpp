#include <natality/measures/combination.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace natality {

namespace {

constexpr std::array<std::pair<CombinationRule, std::string_view>, 4> rule_names{{
    {CombinationRule::multiplicative, "multiplicative"},
    {CombinationRule::diminishing, "diminishing"},
    {CombinationRule::interacting, "interacting"},
    {CombinationRule::strongest, "strongest"},
}};

/// Effects by barrier and size, so that the order in which measures are named never matters.
std::vector<BarrierEffect> sorted(std::span<const BarrierEffect> effects)
{
    std::vector<BarrierEffect> result(effects.begin(), effects.end());
    std::sort(result.begin(), result.end(), [](const auto& one, const auto& other) {
        return std::pair(one.barrier, one.effect) < std::pair(other.barrier, other.effect);
    });
    return result;
}

/// e₁ + (1 − o)(e₂ + (1 − o)(e₃ + …)) of positive effects that rise; one alone comes back
/// unchanged.
double overlapping(std::span<const BarrierEffect> rising, double overlap)
{
    double sum = 0.0;
    for (const BarrierEffect& effect : rising) {
        sum = effect.effect + (1.0 - overlap) * sum;
    }
    return sum;
}

/// (Σ e^(1/α))^α of positive effects that rise, scaled by the largest so that one alone comes back
/// unchanged.
double pooled(std::span<const BarrierEffect> rising, double exponent)
{
    const double scale = rising.back().effect;
    double sum = 0.0;
    for (const BarrierEffect& effect : rising) {
        sum += std::pow(effect.effect / scale, 1.0 / exponent);
    }
    return scale * std::pow(sum, exponent);
}

/// The sum of all negative effects and of what \p of_barrier makes of each barrier's positive ones.
/// \tparam OfBarrier callable: barrier, its positive effects in rising order → their effect.
template <class OfBarrier>
double by_barrier(std::span<const BarrierEffect> effects, const OfBarrier& of_barrier)
{
    const std::vector<BarrierEffect> all = sorted(effects);
    double sum = 0.0;
    for (auto first = all.begin(); first != all.end();) {
        const auto next = std::find_if(first, all.end(), [&](const BarrierEffect& effect) {
            return effect.barrier != first->barrier;
        });
        const auto positive = std::find_if(
            first, next, [](const BarrierEffect& effect) { return effect.effect > 0.0; });
        for (; first != positive; ++first) {
            sum += first->effect;
        }
        if (first != next) {
            sum += of_barrier(first->barrier, std::span(first, next));
        }
        first = next;
    }
    return sum;
}

}  // namespace

std::string to_string(CombinationRule rule)
{
    const auto* const found = std::find_if(rule_names.begin(), rule_names.end(),
                                           [&](const auto& known) { return known.first == rule; });
    return std::string(found->second);
}

std::optional<CombinationRule> combination_rule(std::string_view name)
{
    for (const auto& [rule, known] : rule_names) {
        if (known == name) {
            return rule;
        }
    }
    return std::nullopt;
}

std::vector<std::string> combination_rule_names()
{
    std::vector<std::string> names;
    for (const auto& [rule, name] : rule_names) {
        names.emplace_back(name);
    }
    return names;
}

double multiplicative(std::span<const BarrierEffect> effects)
{
    double sum = 0.0;
    for (const BarrierEffect& effect : effects) {
        sum += effect.effect;
    }
    return sum;
}

double diminishing(std::span<const BarrierEffect> effects,
                   std::span<const Substitution> substitutions)
{
    return by_barrier(effects, [&](std::size_t barrier, std::span<const BarrierEffect> rising) {
        const Substitution& substitution = substitutions[barrier];
        return substitution.pool_exponent ? pooled(rising, *substitution.pool_exponent)
                                          : overlapping(rising, substitution.overlap);
    });
}

double strongest(std::span<const BarrierEffect> effects)
{
    return by_barrier(effects, [](std::size_t, std::span<const BarrierEffect> rising) {
        return rising.back().effect;
    });
}

double combined(CombinationRule rule, std::span<const BarrierEffect> effects,
                std::span<const Substitution> substitutions)
{
    switch (rule) {
    case CombinationRule::multiplicative:
        return multiplicative(effects);
    case CombinationRule::strongest:
        return strongest(effects);
    case CombinationRule::diminishing:
    case CombinationRule::interacting:
        break;
    }
    return diminishing(effects, substitutions);
}

}  // namespace natality
