#pragma once

/// \file
/// How the effects of several measures on one rate combine (docs/model.md, section 6).

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// The rules by name.
enum class CombinationRule { multiplicative, diminishing, interacting, strongest };

/// `multiplicative`, `diminishing`, `interacting` or `strongest`, as in the files.
[[nodiscard]] std::string to_string(CombinationRule rule);

/// The rule of that name, or nothing.
[[nodiscard]] std::optional<CombinationRule> combination_rule(std::string_view name);

/// All rules, from the one under which effects come to least.
[[nodiscard]] std::span<const CombinationRule> combination_rules();

/// What the effect of a package is a sum over: the parts, whatever else is in the package, come to
/// the same. A batch tabulates what every subset of a part does (package_levers.hpp).
enum class RuleParts {
    /// Each measure on its own.
    measures,
    /// The measures of each barrier together.
    barriers,
    /// Of nothing: levers do not express the rule, and a sweep runs its scenarios one by one.
    none
};

[[nodiscard]] RuleParts rule_parts(CombinationRule rule);

/// True if the terms of named pairs are added under the rule.
[[nodiscard]] bool has_pairs(CombinationRule rule);

/// Names of all rules, for hints.
[[nodiscard]] std::vector<std::string> combination_rule_names();

/// The effect of one measure and the barrier it lowers.
struct BarrierEffect {
    std::size_t barrier = 0;
    /// Log rate ratio.
    double effect = 0.0;
};

/// How the measures of one barrier stand in for each other.
struct Substitution {
    /// The share of a second, equal effect that the first has already had, in [0, 1].
    double overlap = 0.0;
    /// α in (0, 1] of a pool: the measures put money into the same hands, and their effects grow
    /// with the power α of what they pay together. In place of the overlap.
    std::optional<double> pool_exponent;
};

/// Σ e: every measure acts as if alone.
[[nodiscard]] double multiplicative(std::span<const BarrierEffect> effects);

/// Within each barrier the positive effects from the largest, the k-th counted (1 − o)^(k − 1)
/// times; in a pool (Σ e^(1/α))^α, the effect c S^α of the sum S of what each pays. The barriers
/// add, and so do all negative effects. Symmetric, and monotone in each effect.
/// \param substitutions by barrier.
[[nodiscard]] double diminishing(std::span<const BarrierEffect> effects,
                                 std::span<const Substitution> substitutions);

/// In each barrier the largest positive effect alone, and all negative ones; a lower bound.
[[nodiscard]] double strongest(std::span<const BarrierEffect> effects);

/// Combines effects by \p rule. The pair terms of `interacting` are the caller's to add: they
/// depend on responses, not on effects.
[[nodiscard]] double combined(CombinationRule rule, std::span<const BarrierEffect> effects,
                              std::span<const Substitution> substitutions);

}  // namespace natality
