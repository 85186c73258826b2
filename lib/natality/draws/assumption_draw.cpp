#include <natality/draws/assumption_draw.hpp>

#include <natality/base/random.hpp>
#include <natality/draws/effect_draw.hpp>
#include <natality/draws/quantile_path.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace natality {

namespace {

/// What \p factor_95 becomes at a score: itself at the end of 95 %, 1 in the middle.
double factor_at(double factor_95, double score)
{
    return std::pow(factor_95, score / score_of_95);
}

double with_odds_times(double share, double factor)
{
    return share * factor / (1.0 - share + share * factor);
}

/// Standard normal, one for all measures or one for each.
double score_of(std::uint64_t seed, std::uint64_t draw, RandomUse use, std::size_t number = 0)
{
    return random_normal({seed, draw, static_cast<std::uint32_t>(number), use});
}

}  // namespace

ResponseAssumptions drawn_assumptions(const Catalogue& catalogue, std::uint64_t seed,
                                      const DrawNumbers& numbers)
{
    ResponseAssumptions drawn = catalogue.response_assumptions();
    if (const auto draw = numbers.of(&DrawSources::lag)) {
        const double factor = factor_at(lag_factor_95, score_of(seed, *draw, RandomUse::lag));
        for (double& lag : drawn.lag_years) {
            lag *= factor;
        }
    }
    if (const auto draw = numbers.of(&DrawSources::tempo)) {
        const double factor =
            factor_at(tempo_odds_95, score_of(seed, *draw, RandomUse::tempo_share));
        for (double& share : drawn.quantum_share) {
            share = with_odds_times(share, factor);
        }
    }
    if (const auto draw = numbers.of(&DrawSources::overlap)) {
        const double score = score_of(seed, *draw, RandomUse::overlap);
        for (std::size_t b = 0; b < drawn.overlap.size(); ++b) {
            drawn.overlap[b] =
                std::clamp(change_at(catalogue.barriers()[b].overlap, score), 0.0, 1.0);
        }
    }
    if (const auto draw = numbers.of(&DrawSources::pairs)) {
        for (std::size_t p = 0; p < drawn.pair_log_effect.size(); ++p) {
            drawn.pair_log_effect[p] = change_at(catalogue.pairs()[p].log_effect,
                                                 score_of(seed, *draw, RandomUse::pair_term, p));
        }
    }
    return drawn;
}

double drawn_desired_children(std::uint64_t seed, const DrawNumbers& numbers)
{
    const auto draw = numbers.of(&DrawSources::ceiling);
    return draw ? factor_at(desired_children_95, score_of(seed, *draw, RandomUse::desired_children))
                : 1.0;
}

std::optional<CombinationRule> drawn_rule(std::uint64_t seed, const DrawNumbers& numbers)
{
    constexpr std::array rules{CombinationRule::multiplicative, CombinationRule::diminishing,
                               CombinationRule::interacting};
    const auto draw = numbers.of(&DrawSources::rule);
    if (!draw) {
        return std::nullopt;
    }
    const double place = random_uniform({seed, *draw, 0, RandomUse::combination_rule});
    return rules[static_cast<std::size_t>(place * static_cast<double>(rules.size()))];
}

}  // namespace natality
