#pragma once

/// \file
/// Runs the draws of a study on many threads.

#include <natality/draws/draw_summary.hpp>
#include <natality/scenario/scenario.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace natality {

/// How draws are run; none of it changes a number.
struct DrawOptions {
    /// 0 for all that the machine offers.
    int threads = 0;
    /// Asked before every draw, by one thread at a time; true ends the run.
    std::function<bool()> is_stopped;
    /// Told how many draws of how many are done, one thread at a time.
    std::function<void(std::uint64_t done, std::uint64_t of)> progress;
};

/// Draws of which the variance of each source alone is made: as many as there are, but no more.
inline constexpr int most_draws_of_a_source = 100;

/// Runs all draws of a study, region by region.
///
/// Every number depends on the study alone. Memory holds the values of one region's draws: draws ×
/// scenarios × (about six a year) numbers.
/// \param baseline of the study.
/// \return by region; empty if it was stopped.
/// \throws what a draw throws first, in the order of work.
[[nodiscard]] std::vector<DrawSummary> run_draws(const Study& study, const Baseline& baseline,
                                                 const DrawOptions& options);

/// The values of the first \p count draws of one region, of some sources.
/// \return nothing if it was stopped.
[[nodiscard]] std::optional<DrawTable> drawn_table(const RegionDraws& region,
                                                   const DrawSources& sources, int count,
                                                   const DrawOptions& options);

}  // namespace natality
