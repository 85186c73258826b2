#include <natality/sweep/team_sweep.hpp>

#include <natality/sweep/detail/block_message.hpp>
#include <natality/sweep/detail/open_blocks.hpp>
#include <natality/sweep/detail/team_round.hpp>

#include <mutex>
#include <optional>
#include <utility>

namespace natality {

namespace {

/// A sweep as its leader runs it: threads that compute, and one that serves the members.
class LedSweep {
public:
    LedSweep(TeamLeader& team, const Sweep& sweep, const SweepOptions& options,
             const BlockSink& sink, const PackedBlockSink& packed_sink)
        : team_(team),
          sweep_(sweep),
          options_(options),
          sink_(sink),
          packed_sink_(packed_sink),
          open_(Blocks(sweep.plan().design().size(), options.block_size), options.is_done)
    {
    }

    SweepReport run()
    {
        SweepReport report;
        detail::lead_round(team_,
                           {.next = [this] { return next(); },
                            .take = [this](std::span<const std::byte> result) { take(result); },
                            .fail = [this] { end(); }},
                           [&] { report = run_here(); });
        report.add(elsewhere_);
        report.is_stopped = is_stopped_;
        return report;
    }

private:
    SweepReport run_here()
    {
        SweepOptions here = options_;
        here.next_block = [this] { return next(); };
        here.is_stopped = nullptr;
        here.progress = [this](std::uint64_t done) {
            const std::lock_guard lock(writing_);
            done_here_ = done;
            tell_progress();
        };
        return run_sweep(sweep_, here, [this](const SweepBlock& block) {
            return std::function<void()>([this, rest = sink_(block)] {
                const std::lock_guard lock(writing_);
                rest();
            });
        });
    }

    std::optional<std::uint64_t> next()
    {
        const std::lock_guard lock(claiming_);
        if (!has_ended_ && !open_.empty() && options_.is_stopped && options_.is_stopped()) {
            is_stopped_ = true;
            has_ended_ = true;
        }
        return has_ended_ ? std::nullopt : open_.next();
    }

    void end()
    {
        const std::lock_guard lock(claiming_);
        has_ended_ = true;
    }

    void take(std::span<const std::byte> result)
    {
        const detail::BlockMessage block = detail::block_of(result);
        const std::lock_guard lock(writing_);
        packed_sink_(block.block, block.packed);
        elsewhere_.add(block.scenarios, block.failures);
        tell_progress();
    }

    void tell_progress() const
    {
        if (options_.progress) {
            options_.progress(done_here_ + elsewhere_.scenarios);
        }
    }

    TeamLeader& team_;
    const Sweep& sweep_;
    const SweepOptions& options_;
    const BlockSink& sink_;
    const PackedBlockSink& packed_sink_;
    std::mutex claiming_;
    OpenBlocks open_;
    bool has_ended_ = false;
    bool is_stopped_ = false;
    std::mutex writing_;
    std::uint64_t done_here_ = sweep_.plan().design().size() - open_.scenarios();
    SweepReport elsewhere_;
};

}  // namespace

SweepReport lead_sweep(TeamLeader& team, const Sweep& sweep, const SweepOptions& options,
                       const BlockSink& sink, const PackedBlockSink& packed_sink)
{
    return LedSweep(team, sweep, options, sink, packed_sink).run();
}

void assist_sweep(TeamMember& team, const Sweep& sweep, SweepOptions options,
                  const BlockPacking& packing)
{
    options.next_block = [&] { return team.claim(); };
    const BlockSink sink = [&](const SweepBlock& block) {
        std::vector<std::byte> message =
            detail::message_of({.block = block.number,
                                .scenarios = static_cast<std::uint64_t>(block.scenarios),
                                .failures = block.failures,
                                .packed = packing(block)});
        return [&team, message = std::move(message)] { team.deliver(message); };
    };
    detail::assist_round(team, [&] { run_sweep(sweep, options, sink); });
}

}  // namespace natality
