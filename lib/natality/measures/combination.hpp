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

/// Names of all rules, for hints.
[[nodiscard]] std::vector<std::string> combination_rule_names();

/// The effect of one measure and the barrier it lowers.
struct BarrierEffect {
    std::size_t barrier = 0;
    /// Log rate ratio.
    double effect = 0.0;
};

/// CES exponent of a barrier whose measures overlap by a share: p = 1 / (1 − overlap).
[[nodiscard]] double ces_exponent(double overlap);

/// Σ e: every measure acts as if alone.
[[nodiscard]] double multiplicative(std::span<const BarrierEffect> effects);

/// Within each barrier (Σ_{e>0} e^p)^{1/p} + Σ_{e<0} e; the barriers add.
/// \param exponents the CES exponent p ≥ 1 of each barrier; 1 adds, infinity keeps the strongest.
[[nodiscard]] double diminishing(std::span<const BarrierEffect> effects,
                                 std::span<const double> exponents);

/// In each barrier the largest positive effect alone, and all negative ones; a lower bound.
[[nodiscard]] double strongest(std::span<const BarrierEffect> effects, std::size_t barriers);

/// Combines effects by \p rule. The pair terms of `interacting` are the caller's to add: they
/// depend on responses, not on effects.
[[nodiscard]] double combined(CombinationRule rule, std::span<const BarrierEffect> effects,
                              std::span<const double> exponents);

}  // namespace natality
