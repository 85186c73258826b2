#include <natality/measures/combination.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace natality {

namespace {

constexpr std::array<std::pair<CombinationRule, std::string_view>, 4> rules{{
    {CombinationRule::multiplicative, "multiplicative"},
    {CombinationRule::diminishing, "diminishing"},
    {CombinationRule::interacting, "interacting"},
    {CombinationRule::strongest, "strongest"},
}};

/// The largest positive effect of a barrier, or 0.
double largest(std::span<const BarrierEffect> effects, std::size_t barrier)
{
    double found = 0.0;
    for (const BarrierEffect& effect : effects) {
        if (effect.barrier == barrier) {
            found = std::max(found, effect.effect);
        }
    }
    return found;
}

double sum_of_negative(std::span<const BarrierEffect> effects)
{
    double sum = 0.0;
    for (const BarrierEffect& effect : effects) {
        sum += std::min(0.0, effect.effect);
    }
    return sum;
}

/// (Σ_{e>0} e^p)^{1/p}, scaled by the largest so that one effect alone comes back unchanged.
double ces(std::span<const BarrierEffect> effects, std::size_t barrier, double exponent)
{
    const double scale = largest(effects, barrier);
    if (scale == 0.0 || std::isinf(exponent)) {
        return scale;
    }
    double sum = 0.0;
    for (const BarrierEffect& effect : effects) {
        if (effect.barrier == barrier && effect.effect > 0.0) {
            sum += std::pow(effect.effect / scale, exponent);
        }
    }
    return scale * std::pow(sum, 1.0 / exponent);
}

}  // namespace

std::string to_string(CombinationRule rule)
{
    const auto* const found = std::find_if(rules.begin(), rules.end(),
                                           [&](const auto& known) { return known.first == rule; });
    return std::string(found->second);
}

std::optional<CombinationRule> combination_rule(std::string_view name)
{
    for (const auto& [rule, known] : rules) {
        if (known == name) {
            return rule;
        }
    }
    return std::nullopt;
}

std::vector<std::string> combination_rule_names()
{
    std::vector<std::string> names;
    for (const auto& [rule, name] : rules) {
        names.emplace_back(name);
    }
    return names;
}

double ces_exponent(double overlap)
{
    return 1.0 / (1.0 - overlap);
}

double multiplicative(std::span<const BarrierEffect> effects)
{
    double sum = 0.0;
    for (const BarrierEffect& effect : effects) {
        sum += effect.effect;
    }
    return sum;
}

double diminishing(std::span<const BarrierEffect> effects, std::span<const double> exponents)
{
    double sum = sum_of_negative(effects);
    for (std::size_t barrier = 0; barrier < exponents.size(); ++barrier) {
        sum += ces(effects, barrier, exponents[barrier]);
    }
    return sum;
}

double strongest(std::span<const BarrierEffect> effects, std::size_t barriers)
{
    double sum = sum_of_negative(effects);
    for (std::size_t barrier = 0; barrier < barriers; ++barrier) {
        sum += largest(effects, barrier);
    }
    return sum;
}

double combined(CombinationRule rule, std::span<const BarrierEffect> effects,
                std::span<const double> exponents)
{
    switch (rule) {
    case CombinationRule::multiplicative:
        return multiplicative(effects);
    case CombinationRule::strongest:
        return strongest(effects, exponents.size());
    case CombinationRule::diminishing:
    case CombinationRule::interacting:
        break;
    }
    return diminishing(effects, exponents);
}

}  // namespace natality
