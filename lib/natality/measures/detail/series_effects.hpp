#pragma once

/// \file
/// What each measure of a package does to each series of rates, before measures combine.

#include <natality/measures/detail/clock_effects.hpp>
#include <natality/measures/rate_effect.hpp>

#include <cstddef>
#include <vector>

namespace natality::detail {

/// Quantum part ρ β(a) at full response, by measure, of one series of rates: the births of an
/// order, or a transition between states.
using SeriesEffects = std::vector<ByAge>;

/// What the measures of a package do.
struct MeasureEffects {
    /// By series of rates, in the order of PolicyEffects.
    std::vector<SeriesEffects> quantum;
    /// By measure: its part in the fertility clock, which is one for all series.
    std::vector<ClockEffect> clock;
};

/// Effects of every measure on the rates of a projection.
[[nodiscard]] MeasureEffects measure_effects(const std::vector<MeasurePath>& paths,
                                             const Catalogue& catalogue, EvidenceLevel evidence,
                                             const RatePaths& rates);

/// γ z_m z_n of a named pair, acting at ages where both measures do. Measures are positions in the
/// package.
struct ActivePair {
    std::size_t first = 0;
    std::size_t second = 0;
    double gamma = 0.0;
};

/// The pairs of which a package has both measures; none but under the rule `interacting`.
[[nodiscard]] std::vector<ActivePair> active_pairs(const std::vector<MeasurePath>& paths,
                                                   const Catalogue& catalogue,
                                                   const EffectRules& rules);

/// How the measures of every barrier stand in for each other. Much overlap makes little effect, so
/// the low evidence takes the high overlap.
[[nodiscard]] std::vector<Substitution> substitutions_of(const Catalogue& catalogue,
                                                         EvidenceLevel evidence);

/// Log ratio at full response of one measure on a target that is one number a year.
[[nodiscard]] double yearly_effect(const MeasurePath& path, const Catalogue& catalogue,
                                   Target target, EvidenceLevel evidence);

}  // namespace natality::detail
