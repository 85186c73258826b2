#include <natality/draws/effect_draw.hpp>

#include <natality/base/random.hpp>
#include <natality/draws/quantile_path.hpp>

#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace natality {

namespace {

/// The figure on the side of the median where a score lies.
double outer(const Range& range, double score)
{
    return score < 0.0 ? range.low : range.high;
}

/// The standard normal score below which a probability lies.
double score_of_probability(double probability)
{
    return -std::numbers::sqrt2 * boost::math::erfc_inv(2.0 * probability);
}

/// As \ref score_beside_atom where the atom lies at the low end.
double score_above_atom(bool central_is_zero, double no_effect, double score)
{
    const double edge = score_of_probability(no_effect);
    if (central_is_zero) {
        return score_of_95 * std::max(0.0, (score - edge) / (score_of_95 - edge));
    }
    return score < 0.0 ? -score_of_95 * std::min(1.0, score / edge) : score;
}

bool reads_pool(const Measure& measure)
{
    return std::any_of(measure.effects.begin(), measure.effects.end(),
                       [](const Effect& effect) { return effect.steps.has_value(); });
}

}  // namespace

double change_at(const Range& stated, double score)
{
    const double way = std::abs(score) / score_of_95;
    return stated.central + way * (outer(stated, score) - stated.central);
}

double score_beside_atom(const Range& stated, std::optional<double> no_effect, double score)
{
    if (!no_effect) {
        return score;
    }
    const bool central_is_zero = stated.central == 0.0;
    return stated.low == 0.0 ? score_above_atom(central_is_zero, *no_effect, score)
                             : -score_above_atom(central_is_zero, *no_effect, -score);
}

double size_at(const SolvedSize& solved, double score)
{
    const double way = std::abs(score) / score_of_95;
    const double central = solved.figures.central;
    const double half = (score < 0.0 ? solved.low_half : solved.high_half) - central;
    const double whole = outer(solved.figures, score) - central;
    const double slope = 4.0 * half - whole;
    const double bend = 2.0 * whole - 4.0 * half;
    // Past the outer figure the parabola goes on as its tangent there.
    const double curved = std::min(way, 1.0);
    return central + curved * (slope + curved * bend) + (way - curved) * (slope + 2.0 * bend);
}

SolvedSizes solved_for_draws(const Catalogue& catalogue, std::span<const std::size_t> measures,
                             const UnchangedRegion& region, const EffectSizes& figures)
{
    const auto half_way = [&](double score) {
        return solved_sizes(catalogue, measures, region,
                            [score](const Range& range) { return change_at(range, score); });
    };
    return {figures, half_way(-0.5 * score_of_95), half_way(0.5 * score_of_95)};
}

std::vector<double> strength_scores(const Catalogue& catalogue, const StrengthKey& key)
{
    constexpr std::uint32_t of_all = 0;
    const double common = std::sqrt(key.correlation) *
                          random_normal({key.seed, key.draw, of_all, RandomUse::common_strength});
    const double own = std::sqrt(1.0 - key.correlation);
    std::vector<double> scores;
    for (std::size_t m = 0; m < catalogue.measures().size(); ++m) {
        const bool of_pool = reads_pool(catalogue.measures()[m]);
        const std::size_t number = of_pool ? catalogue.barrier_of(m) + 1 : m;
        const RandomUse use = of_pool ? RandomUse::common_strength : RandomUse::effect_strength;
        scores.push_back(common + own * random_normal({key.seed, key.draw,
                                                       static_cast<std::uint32_t>(number), use}));
    }
    return scores;
}

EffectSizes drawn_sizes(const Catalogue& catalogue, const SolvedSizes& sizes,
                        const std::vector<double>& scores)
{
    EffectSizes drawn = sizes.figures;
    for (std::size_t m = 0; m < scores.size(); ++m) {
        std::vector<Range> ranges;
        for (std::size_t i = 0; i < sizes.figures.of(m).size(); ++i) {
            const Effect& effect = catalogue.measures()[m].effects[i];
            const double score =
                score_beside_atom(effect.log_effect, effect.no_effect_probability, scores[m]);
            const double size = size_at(sizes.of(m, i), score);
            ranges.push_back({size, size, size});
        }
        drawn.set(m, std::move(ranges));
    }
    return drawn;
}

}  // namespace natality
