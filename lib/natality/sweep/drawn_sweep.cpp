#include <natality/sweep/drawn_sweep.hpp>

#include <natality/base/missing.hpp>
#include <natality/draws/drawn_series.hpp>
#include <natality/results/accounts.hpp>
#include <natality/sweep/detail/one_by_one.hpp>
#include <natality/sweep/detail/region_batch.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace natality {

namespace {

/// True if the kernel takes the rates and rules of a draw.
bool is_batched(const SweepPlan& plan, const RegionDraw& draw)
{
    std::vector<std::size_t> measures;
    for (const MeasureUse& use : plan.design().full_package().uses) {
        measures.push_back(use.measure);
    }
    return !no_levers_because(measures, plan.study().catalogue(), draw.rules.rule) &&
           !no_batch_because(draw.rates);
}

/// The batches of all regions in a draw; none where scenarios are run one by one.
std::vector<detail::RegionBatch> batches_of(const Sweep& sweep,
                                            const std::vector<RegionDraws>& regions,
                                            const std::vector<RegionDraw>& draws)
{
    std::vector<detail::RegionBatch> batches;
    const SweepPlan& plan = sweep.plan();
    const bool is_side_by_side =
        !sweep.one_by_one_because() &&
        std::all_of(draws.begin(), draws.end(),
                    [&](const RegionDraw& draw) { return is_batched(plan, draw); });
    for (std::size_t r = 0; is_side_by_side && r < draws.size(); ++r) {
        const RegionDraw& draw = draws[r];
        batches.emplace_back(plan, sweep.variables(), r,
                             detail::RegionFrame{draw.catalogue(plan.study()), draw.rates,
                                                 draw.sizes, draw.rules, draw.ceiling,
                                                 regions[r].conventions()},
                             sweep.instructions());
    }
    return batches;
}

}  // namespace

DrawnSweep::DrawnSweep(const Sweep& sweep) : sweep_(sweep)
{
    const SweepPlan& plan = sweep.plan();
    for (std::size_t r = 0; r < plan.study().dataset().regions().size(); ++r) {
        regions_.emplace_back(plan.study(), sweep.baseline(), r, plan.design().full_package());
    }
}

SweepBlock DrawnSweep::empty_block(const ScenarioRange& range) const
{
    SweepBlock block{.first = range.first, .scenarios = range.scenarios};
    for (const SweepVariable& variable : sweep_.variables()) {
        block.values.emplace_back(
            static_cast<std::size_t>(block.scenarios) * variable.values_per_scenario(), missing);
    }
    return block;
}

std::vector<RegionDraw> DrawnSweep::draws_of(const DrawNumbers& numbers) const
{
    std::vector<RegionDraw> draws;
    for (const RegionDraws& region : regions_) {
        draws.push_back(region.draw(numbers));
    }
    return draws;
}

Outcome DrawnSweep::outcome_of(const Package& package, const std::vector<RegionDraw>& draws) const
{
    Outcome outcome{package, {}};
    for (std::size_t r = 0; r < regions_.size(); ++r) {
        outcome.regions.push_back(run_in_draw(regions_[r], package, draws[r]));
    }
    return outcome;
}

void DrawnSweep::run_one_by_one(const std::vector<unsigned char>& exact,
                                const std::vector<RegionDraw>& draws, SweepBlock& block) const
{
    std::optional<Outcome> baseline;
    const Design& design = sweep_.plan().design();
    for (Index position = 0; position < block.scenarios; ++position) {
        if (exact[static_cast<std::size_t>(position)] != 0) {
            continue;
        }
        if (!baseline) {
            baseline = outcome_of(design.package(0), draws);
        }
        const Outcome outcome =
            outcome_of(design.package(block.first + static_cast<std::uint64_t>(position)), draws);
        detail::store_outcome(sweep_.variables(), outcome,
                              accounts(sweep_.plan().study(), outcome, *baseline), position, block);
    }
}

SweepBlock DrawnSweep::run_range(const ScenarioRange& range, const std::vector<RegionDraw>& draws,
                                 std::vector<detail::RegionWorker>& workers) const
{
    SweepBlock block = empty_block(range);
    std::vector<unsigned char> exact(static_cast<std::size_t>(block.scenarios),
                                     workers.empty() ? 0 : 1);
    for (detail::RegionWorker& worker : workers) {
        worker.run(block, exact);
    }
    run_one_by_one(exact, draws, block);
    return block;
}

void DrawnSweep::run(const DrawNumbers& numbers,
                     const std::function<void(const SweepBlock&)>& take) const
{
    const std::vector<RegionDraw> draws = draws_of(numbers);
    const std::vector<detail::RegionBatch> batches = batches_of(sweep_, regions_, draws);
    std::vector<detail::RegionWorker> workers(batches.begin(), batches.end());
    const Blocks blocks(sweep_.plan().design().size(), block_size);
    for (std::uint64_t number = 0; number < blocks.count(); ++number) {
        SweepBlock block =
            run_range({blocks.first(number), blocks.scenarios(number)}, draws, workers);
        block.number = number;
        take(block);
    }
}

std::vector<SweepBlock> DrawnSweep::run(const DrawNumbers& numbers,
                                        std::span<const ScenarioRange> ranges) const
{
    const std::vector<RegionDraw> draws = draws_of(numbers);
    const std::vector<detail::RegionBatch> batches = batches_of(sweep_, regions_, draws);
    std::vector<detail::RegionWorker> workers(batches.begin(), batches.end());
    std::vector<SweepBlock> blocks;
    for (const ScenarioRange& range : ranges) {
        blocks.push_back(run_range(range, draws, workers));
    }
    return blocks;
}

}  // namespace natality
