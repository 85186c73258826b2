/// How long does a draw take? China to 2100 by life-course state, the packages of the built-in
/// study, one thread: all sources, each source alone, and the parts of a draw. Items are draws.

#include <natality/draws/drawn_series.hpp>
#include <natality/io/read_study.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <filesystem>

namespace {

using namespace natality;

const std::filesystem::path builtin = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";

/// The built-in study, ready to be drawn.
struct DrawnStudy {
    Study study = io::load_study(builtin / "scenarios" / "scenarios.toml", {builtin})
                      .study.with_draws({.count = 1});
    Baseline baseline{study};
    RegionDraws region{study, baseline, 0};
};

const DrawnStudy& drawn_study()
{
    static const DrawnStudy study;
    return study;
}

void draws_of(benchmark::State& state, const DrawSources& sources)
{
    const DrawnStudy& drawn = drawn_study();
    std::uint64_t draw = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(run_draw(drawn.region, draw++, sources));
    }
    state.SetItemsProcessed(state.iterations());
}

void rates_of(benchmark::State& state, const DrawSources& sources)
{
    const DrawnStudy& drawn = drawn_study();
    std::uint64_t draw = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(drawn.region.rates({draw++, sources}));
    }
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK_CAPTURE(draws_of, everything, DrawSources{})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draws_of, effects_alone, DrawSources{false, false, false, true})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rates_of, fertility, DrawSources{true, false, false, false})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rates_of, mortality, DrawSources{false, true, false, false})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rates_of, migration, DrawSources{false, false, true, false})
    ->Unit(benchmark::kMillisecond);

}  // namespace
