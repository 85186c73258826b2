#include "package_draws.hpp"

#include "block_collector.hpp"
#include "draw_options.hpp"
#include "interrupt.hpp"
#include "package_brief.hpp"
#include "progress.hpp"
#include "thread_option.hpp"

#include <natality/base/message.hpp>
#include <natality/sweep/drawn_sweep.hpp>
#include <natality/sweep/ordered_draws.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace natality::app {

namespace {

/// Makes the figures of draws. May be shared between threads.
class FigureMaker {
public:
    /// Keeps references to \p draws and \p line.
    FigureMaker(const PackageDraws& draws, const CommandLine& line, InstructionSet instructions)
        : draws_(draws),
          line_(line),
          sweep_(draws.plan.with_draws(draws.settings), instructions),
          drawn_(sweep_),
          collector_(sweep_, draws.question, line),
          measures_(valued_measures(draws.plan))
    {
    }

    [[nodiscard]] PackageFigures figures(std::uint64_t draw) const
    {
        PackageFigures figures = collector_.room();
        drawn_.run({.draw = draw, .sources = draws_.settings.sources},
                   [&](const SweepBlock& block) { collector_.collect(block, figures); });
        forget_unpriced(measures_, line_, figures);
        return figures;
    }

    [[nodiscard]] const Sweep& sweep() const { return sweep_; }

private:
    const PackageDraws& draws_;
    const CommandLine& line_;
    Sweep sweep_;
    DrawnSweep drawn_;
    BlockCollector collector_;
    std::vector<ValuedMeasure> measures_;
};

std::vector<std::byte> message_of(const PackageFigures& figures)
{
    MessageWriter writer;
    writer.figures(figures.values);
    writer.figures(figures.costs);
    writer.figures(figures.also);
    return std::move(writer).take();
}

PackageFigures figures_in(std::span<const std::byte> message)
{
    MessageReader reader(message);
    PackageFigures figures;
    figures.values = reader.figures();
    figures.costs = reader.figures();
    figures.also = reader.figures();
    return figures;
}

}  // namespace

std::optional<PackageDraws> package_draws(PackageFiles files, const PackageQuestion& question,
                                          const CommandLine& line)
{
    const SweepPlan plan = package_plan(files, question, line);
    const DrawSettings settings = draw_settings(plan.study().settings().draws, line);
    if (settings.count == 0) {
        return std::nullopt;
    }
    return PackageDraws{std::move(files), question, plan, settings};
}

void run_package_draws(const PackageDraws& draws, const CommandLine& line, Console& console,
                       TeamLeader* team, const FigureTaker& take)
{
    const FigureMaker maker(draws, line, widest_instruction_set());
    const InterruptGuard interrupt;
    const int count = draws.settings.count;
    Progress progress(console, line.speech, static_cast<std::size_t>(count), "draws");
    const DrawOptions options = draw_run_options(line, interrupt, progress);
    const OrderedWork work = [&](std::uint64_t draw) { return take(maker.figures(draw)); };
    if (team == nullptr) {
        static_cast<void>(run_ordered(static_cast<std::uint64_t>(count), options, work));
    } else {
        team->brief(package_brief(draws.files, line, maker.sweep().instructions()));
        static_cast<void>(
            lead_ordered(*team, static_cast<std::uint64_t>(count), options, work,
                         [&](std::span<const std::byte> made) { return take(figures_in(made)); }));
    }
    interrupt.stop_if_requested();
}

ExitCode assist_with_package_draws(Transport& transport, const PackageCommand& command,
                                   Console& console)
{
    TeamMember team(transport);
    const auto message = team.await_brief();
    if (!message) {
        return ExitCode::done;
    }
    PackageBrief brief = package_brief_in(*message);
    const auto line = parse_command_line(brief.arguments, command.options, {}, console);
    const auto draws =
        line ? package_draws(std::move(brief.files), command.question_of(*line), *line)
             : std::nullopt;
    if (draws) {
        const FigureMaker maker(*draws, *line, brief.instructions);
        assist_ordered(team, threads_of(*line),
                       [&](std::uint64_t draw) { return message_of(maker.figures(draw)); });
    }
    return ExitCode::done;
}

}  // namespace natality::app
