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

/// Draws of some sources of one region, from draw 0 on.
struct DrawTask {
    DrawSources sources;
    int count = 0;
};

/// What is drawn of a region, in this order: everything together, then each source alone that
/// varies beside others, of which the variances are made.
[[nodiscard]] std::vector<DrawTask> draw_tasks(const RegionDraws& region);

/// Makes the table of a task, wherever its draws are run; nothing if it was stopped.
using DrawTableMaker =
    std::function<std::optional<DrawTable>(const RegionDraws& region, const DrawTask& task)>;

/// As \ref run_draws, the tables made by \p table_of.
[[nodiscard]] std::vector<DrawSummary>
summarised_draws(const Study& study, const Baseline& baseline, const DrawTableMaker& table_of);

/// The values of the draws of a task, run here.
/// \return nothing if it was stopped.
[[nodiscard]] std::optional<DrawTable> drawn_table(const RegionDraws& region, const DrawTask& task,
                                                   const DrawOptions& options);

/// The table of a task before anything is drawn.
[[nodiscard]] DrawTable empty_table(const RegionDraws& region, const DrawTask& task);

/// Where the numbers of draws come from and where their values go.
struct DrawQueue {
    /// The next draw; nothing at the end. Asked by one thread at a time.
    std::function<std::optional<std::uint64_t>()> next;
    /// Takes the values of a draw, from several threads at once.
    std::function<void(std::uint64_t draw, const std::vector<double>& values)> take;
};

/// Runs draws on threads until there are no more. \throws what a draw, or taking one, throws first.
/// \param threads 0 for all that the machine offers.
void work_on_draws(const RegionDraws& region, const DrawSources& sources, int threads,
                   const DrawQueue& queue);

}  // namespace natality
