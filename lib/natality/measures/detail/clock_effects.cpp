#include <natality/measures/detail/clock_effects.hpp>

#include <natality/measures/response.hpp>

#include <algorithm>

namespace natality::detail {

namespace {

/// Whole effects of a year and their quantum parts, of the measures that raise births.
struct RaisingEffects {
    std::vector<BarrierEffect> whole;
    std::vector<BarrierEffect> quantum;
    /// Σ (1 − ρ) e.
    double tempo = 0.0;
};

RaisingEffects raising_effects(std::span<const ClockEffect> effects,
                               const std::vector<std::size_t>& in_use, Index year)
{
    RaisingEffects raising;
    for (const std::size_t m : in_use) {
        const ClockEffect& effect = effects[m];
        const double whole = effect.mean_effect * effect.response(year);
        if (whole > 0.0) {
            raising.whole.push_back({effect.barrier, whole});
            raising.quantum.push_back({effect.barrier, effect.quantum_share * whole});
            raising.tempo += (1.0 - effect.quantum_share) * whole;
        }
    }
    return raising;
}

}  // namespace

ByYear barrier_advance(std::span<const ClockEffect> effects, const std::vector<std::size_t>& in_use,
                       CombinationRule rule, std::span<const Substitution> substitutions,
                       int step_years)
{
    const Index years = effects.empty() ? 0 : effects.front().response.size();
    /// By year: the share of their tempo parts that raising effects keep together.
    ByYear kept = ByYear::Zero(years);
    for (Index t = 0; t < years; ++t) {
        const RaisingEffects raising = raising_effects(effects, in_use, t);
        if (raising.tempo > 0.0) {
            kept(t) = (combined(rule, raising.whole, substitutions) -
                       combined(rule, raising.quantum, substitutions)) /
                      raising.tempo;
        }
    }
    ByYear advance = ByYear::Zero(years + 1);
    for (const std::size_t m : in_use) {
        const ClockEffect& effect = effects[m];
        const ByYear whole = effect.mean_effect * effect.response;
        const ByYear acting = (whole > 0.0).select(kept * effect.response, effect.response);
        advance += clock_advance_path(acting, (1.0 - effect.quantum_share) * effect.mean_effect,
                                      effect.half_life_years, step_years);
    }
    return advance;
}

}  // namespace natality::detail
