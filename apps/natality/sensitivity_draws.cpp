#include "sensitivity_draws.hpp"

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
#include <functional>
#include <span>
#include <utility>

namespace natality::app {

namespace {

/// Which draws the points of a sample are made of: draw 2 s for A, 2 s + 1 for B.
std::vector<DrawNumbers> points_of(std::uint64_t sample, const DrawSources& sources)
{
    std::vector<DrawNumbers> points{{2 * sample, sources}, {2 * sample + 1, sources}};
    for (const NamedDrawSource& named : sources_drawn(sources)) {
        DrawSources one = nothing_drawn;
        one.*(named.source) = true;
        points.push_back({2 * sample, sources, 2 * sample + 1, one});
    }
    return points;
}

/// Runs samples. May be shared between threads.
class SampleRunner {
public:
    /// Keeps a reference to \p draws.
    SampleRunner(const SensitivityDraws& draws, const CommandLine& line,
                 InstructionSet instructions)
        : draws_(draws),
          sweep_(draws.plan.with_draws(draws.settings), instructions),
          drawn_(sweep_),
          collector_(sweep_, draws.question, line)
    {
    }

    /// The points of one sample.
    [[nodiscard]] DrawnPoints points(std::uint64_t sample) const
    {
        DrawnPoints points;
        for (const DrawNumbers& numbers : points_of(sample, draws_.settings.sources)) {
            PackageFigures figures = collector_.room();
            drawn_.run(numbers,
                       [&](const SweepBlock& block) { collector_.collect(block, figures); });
            points.package.push_back(figures.values.back());
            points.difference.push_back(figures.values.back() - figures.values.front());
        }
        return points;
    }

    [[nodiscard]] const NamedLabel& region() const { return collector_.region(); }
    [[nodiscard]] InstructionSet instructions() const { return sweep_.instructions(); }

private:
    const SensitivityDraws& draws_;
    Sweep sweep_;
    DrawnSweep drawn_;
    BlockCollector collector_;
};

std::vector<std::byte> message_of(const DrawnPoints& points)
{
    MessageWriter writer;
    writer.figures(points.package);
    writer.figures(points.difference);
    return std::move(writer).take();
}

DrawnPoints points_in(std::span<const std::byte> message)
{
    MessageReader reader(message);
    DrawnPoints points;
    points.package = reader.figures();
    points.difference = reader.figures();
    return points;
}

void append(const DrawnPoints& of_sample, DrawnPoints& all)
{
    all.package.insert(all.package.end(), of_sample.package.begin(), of_sample.package.end());
    all.difference.insert(all.difference.end(), of_sample.difference.begin(),
                          of_sample.difference.end());
}

}  // namespace

SensitivityDraws sensitivity_draws(PackageFiles files, const PackageQuestion& question,
                                   const CommandLine& line)
{
    const SweepPlan all = package_plan(files, question, line, Design::most_switched_measures);
    DrawSettings of_study = all.study().settings().draws;
    of_study.count = line.values["samples"].as<int>();
    const DrawSettings settings = draw_settings(of_study, line);
    if (settings.count < 2) {
        throw UsageError("--samples: two at least");
    }
    return {std::move(files), question, all.whole_package_alone(), settings};
}

std::vector<NamedDrawSource> sources_drawn(const DrawSources& sources)
{
    std::vector<NamedDrawSource> drawn;
    for (const NamedDrawSource& named : draw_source_names) {
        if (sources.*(named.source)) {
            drawn.push_back(named);
        }
    }
    return drawn;
}

RegionPoints run_points(const SensitivityDraws& draws, const CommandLine& line, Console& console,
                        TeamLeader* team)
{
    const SampleRunner runner(draws, line, widest_instruction_set());
    const InterruptGuard interrupt;
    const auto samples = static_cast<std::uint64_t>(draws.settings.count);
    Progress progress(console, line.speech, static_cast<std::size_t>(samples), "samples");
    const DrawOptions options = draw_run_options(line, interrupt, progress);
    DrawnPoints all;
    const auto take = [&all](DrawnPoints of_sample) -> std::function<void()> {
        return [&all, of_sample = std::move(of_sample)] { append(of_sample, all); };
    };
    const OrderedWork work = [&](std::uint64_t sample) { return take(runner.points(sample)); };
    if (team == nullptr) {
        static_cast<void>(run_ordered(samples, options, work));
    } else {
        team->brief(package_brief(draws.files, line, runner.instructions()));
        static_cast<void>(
            lead_ordered(*team, samples, options, work,
                         [&](std::span<const std::byte> made) { return take(points_in(made)); }));
    }
    interrupt.stop_if_requested();
    return {runner.region(), std::move(all)};
}

ExitCode assist_with_sensitivity(Transport& transport, const PackageCommand& command,
                                 Console& console)
{
    TeamMember team(transport);
    const auto message = team.await_brief();
    if (!message) {
        return ExitCode::done;
    }
    PackageBrief brief = package_brief_in(*message);
    const auto line = parse_command_line(brief.arguments, command.options, {}, console);
    if (line) {
        const SensitivityDraws draws =
            sensitivity_draws(std::move(brief.files), command.question_of(*line), *line);
        const SampleRunner runner(draws, *line, brief.instructions);
        assist_ordered(team, threads_of(*line),
                       [&](std::uint64_t sample) { return message_of(runner.points(sample)); });
    }
    return ExitCode::done;
}

}  // namespace natality::app
