#pragma once

/// \file
/// How strongly measures act in one draw of the evidence (docs/uncertainty.md, section 2).

#include <natality/measures/catalogue.hpp>
#include <natality/measures/effect_sizes.hpp>
#include <natality/scenario/effect_strength.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace natality {

/// The change at a score, on the scale of log(1 + change) that effects are kept in: a split normal
/// whose 2.5, 50 and 97.5 % points are the three figures of the evidence.
///
/// Where the low and the central figure are both 0, no score below 0 changes anything: a half of
/// the draws is the atom of a measure that may do nothing.
[[nodiscard]] double change_at(const Range& stated, double score);

/// The score at which an effect is read that changes nothing with a probability of its own: what
/// lies beyond the atom is stretched so that the figures stay the 2.5, 50 and 97.5 % points, and
/// grows from 0 at its edge.
/// \param stated whose low or high figure is 0, or the central one too.
/// \param no_effect probability of the atom; nothing leaves the score as it is.
[[nodiscard]] double score_beside_atom(const Range& stated, std::optional<double> no_effect,
                                       double score);

/// Sizes of one effect as far as they are solved: at the three figures of the evidence, and at the
/// changes half way, in the score, from the central one to both others.
struct SolvedSize {
    Range figures;
    double low_half = 0.0;
    double high_half = 0.0;
};

/// The log rate ratio that brings the change of \ref change_at about: on each side of the median
/// the parabola in the score through the three sizes solved there, and on beyond the outer one with
/// its slope. Where all are equal it is the solved size, bit for bit.
[[nodiscard]] double size_at(const SolvedSize& solved, double score);

/// Sizes of all effects of a catalogue in one region, solved as far as \ref size_at needs them.
struct SolvedSizes {
    EffectSizes figures;
    /// All three figures of each the same.
    EffectSizes low_half;
    EffectSizes high_half;

    [[nodiscard]] SolvedSize of(std::size_t measure, std::size_t effect) const
    {
        return {figures.of(measure)[effect], low_half.of(measure)[effect].central,
                high_half.of(measure)[effect].central};
    }
};

/// Solves what \ref size_at needs.
/// \param measures positions in the catalogue; all others keep their figures.
/// \param figures those that were solved before, of the same region.
/// \throws InputError as \ref solved_sizes does.
[[nodiscard]] SolvedSizes solved_for_draws(const Catalogue& catalogue,
                                           std::span<const std::size_t> measures,
                                           const UnchangedRegion& region,
                                           const EffectSizes& figures);

/// What strengths are drawn for.
struct StrengthKey {
    std::uint64_t seed = 0;
    std::uint64_t draw = 0;
    /// Of the scores of any two measures, in [0, 1].
    double correlation = 0.5;
};

/// By measure of a catalogue: a standard normal score, √ρ C + √(1 − ρ) ε, with C the same for all.
/// The measures whose effects are read off a pool have one ε, as what is drawn is the pool's
/// coefficient.
[[nodiscard]] std::vector<double> strength_scores(const Catalogue& catalogue,
                                                  const StrengthKey& key);

/// Sizes at the scores, all three figures of each the same.
/// \param scores by measure.
[[nodiscard]] EffectSizes drawn_sizes(const Catalogue& catalogue, const SolvedSizes& sizes,
                                      const std::vector<double>& scores);

}  // namespace natality
