/// What do the life tables of a century cost? 100 years, two sexes, 101 ages: death rates to
/// survival ratios.

#include <natality/rates/life_table.hpp>

#include <benchmark/benchmark.h>

#include <cmath>

namespace {

using namespace natality;

void survive_a_century(benchmark::State& state)
{
    const ByAge death_rates = ByAge::LinSpaced(101, 0.0, 100.0).unaryExpr([](double age) {
        return 3e-5 * std::exp(0.095 * age);
    });
    for (auto _ : state) {
        for (int year = 0; year < 100; ++year) {
            for (const Sex sex : both_sexes) {
                benchmark::DoNotOptimize(survival_ratios(life_table(death_rates, sex), 1));
            }
        }
    }
    state.SetItemsProcessed(state.iterations() * 200);
}

BENCHMARK(survive_a_century)->Unit(benchmark::kMicrosecond);

}  // namespace
