#pragma once

/// \file
/// What each measure of a package does to each series of rates, before measures combine.

#include <natality/measures/rate_effect.hpp>

#include <cstddef>
#include <vector>

namespace natality::detail {

/// Quantum part ρ β(a) at full response, by measure, of one series of rates: the births of an
/// order, or a transition between states.
using SeriesEffects = std::vector<ByAge>;

/// What the measures of a package do.
struct MeasureEffects {
    /// By measure.
    std::vector<std::size_t> barrier;
    /// By series of rates, in the order of PolicyEffects.
    std::vector<SeriesEffects> quantum;
    /// By measure: advance of the fertility clock in years at the start of each year and the end of
    /// the last. One for all series, from the measure's mean effect on the first year's births.
    std::vector<ByYear> advance;
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

/// CES exponent of every barrier.
[[nodiscard]] std::vector<double> exponents_of(const Catalogue& catalogue, EvidenceLevel evidence);

/// Log ratio at full response of one measure on a target that is one number a year.
/// \param quantile at which its effects are read.
[[nodiscard]] double yearly_effect(const Measure& measure, Target target, double quantile);

}  // namespace natality::detail
