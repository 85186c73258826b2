/// What do draws of all packages cost beyond the batch kernel? All packages of twelve measures of
/// China to 2050, one thread. `bare` is a pass of the kernel over them, births alone; `drawn` a
/// draw of the evidence with costs, Shapley values and the front, which docs/choice.md wants
/// within 1.2 times a pass. Items are packages.

#include <natality/choice/attribution.hpp>
#include <natality/choice/choice_draws.hpp>
#include <natality/io/read_study.hpp>
#include <natality/sweep/drawn_sweep.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <vector>

namespace {

using namespace natality;

const std::filesystem::path builtin = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";

SweepPlan plan_of(const std::vector<SweepIndicator>& indicators)
{
    const Study study = io::load_study(builtin / "scenarios" / "scenarios.toml", {builtin}).study;
    SweepParts parts;
    parts.study = {study.settings(), study.title(), {}, {}};
    parts.study.settings.horizon = Year{2051};
    parts.study.settings.draws.count = 1;
    for (const char* const measure :
         {"reproductive_health", "childcare_places", "childcare_fees", "parental_leave",
          "maternity_insurance", "affordable_housing", "home_purchase", "cash_and_tax", "preschool",
          "compulsory_education", "flexible_work", "employment_rights"}) {
        parts.design.measures.push_back({{measure, {}, Year{2027}, 1, {}, {}}, {}});
    }
    parts.output.indicators = indicators;
    return SweepPlan::validated(study.dataset(), study.catalogue(), parts);
}

void bare(benchmark::State& state)
{
    const Sweep sweep(plan_of({{"births_total", 1, {}}}));
    const Blocks blocks(sweep.plan().design().size(), DrawnSweep::block_size);
    SweepWorker worker(sweep);
    for (auto _ : state) {
        for (std::uint64_t block = 0; block < blocks.count(); ++block) {
            benchmark::DoNotOptimize(worker.run(blocks, block));
        }
    }
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(sweep.plan().design().size()));
}

/// The last year's figure of every package of a block.
void collect(const SweepBlock& block, std::size_t variable, std::vector<double>& figures)
{
    const auto scenarios = static_cast<std::size_t>(block.scenarios);
    const std::size_t steps = block.values[variable].size() / scenarios;
    for (std::size_t s = 0; s < scenarios; ++s) {
        figures[static_cast<std::size_t>(block.first) + s] =
            block.values[variable][(s + 1) * steps - 1];
    }
}

void drawn(benchmark::State& state)
{
    const Sweep sweep(plan_of({{"births_total", 1, {}}, {"incremental_cost", 1, {}}}));
    const DrawnSweep draws(sweep);
    const auto packages = static_cast<std::size_t>(sweep.plan().design().size());
    std::vector<double> values(packages);
    std::vector<double> costs(packages);
    ChoiceDraws choice(packages);
    std::uint64_t draw = 0;
    for (auto _ : state) {
        draws.run({draw++, {false, false, false, true}}, [&](const SweepBlock& block) {
            collect(block, 0, values);
            collect(block, 1, costs);
        });
        choice.add({values, costs, 0.0, std::numeric_limits<double>::infinity()});
        benchmark::DoNotOptimize(shapley_values(values));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(packages));
}

BENCHMARK(bare)->Unit(benchmark::kMillisecond);
BENCHMARK(drawn)->Unit(benchmark::kMillisecond);

}  // namespace
