#include <natality/measures/combination.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

/// One rule: all that the library knows of it.
struct RuleEntry {
    CombinationRule rule;
    std::string_view name;
    RuleParts parts;
    bool has_pairs;
    double (*combine)(std::span<const BarrierEffect>, std::span<const Substitution>);
};

constexpr std::array<RuleEntry, 4> rule_registry{{
    {CombinationRule::strongest, "strongest", RuleParts::barriers, false,
     [](auto effects, auto) { return strongest(effects); }},
    {CombinationRule::diminishing, "diminishing", RuleParts::barriers, false, diminishing},
    {CombinationRule::interacting, "interacting", RuleParts::barriers, true, diminishing},
    {CombinationRule::multiplicative, "multiplicative", RuleParts::measures, false,
     [](auto effects, auto) { return multiplicative(effects); }},
}};

constexpr auto registered_rules = [] {
    std::array<CombinationRule, rule_registry.size()> listed{};
    for (std::size_t i = 0; i < listed.size(); ++i) {
        listed[i] = rule_registry[i].rule;
    }
    return listed;
}();

/// \throws std::out_of_range for a number that is no rule.
const RuleEntry& entry_of(CombinationRule rule)
{
    const auto* const found = std::find_if(rule_registry.begin(), rule_registry.end(),
                                           [&](const RuleEntry& e) { return e.rule == rule; });
    if (found == rule_registry.end()) {
        throw std::out_of_range("there is no such combination rule");
    }
    return *found;
}

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
    return std::string(entry_of(rule).name);
}

std::optional<CombinationRule> combination_rule(std::string_view name)
{
    for (const RuleEntry& entry : rule_registry) {
        if (entry.name == name) {
            return entry.rule;
        }
    }
    return std::nullopt;
}

std::span<const CombinationRule> combination_rules()
{
    return registered_rules;
}

RuleParts rule_parts(CombinationRule rule)
{
    return entry_of(rule).parts;
}

bool has_pairs(CombinationRule rule)
{
    return entry_of(rule).has_pairs;
}

std::vector<std::string> combination_rule_names()
{
    std::vector<std::string> names;
    for (const RuleEntry& entry : rule_registry) {
        names.emplace_back(entry.name);
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
    return entry_of(rule).combine(effects, substitutions);
}

}  // namespace natality
