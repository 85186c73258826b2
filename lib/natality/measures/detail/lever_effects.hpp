#pragma once

/// \file
/// What subsets of the measures of a package make of the levers, before they are tabulated.

#include <natality/base/local_text.hpp>
#include <natality/measures/detail/clock_effects.hpp>
#include <natality/measures/rate_effect.hpp>
#include <natality/rates/rate_levers.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace natality::detail {

/// By measure: the quantum part of its effect at full response.
using QuantumEffects = std::vector<double>;
/// The effects that differ, and which rate and age has which.
struct DistinctEffects {
    LeverLayout layout;
    std::vector<QuantumEffects> log_effects;
    /// By measure: its part in the clock.
    std::vector<ClockEffect> clock;
    /// By measure: log ratios of infant mortality and of the sex ratio at birth at full response.
    std::vector<std::array<double, 2>> newborn;
};

/// The distinct effects of some measures on the rates of a projection.
[[nodiscard]] DistinctEffects distinct_effects(const std::vector<MeasurePath>& paths,
                                               const Catalogue& catalogue, EvidenceLevel evidence,
                                               const RatePaths& baseline);

/// Measures whose effects combine with each other and add to all others: a barrier, or a pair.
struct Part {
    std::vector<std::size_t> measures;
    /// γ of a pair; nothing for a barrier.
    std::optional<double> gamma;
};

/// The parts of some measures under a rule: barriers, single measures where all effects add, pairs.
[[nodiscard]] std::vector<Part> parts_of(const std::vector<MeasurePath>& paths,
                                         const Catalogue& catalogue, const EffectRules& rules);

/// What a package asks of levers.
struct AskedOfLevers {
    LocalText what;
    bool is_expressed = true;
};

/// The first that levers do not express, as a sentence; nothing if there is none.
[[nodiscard]] std::optional<LocalText> unexpressed(const std::vector<AskedOfLevers>& asked);

/// What the subsets of a part make of every lever.
class SubsetValues {
public:
    /// Keeps references to \p paths and \p effects.
    SubsetValues(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                 const EffectRules& rules, const DistinctEffects& effects, int step_years);

    /// Values of a point: log effects, advance if there is a clock, infant mortality and sex ratio
    /// at birth.
    [[nodiscard]] std::size_t size() const
    {
        return effects_.log_effects.size() + (effects_.layout.clock ? 1 : 0) +
               (effects_.layout.newborn ? 2 : 0);
    }
    /// Points of the projection: one more than years.
    [[nodiscard]] std::size_t points() const
    {
        return static_cast<std::size_t>(effects_.layout.years) + 1;
    }

    /// By point and value, under the measures of \p part that \p in_use has.
    [[nodiscard]] std::vector<double> of(const Part& part,
                                         const std::vector<std::size_t>& in_use) const;

private:
    /// Response in a year; none after the last.
    [[nodiscard]] double response(std::size_t measure, std::size_t year) const;
    [[nodiscard]] double log_effect(const std::vector<std::size_t>& in_use,
                                    const QuantumEffects& effect, std::size_t year) const;
    [[nodiscard]] double newborn(const std::vector<std::size_t>& in_use, std::size_t target,
                                 std::size_t year) const;
    [[nodiscard]] double pair_effect(const Part& part, const std::vector<std::size_t>& in_use,
                                     const QuantumEffects& effect, std::size_t year) const;

    const std::vector<MeasurePath>& paths_;
    const DistinctEffects& effects_;
    CombinationRule rule_;
    std::vector<Substitution> substitutions_;
    int step_years_;
};

}  // namespace natality::detail
