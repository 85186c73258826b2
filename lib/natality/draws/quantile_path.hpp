#pragma once

/// \file
/// Random paths of a figure whose bounds are published (docs/uncertainty.md, section 1).
///
/// The scores of a path are standard normal in every year, and the value of a score is read off the
/// published bounds. So every year's quantiles are those published, whatever links the years.

#include <natality/base/random.hpp>
#include <natality/base/tables.hpp>
#include <natality/inputs/quantile_bounds.hpp>

#include <cstdint>

namespace natality {

/// Scores of the bounds: the ends of the central 95 and 80 % of the standard normal.
inline constexpr double score_of_95 = 1.959963984540054;
inline constexpr double score_of_80 = 1.2815515655446004;

/// What the value of \p score is: straight between the points (−1.960, low95), (−1.282, low80),
/// (0, median), (1.282, high80) and (1.960, high95), and on beyond the outer ones at the same
/// slope. \param bounds five values in the order of \ref bound_levels; equal ones give their value
/// exactly.
[[nodiscard]] double value_at(const Eigen::Ref<const Eigen::ArrayXd>& bounds, double score);

/// The bounds of one year; after the last year of the bounds its own, before the first five times
/// 0. \pre \p year is after the last year of the bounds, before the first or one of them.
[[nodiscard]] Eigen::ArrayXd bounds_in(const QuantileBounds& bounds, Year year);

/// s_t = (high80 − low80) / 2.563 of every year; 0 before the bounds begin.
[[nodiscard]] ByYear spreads(const QuantileBounds& bounds, const YearAxis& years);

/// What stays alike from year to year.
enum class PathLink {
    /// The increments of the value, while its spread grows: r_t = min(1, φ s_{t−1} / s_t).
    increments,
    /// The link of neighbouring scores, whatever their spread: r_t = φ, an AR(1).
    scores
};

/// How the scores of neighbouring years are linked.
struct PathProcess {
    /// φ of neighbouring steps whose spread is the same, in [0, 1].
    double persistence = 0.0;
    PathLink link = PathLink::increments;
    /// w: share of the variance that is the same in all years, in [0, 1].
    double permanent_share = 0.0;
    /// Steps at the start whose values are known: their score is 0.
    Index known = 0;
};

/// φ of net migration: the spread s of an AR(1) grows by s₂² / s₁² = 1 + φ² from its first to its
/// second step; φ² within [0, 0.98].
[[nodiscard]] double migration_persistence(const QuantileBounds& bounds);

/// What a path is drawn for: the same for every package, thread and order of work.
struct PathKey {
    std::uint64_t seed = 0;
    std::uint64_t draw = 0;
    /// Position in the data set, below 65,536.
    std::size_t region = 0;
    RandomUse use = RandomUse::fertility_path;
};

/// The scores of one path:
///
///     Z_t = √w P + √(1 − w) X_t,    X_t = r_t X_{t−1} + √(1 − r_t²) ε_t
///
/// with P and ε standard normal and r_t as \ref PathLink; the first X after the known steps comes
/// from X = 0 there, so that its spread is only what has been added since.
/// \param spread s_t by step; a step after one without spread begins anew.
[[nodiscard]] ByYear path_scores(const ByYear& spread, const PathProcess& process,
                                 const PathKey& key);

}  // namespace natality
