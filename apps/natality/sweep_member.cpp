#include "sweep_member.hpp"

#include "interrupt.hpp"
#include "team_brief.hpp"

#include <natality/archive/sweep_encoder.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/sweep/sweep_quantiles.hpp>
#include <natality/sweep/team_sweep.hpp>

#include <optional>
#include <utility>

namespace natality::app {

namespace {

/// \return false if it was told to stop.
bool run_blocks(TeamMember& team, const SweepBrief& brief)
{
    const InterruptGuard interrupt;
    const SweepPlan plan = io::read_sweep(brief.files);
    const Sweep sweep(plan, brief.instructions);
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
    put_rounding(writer, multiply_add_of(brief.instructions));
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
    brief.instructions = instructions_rounding_in(reader);
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
