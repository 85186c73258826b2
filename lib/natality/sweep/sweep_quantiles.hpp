#pragma once

/// \file
/// Quantiles over draws of what a sweep keeps, scenario by scenario.

#include <natality/results/sweep_block.hpp>
#include <natality/sweep/drawn_sweep.hpp>

#include <cstddef>
#include <optional>

namespace natality {

/// The draws of a sweep, summed up block by block. Immutable, and may be shared between threads.
///
/// Every number depends on the plan and the scenario alone: not on blocks, threads or where a sweep
/// was taken up again.
class SweepQuantiles {
public:
    /// \param sweep of a study that is drawn; must outlive this.
    /// \throws InputError as DrawnSweep does.
    explicit SweepQuantiles(const Sweep& sweep);

    /// Appends the quantiles of all draws to the values of a block of the central run, in the order
    /// of \ref kept_variables. \throws RunError as \ref run_in_draw does.
    void add_to(SweepBlock& block) const;

    /// Scenarios of a block whose draws are at hand together, one at least: those of larger blocks
    /// are drawn in turns.
    [[nodiscard]] Index at_once() const;

    /// Most memory that the draws at hand take, of each thread, in bytes.
    static constexpr std::size_t memory_per_thread = std::size_t{96} << 20U;

private:
    /// Runs all draws of some scenarios of a block and fills in their quantiles.
    void fill(SweepBlock& block, const ScenarioRange& range) const;
    DrawnSweep drawn_;
};

/// The draws of a sweep whose study is drawn; nothing of another.
[[nodiscard]] std::optional<SweepQuantiles> quantiles_if_drawn(const Sweep& sweep);

}  // namespace natality
