#include <natality/draws/quantile_path.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace natality {

namespace {

/// Scores of the rows of a QuantileBounds.
constexpr std::array<double, 5> row_scores{-score_of_95, -score_of_80, 0.0, score_of_80,
                                           score_of_95};

/// Counter words of one number of a path: 16 bits of the region, 16 of the step.
RandomKey key_of_step(const PathKey& key, RandomUse use, Index step)
{
    constexpr unsigned step_bits = 16;
    const auto draw =
        static_cast<std::uint32_t>((key.region << step_bits) | static_cast<std::size_t>(step));
    return {key.seed, key.draw, draw, use};
}

/// r_t, from the spreads of a step and of the one before it.
double link_of(const PathProcess& process, double spread_before, double spread)
{
    if (spread_before <= 0.0 || spread <= 0.0) {
        return 0.0;
    }
    return process.link == PathLink::scores
               ? process.persistence
               : std::min(1.0, process.persistence * spread_before / spread);
}

}  // namespace

double value_at(const Eigen::Ref<const Eigen::ArrayXd>& bounds, double score)
{
    // Of the median outwards, so that a score of 0 gives it exactly.
    const bool is_low = score < 0.0;
    const bool is_outer = std::abs(score) > score_of_80;
    const Index near =
        is_low ? (is_outer ? low80_row : median_row) : (is_outer ? high80_row : median_row);
    const Index far = is_low ? near - 1 : near + 1;
    const double from = row_scores[static_cast<std::size_t>(near)];
    const double to = row_scores[static_cast<std::size_t>(far)];
    return bounds(near) + (bounds(far) - bounds(near)) * ((score - from) / (to - from));
}

Eigen::ArrayXd bounds_in(const QuantileBounds& bounds, Year year)
{
    if (bounds.years.size() == 0 || year < bounds.years.first()) {
        return Eigen::ArrayXd::Zero(static_cast<Index>(bound_levels.size()));
    }
    const Year held = std::min(year, bounds.years.at(bounds.years.size() - 1));
    return bounds.values.col(bounds.years.index(held));
}

ByYear spreads(const QuantileBounds& bounds, const YearAxis& years)
{
    ByYear spread(years.size());
    for (Index t = 0; t < years.size(); ++t) {
        const Eigen::ArrayXd points = bounds_in(bounds, years.at(t));
        spread(t) = (points(high80_row) - points(low80_row)) / (2.0 * score_of_80);
    }
    return spread;
}

double migration_persistence(const QuantileBounds& bounds)
{
    constexpr double most_squared = 0.98;
    const ByYear spread = spreads(bounds, bounds.years);
    if (spread.size() < 2 || spread(0) <= 0.0) {
        return 0.0;
    }
    const double ratio = spread(1) / spread(0);
    return std::sqrt(std::clamp(ratio * ratio - 1.0, 0.0, most_squared));
}

ByYear path_scores(const ByYear& spread, const PathProcess& process, const PathKey& key)
{
    ByYear scores = ByYear::Zero(spread.size());
    const double permanent =
        process.permanent_share > 0.0
            ? std::sqrt(process.permanent_share) *
                  random_normal(key_of_step(key, RandomUse::migration_level, 0))
            : 0.0;
    const double changing = std::sqrt(1.0 - process.permanent_share);
    double before = 0.0;
    for (Index t = process.known; t < spread.size(); ++t) {
        const double link = link_of(process, t > 0 ? spread(t - 1) : 0.0, spread(t));
        const double news = random_normal(key_of_step(key, key.use, t));
        before = link * before + std::sqrt(1.0 - link * link) * news;
        scores(t) = permanent + changing * before;
    }
    return scores;
}

}  // namespace natality
