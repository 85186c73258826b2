#include "sweep_member.hpp"

#include "interrupt.hpp"

#include <natality/base/message.hpp>
#include <natality/base/problems.hpp>
#include <natality/base/version.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/io/sweep_encoder.hpp>
#include <natality/sweep/team_sweep.hpp>

#include <fmt/format.h>

#include <exception>
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
    MessageWriter writer;
    writer.text(build_info.revision);
    writer.number(brief.block_size);
    writer.number(static_cast<std::uint64_t>(brief.threads));
    for (const files::InputFile& file : brief.files.all()) {
        writer.text(file.name);
        writer.text(file.shown_as);
        writer.text(file.content);
    }
    return std::move(writer).take();
}

SweepBrief brief_of(std::span<const std::byte> message)
{
    MessageReader reader(message);
    if (const std::string revision = reader.text(); revision != build_info.revision) {
        throw RunError(
            fmt::format("process 0 is natality {}, this one {}; all must be of one build", revision,
                        build_info.revision));
    }
    SweepBrief brief;
    brief.block_size = reader.number();
    brief.threads = static_cast<int>(reader.number());
    while (!reader.is_at_end()) {
        files::InputFile file;
        file.name = reader.text();
        file.shown_as = reader.text();
        file.content = reader.text();
        brief.files.add(std::move(file));
    }
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
