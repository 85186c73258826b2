#include "sweep_member.hpp"

#include "interrupt.hpp"
#include "team_brief.hpp"

#include <natality/archive/sweep_encoder.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/sweep/sweep_quantiles.hpp>
#include <natality/sweep/team_sweep.hpp>

#include <optional>
#include <utility>

namespace natality::app {

namespace {

/// The widest instructions of this machine that round as the leader's do.
/// \throws RunError if none do.
InstructionSet instructions_rounding(MultiplyAdd rounding)
{
    const auto set = widest_instruction_set(rounding);
    if (!set) {
        throw RunError(
            localized("process 0 has {} multiply-add, and this machine has not: the last "
                      "digits would differ; start all with --instructions {}",
                      to_string(rounding), to_string(InstructionSet::portable)));
    }
    return *set;
}

/// \return false if it was told to stop.
bool run_blocks(TeamMember& team, const SweepBrief& brief)
{
    const InterruptGuard interrupt;
    const SweepPlan plan = io::read_sweep(brief.files);
    const Sweep sweep(plan, instructions_rounding(brief.multiply_add));
    const std::optional<SweepQuantiles> quantiles = quantiles_if_drawn(sweep);
    const io::SweepEncoder encoder(plan, kept_variables(plan), brief.block_size);
    assist_sweep(team, sweep,
                 {.threads = brief.threads,
                  .block_size = brief.block_size,
                  .is_stopped = [&] { return interrupt.requested(); }},
                 [&](const SweepBlock& block) {
                     if (!quantiles) {
                         return io::packed(encoder.encode(block));
                     }
                     SweepBlock with_quantiles = block;
                     quantiles->add_to(with_quantiles);
                     return io::packed(encoder.encode(with_quantiles));
                 });
    return !interrupt.requested();
}

}  // namespace

std::vector<std::byte> message_of(const SweepBrief& brief)
{
    MessageWriter writer = begun_brief();
    writer.number(brief.block_size);
    writer.number(static_cast<std::uint64_t>(brief.threads));
    writer.number(brief.multiply_add == MultiplyAdd::fused ? 1 : 0);
    put_files(writer, brief.files);
    return std::move(writer).take();
}

SweepBrief brief_of(std::span<const std::byte> message)
{
    MessageReader reader(message);
    require_same_build(reader);
    SweepBrief brief;
    brief.block_size = reader.number();
    brief.threads = static_cast<int>(reader.number());
    brief.multiply_add = reader.number() == 1 ? MultiplyAdd::fused : MultiplyAdd::separate;
    brief.files = files_in(reader);
    return brief;
}

ExitCode assist(Transport& transport)
{
    TeamMember team(transport);
    const auto message = team.await_brief();
    if (!message) {
        return ExitCode::done;
    }
    return run_blocks(team, brief_of(*message)) ? ExitCode::done : ExitCode::interrupted;
}

}  // namespace natality::app
