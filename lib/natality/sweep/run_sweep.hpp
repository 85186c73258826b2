#pragma once

/// \file
/// Runs all scenarios of a sweep, in blocks, on many threads.

#include <natality/base/local_text.hpp>
#include <natality/batch/batch_step.hpp>
#include <natality/results/sweep_block.hpp>
#include <natality/results/sweep_variables.hpp>
#include <natality/scenario/scenario.hpp>
#include <natality/sweep/blocks.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace natality {

namespace detail {
struct SweepEngine;
class RegionWorker;
}  // namespace detail

/// A sweep ready to be run: its variables, and what all its scenarios share. Immutable.
class Sweep {
public:
    /// \param instructions of the kernel that runs scenarios side by side.
    /// \throws InputError for indicators there are none of; RunError if the baseline cannot be run;
    ///         std::invalid_argument for instructions that \ref is_supported says no to.
    explicit Sweep(SweepPlan plan, InstructionSet instructions = widest_instruction_set());

    Sweep(const Sweep&) = delete;
    Sweep& operator=(const Sweep&) = delete;
    ~Sweep();

    [[nodiscard]] InstructionSet instructions() const { return instructions_; }

    [[nodiscard]] const SweepPlan& plan() const { return plan_; }
    [[nodiscard]] const std::vector<SweepVariable>& variables() const { return variables_; }
    [[nodiscard]] const Baseline& baseline() const { return baseline_; }

    /// Why scenarios are run one by one, many times slower than side by side; nothing if they
    /// are not.
    [[nodiscard]] const std::optional<LocalText>& one_by_one_because() const
    {
        return one_by_one_because_;
    }

    /// One package run in full, of any levels, beside those of the design.
    /// \return a block of one scenario, without levels.
    /// \throws RunError as \ref natality::run does.
    [[nodiscard]] SweepBlock in_full(const Package& package) const;

    /// An estimate of what a thread needs besides what all share, in bytes.
    [[nodiscard]] std::size_t memory_per_thread(std::uint64_t block_size) const;

private:
    friend class SweepWorker;

    SweepPlan plan_;
    InstructionSet instructions_;
    std::vector<SweepVariable> variables_;
    Baseline baseline_;
    std::optional<LocalText> one_by_one_because_;
    std::unique_ptr<const detail::SweepEngine> engine_;
};

/// Runs blocks of a sweep; one a thread.
class SweepWorker {
public:
    /// \param sweep must outlive this.
    explicit SweepWorker(const Sweep& sweep);

    SweepWorker(const SweepWorker&) = delete;
    SweepWorker& operator=(const SweepWorker&) = delete;
    ~SweepWorker();

    /// Runs the scenarios of a block.
    [[nodiscard]] SweepBlock run(const Blocks& blocks, std::uint64_t number);

private:
    [[nodiscard]] SweepBlock empty_block(const Blocks& blocks, std::uint64_t number) const;

    const Sweep& sweep_;
    /// Empty if scenarios are run one by one.
    std::vector<detail::RegionWorker> regions_;
};

/// How a sweep is run; none of it changes a number.
struct SweepOptions {
    /// 0 for all that the machine offers.
    int threads = 0;
    /// Scenarios of a block.
    std::uint64_t block_size = default_block_size;
    /// True for blocks that are there already. Nothing: none is.
    std::function<bool(std::uint64_t block)> is_done;
    /// Where blocks to be run come from instead, asked by one thread at a time, each block once; no
    /// block ends the sweep. Nothing: those that are not there, in order.
    std::function<std::optional<std::uint64_t>()> next_block;
    /// Asked before every block, by one thread at a time; true ends the sweep when the blocks at
    /// hand are done.
    std::function<bool()> is_stopped;
    /// Told how many scenarios are done, those that were there already among them.
    std::function<void(std::uint64_t scenarios)> progress;

    static constexpr std::uint64_t default_block_size = 1024;
};

/// What became of a sweep.
struct SweepReport {
    /// Scenarios run now.
    std::uint64_t scenarios = 0;
    /// True if it was stopped before its end.
    bool is_stopped = false;
    /// How many of them failed, and the first of them by number.
    std::uint64_t failed = 0;
    std::vector<ScenarioFailure> first_failures;

    /// Failures that are told in full.
    static constexpr std::size_t failures_told = 20;

    /// Adds scenarios that were run and those of them that failed; in any order.
    void add(std::uint64_t more_scenarios, const std::vector<ScenarioFailure>& more_failures);
    /// Adds what another process reports of the same sweep.
    void add(const SweepReport& other);
};

/// Runs the blocks of a sweep that are not there yet.
///
/// Every number depends on the plan and the scenario alone, not on threads, block size or on where
/// a sweep was taken up again. Memory is bounded by threads and block size. What \p sink throws
/// ends the sweep and is thrown on.
SweepReport run_sweep(const Sweep& sweep, const SweepOptions& options, const BlockSink& sink);

}  // namespace natality
