#pragma once

/// \file
/// All scenarios of a sweep in one draw of the baseline and of the evidence after another.

#include <natality/draws/region_draws.hpp>
#include <natality/results/sweep_block.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <functional>
#include <vector>

namespace natality {

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

    /// Scenarios of a block.
    static constexpr std::uint64_t block_size = 1024;

private:
    [[nodiscard]] SweepBlock empty_block(const Blocks& blocks, std::uint64_t number) const;
    /// By region.
    [[nodiscard]] std::vector<RegionDraw> draws_of(const DrawNumbers& numbers) const;
    [[nodiscard]] Outcome outcome_of(const Package& package,
                                     const std::vector<RegionDraw>& draws) const;
    void run_one_by_one(const std::vector<unsigned char>& exact,
                        const std::vector<RegionDraw>& draws, SweepBlock& block) const;

    const Sweep& sweep_;
    std::vector<RegionDraws> regions_;
};

}  // namespace natality
