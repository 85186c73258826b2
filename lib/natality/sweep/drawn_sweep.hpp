#pragma once

/// \file
/// All scenarios of a sweep in one draw of the baseline and of the evidence after another.

#include <natality/draws/region_draws.hpp>
#include <natality/results/sweep_block.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace natality {

/// Neighbouring scenarios.
struct ScenarioRange {
    std::uint64_t first = 0;
    Index scenarios = 0;
};

/// A sweep under draws. Immutable, and may be shared between threads.
///
/// Every number depends on the plan, the draw and the scenario alone. Every scenario sees the same
/// draw, so that differences between packages carry no noise of the baseline.
class DrawnSweep {
public:
    /// \param sweep must outlive this; the seed and the spreads are those of its study's draws.
    /// \throws InputError as RegionDraws does.
    explicit DrawnSweep(const Sweep& sweep);

    /// Runs all scenarios in one draw, in this thread.
    /// \param take called with block after block of \ref block_size scenarios; levels and quantiles
    ///        of the blocks are empty.
    /// \throws RunError as \ref run_in_draw does.
    void run(const DrawNumbers& numbers, const std::function<void(const SweepBlock&)>& take) const;

    /// Runs some runs of neighbouring scenarios in one draw, in this thread.
    /// \return block by block, as of \ref run.
    /// \throws RunError as \ref run_in_draw does.
    [[nodiscard]] std::vector<SweepBlock> run(const DrawNumbers& numbers,
                                              std::span<const ScenarioRange> ranges) const;

    /// Scenarios of a block.
    static constexpr std::uint64_t block_size = 1024;

    [[nodiscard]] const Sweep& sweep() const { return sweep_; }

private:
    [[nodiscard]] SweepBlock empty_block(const ScenarioRange& range) const;
    /// By region.
    [[nodiscard]] std::vector<RegionDraw> draws_of(const DrawNumbers& numbers) const;
    [[nodiscard]] Outcome outcome_of(const Package& package,
                                     const std::vector<RegionDraw>& draws) const;
    /// Runs the scenarios of a range by the workers of the draw, or one by one where there are
    /// none.
    [[nodiscard]] SweepBlock run_range(const ScenarioRange& range,
                                       const std::vector<RegionDraw>& draws,
                                       std::vector<detail::RegionWorker>& workers) const;
    void run_one_by_one(const std::vector<unsigned char>& exact,
                        const std::vector<RegionDraw>& draws, SweepBlock& block) const;

    const Sweep& sweep_;
    std::vector<RegionDraws> regions_;
};

}  // namespace natality
