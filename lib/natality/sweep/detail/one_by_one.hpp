#pragma once

/// \file
/// Scenarios of a sweep by the reference step, each alone: for indicators that the batch kernel
/// does not yield, and scenarios it cannot run exactly.

#include <natality/results/accounts.hpp>
#include <natality/results/sweep_block.hpp>
#include <natality/results/sweep_variables.hpp>
#include <natality/scenario/scenario.hpp>

#include <vector>

namespace natality::detail {

/// Puts the values of a scenario that was run in full into its place in a block.
/// \param costs of the outcome, by region.
void store_outcome(const std::vector<SweepVariable>& variables, const Outcome& outcome,
                   const std::vector<RegionAccounts>& costs, Index position, SweepBlock& block);

/// Runs scenarios of a sweep one by one. Immutable, and may be shared between threads.
class OneByOne {
public:
    /// All must outlive this.
    /// \throws RunError if the baseline itself cannot be run.
    OneByOne(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
             const Baseline& baseline);

    /// Fills in the values of some scenarios of a block, and which of them fail, whose values are
    /// not numbers. \param positions in the block, ascending.
    void run(SweepBlock& block, const std::vector<Index>& positions) const;

    /// Fills in the values of one package at a position of a block. \throws RunError as
    /// \ref natality::run does.
    void run_into(const Package& package, Index position, SweepBlock& block) const;

private:
    const SweepPlan& plan_;
    const std::vector<SweepVariable>& variables_;
    const Baseline& baseline_;
    /// Scenario 0, which costs are held against.
    Outcome without_measures_;
};

}  // namespace natality::detail
