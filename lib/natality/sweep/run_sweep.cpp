#include <natality/sweep/run_sweep.hpp>

#include <natality/base/missing.hpp>
#include <natality/sweep/detail/open_blocks.hpp>
#include <natality/sweep/detail/ordered_hand_over.hpp>
#include <natality/sweep/detail/sweep_engine.hpp>
#include <natality/sweep/threads.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

/// One run of a sweep, shared by its threads.
class Run {
public:
    Run(const Sweep& sweep, const SweepOptions& options, const BlockSink& sink, int threads)
        : sweep_(sweep),
          options_(options),
          sink_(sink),
          blocks_(sweep.plan().design().size(), options.block_size),
          open_(blocks_, options.is_done),
          in_order_(2 * static_cast<std::uint64_t>(threads)),
          done_(sweep.plan().design().size() - open_.scenarios())
    {
    }

    /// What each thread does.
    void work()
    {
        try {
            SweepWorker worker(sweep_);
            for (auto taken = take(); taken; taken = take()) {
                run_block(worker, *taken);
            }
        } catch (...) {
            in_order_.fail(std::current_exception());
        }
    }

    /// \throws what ended the run, if anything did.
    SweepReport report()
    {
        in_order_.rethrow_if_failed();
        return std::move(report_);
    }

private:
    /// A block to run, and how many were taken before it.
    struct Taken {
        std::uint64_t block;
        std::uint64_t position;
    };

    /// The next block to run; nothing if there is none or no wish for one.
    std::optional<Taken> take()
    {
        if (in_order_.has_failed()) {
            return std::nullopt;
        }
        const std::lock_guard lock(mutex_);
        if (has_ended_ || is_stopped()) {
            return std::nullopt;
        }
        const auto block = options_.next_block ? options_.next_block() : open_.next();
        has_ended_ = !block;
        return block ? std::optional(Taken{*block, taken_++}) : std::nullopt;
    }

    /// True once somebody wishes that the sweep stops before its end.
    bool is_stopped()
    {
        const bool may_go_on = options_.next_block || !open_.empty();
        report_.is_stopped =
            report_.is_stopped || (may_go_on && options_.is_stopped && options_.is_stopped());
        return report_.is_stopped;
    }

    void run_block(SweepWorker& worker, const Taken& taken)
    {
        std::vector<ScenarioFailure> failures;
        std::function<void()> rest;
        std::uint64_t scenarios = 0;
        {
            SweepBlock block = worker.run(blocks_, taken.block);
            scenarios = static_cast<std::uint64_t>(block.scenarios);
            rest = sink_(block);
            failures = std::move(block.failures);
            if (!rest) {
                throw std::invalid_argument("the sink of a sweep returned no work to be done");
            }
        }
        in_order_.give(taken.position,
                       [this, scenarios, rest = std::move(rest), failures = std::move(failures)] {
                           rest();
                           note(scenarios, failures);
                       });
    }

    /// Called in order, one at a time.
    void note(std::uint64_t scenarios, const std::vector<ScenarioFailure>& failures)
    {
        report_.add(scenarios, failures);
        done_ += scenarios;
        if (options_.progress) {
            options_.progress(done_);
        }
    }

    const Sweep& sweep_;
    const SweepOptions& options_;
    const BlockSink& sink_;
    Blocks blocks_;
    OpenBlocks open_;
    detail::OrderedHandOver in_order_;
    std::mutex mutex_;
    std::uint64_t taken_ = 0;
    bool has_ended_ = false;
    std::uint64_t done_;
    SweepReport report_;
};

/// \throws std::invalid_argument for options that no sweep can be run with; \ref Blocks has its
/// own.
void require_runnable(const SweepOptions& options, const BlockSink& sink)
{
    if (options.threads < 0 || options.threads > most_threads) {
        throw std::invalid_argument("a sweep runs on 1 to 1024 threads, or 0 for all there are");
    }
    if (!sink) {
        throw std::invalid_argument("a sweep needs a sink to give its blocks to");
    }
}

}  // namespace

Sweep::Sweep(SweepPlan plan, InstructionSet instructions)
    : plan_(std::move(plan)),
      instructions_(instructions),
      variables_(sweep_variables(plan_)),
      baseline_(plan_.study(), plan_.design().full_package()),
      one_by_one_because_(detail::one_by_one_because(plan_, variables_, baseline_))
{
    std::vector<detail::RegionBatch> regions;
    for (std::size_t region = 0; !one_by_one_because_ && region < baseline_.rates().size();
         ++region) {
        regions.emplace_back(plan_, variables_, region,
                             detail::frame_of(plan_.study(), baseline_, region), instructions);
    }
    engine_ = std::make_unique<const detail::SweepEngine>(
        detail::SweepEngine{std::move(regions), {plan_, variables_, baseline_}});
}

Sweep::~Sweep() = default;

SweepBlock Sweep::in_full(const Package& package) const
{
    SweepBlock block{.scenarios = 1};
    for (const SweepVariable& variable : variables_) {
        block.values.emplace_back(variable.values_per_scenario(), missing);
    }
    engine_->in_full.run_into(package, 0, block);
    return block;
}

std::size_t Sweep::memory_per_thread(std::uint64_t block_size) const
{
    std::size_t values = plan_.design().full_package().uses.size();
    for (const SweepVariable& variable : variables_) {
        values += variable.values_per_scenario();
    }
    // Values at hand, as bytes, compressed, and waiting for their turn to be written.
    constexpr std::size_t copies = 4;
    constexpr std::size_t working_memory = std::size_t{4} << 20U;
    return copies * values * sizeof(double) * static_cast<std::size_t>(block_size) + working_memory;
}

SweepWorker::SweepWorker(const Sweep& sweep) : sweep_(sweep)
{
    for (const detail::RegionBatch& region : sweep.engine_->regions) {
        regions_.emplace_back(region);
    }
}

SweepWorker::~SweepWorker() = default;

SweepBlock SweepWorker::empty_block(const Blocks& blocks, std::uint64_t number) const
{
    SweepBlock block{
        .number = number, .first = blocks.first(number), .scenarios = blocks.scenarios(number)};
    const auto scenarios = static_cast<std::size_t>(block.scenarios);
    for (const SweepVariable& variable : sweep_.variables_) {
        block.values.emplace_back(scenarios * variable.values_per_scenario(), missing);
    }
    const Design& design = sweep_.plan_.design();
    for (std::uint64_t s = 0; s < scenarios; ++s) {
        const std::vector<double> levels = design.levels(block.first + s);
        block.levels.insert(block.levels.end(), levels.begin(), levels.end());
        if (design.draws_evidence()) {
            const std::vector<double> quantiles = design.effect_quantiles(block.first + s);
            block.effect_quantiles.insert(block.effect_quantiles.end(), quantiles.begin(),
                                          quantiles.end());
        }
    }
    return block;
}

SweepBlock SweepWorker::run(const Blocks& blocks, std::uint64_t number)
{
    SweepBlock block = empty_block(blocks, number);
    std::vector<unsigned char> exact(static_cast<std::size_t>(block.scenarios),
                                     regions_.empty() ? 0 : 1);
    for (detail::RegionWorker& region : regions_) {
        region.run(block, exact);
    }
    std::vector<Index> one_by_one;
    for (Index position = 0; position < block.scenarios; ++position) {
        if (exact[static_cast<std::size_t>(position)] == 0) {
            one_by_one.push_back(position);
        }
    }
    if (!one_by_one.empty()) {
        sweep_.engine_->in_full.run(block, one_by_one);
    }
    return block;
}

void SweepReport::add(std::uint64_t more_scenarios,
                      const std::vector<ScenarioFailure>& more_failures)
{
    scenarios += more_scenarios;
    failed += more_failures.size();
    first_failures.insert(first_failures.end(), more_failures.begin(), more_failures.end());
    std::sort(first_failures.begin(), first_failures.end(),
              [](const ScenarioFailure& one, const ScenarioFailure& other) {
                  return one.scenario < other.scenario;
              });
    first_failures.resize(std::min(first_failures.size(), failures_told));
}

void SweepReport::add(const SweepReport& other)
{
    add(other.scenarios, other.first_failures);
    failed += other.failed - other.first_failures.size();
    is_stopped = is_stopped || other.is_stopped;
}

SweepReport run_sweep(const Sweep& sweep, const SweepOptions& options, const BlockSink& sink)
{
    require_runnable(options, sink);
    const int threads = options.threads > 0 ? options.threads : available_threads();
    Run run(sweep, options, sink, threads);
    on_threads(threads, [&run] { run.work(); });
    return run.report();
}

}  // namespace natality
