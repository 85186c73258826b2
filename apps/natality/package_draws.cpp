#include "package_draws.hpp"

#include "block_collector.hpp"
#include "draw_options.hpp"
#include "interrupt.hpp"
#include "progress.hpp"

#include <natality/sweep/drawn_sweep.hpp>
#include <natality/sweep/ordered_draws.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace natality::app {

DrawSettings package_draw_settings(const SweepPlan& plan, const CommandLine& line)
{
    return draw_settings(plan.study().settings().draws, line);
}

void run_package_draws(const SweepPlan& plan, const DrawSettings& settings,
                       const PackageQuestion& question, const CommandLine& line, Console& console,
                       const FigureTaker& take)
{
    const Sweep sweep(plan.with_draws(settings));
    const DrawnSweep drawn(sweep);
    const BlockCollector collector(sweep, question, line);
    const std::vector<ValuedMeasure> measures = valued_measures(plan);
    const InterruptGuard interrupt;
    Progress progress(console, line.speech, static_cast<std::size_t>(settings.count), "draws");
    const DrawOptions options = draw_run_options(line, interrupt, progress);
    const auto count = static_cast<std::uint64_t>(settings.count);
    const bool is_done = run_ordered(count, options, [&](std::uint64_t draw) {
        PackageFigures figures = collector.room();
        drawn.run({.draw = draw, .sources = settings.sources},
                  [&](const SweepBlock& block) { collector.collect(block, figures); });
        forget_unpriced(measures, line, figures);
        return take(std::move(figures));
    });
    if (!is_done) {
        interrupt.stop_if_requested();
    }
}

}  // namespace natality::app
