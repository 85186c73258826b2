#include "sweep_member.hpp"

#include "interrupt.hpp"
#include "team_brief.hpp"

#include <natality/io/read_sweep.hpp>
#include <natality/io/sweep_encoder.hpp>
#include <natality/sweep/team_sweep.hpp>

#include <utility>

namespace natality::app {

namespace {

/// \return false if it was told to stop.
bool run_blocks(TeamMember& team, const SweepBrief& brief)
{
    const InterruptGuard interrupt;
    const SweepPlan plan = io::read_sweep(brief.files);
    const Sweep sweep(plan);
    const io::SweepEncoder encoder(plan, sweep.variables(), brief.block_size);
    assist_sweep(team, sweep,
                 {.threads = brief.threads,
                  .block_size = brief.block_size,
                  .is_stopped = [&] { return interrupt.requested(); }},
                 [&](const SweepBlock& block) { return io::packed(encoder.encode(block)); });
    return !interrupt.requested();
}

}  // namespace

std::vector<std::byte> message_of(const SweepBrief& brief)
{
    MessageWriter writer = begun_brief();
    writer.number(brief.block_size);
    writer.number(static_cast<std::uint64_t>(brief.threads));
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
