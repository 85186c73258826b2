/// How many scenario-years a second does the plain projection do on one core, its whole trajectory
/// kept? 101 ages, two sexes, 100 years, all women alike; one scenario after another.

#include <natality/projection/project.hpp>
#include <natality/projection/year_step.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace {

using namespace natality;

constexpr Index years = 100;

/// Rates of a low-fertility country, the same in every year.
RatePaths made_up_rates()
{
    const AgeAxis ages(1, Age{100});
    ByAge survival(ages.size());
    ByAge asfr = ByAge::Zero(ages.size());
    for (Index x = 0; x < ages.size(); ++x) {
        const auto age = static_cast<double>(x);
        survival(x) = 1.0 - std::min(0.5, 3e-5 * std::exp(0.095 * age));
        if (age >= 15.0 && age < 50.0) {
            asfr(x) = 0.12 * std::exp(-0.02 * std::pow(age - 29.0, 2));
        }
    }
    const ByAgeYear every_year = survival.replicate(1, years);
    const ByAgeYear migrants = ByAgeYear::Constant(ages.size(), years, -100.0);
    return {.ages = ages,
            .years = YearAxis(Year{2020}, years),
            .survival_ratio = {every_year, every_year},
            .births = {{"all"}, {asfr.replicate(1, years)}},
            .sex_ratio_at_birth = ByYear::Constant(years, 1.06),
            .net_migrants = {migrants, migrants}};
}

void count_scenario_years(benchmark::State& state, double years_each)
{
    state.counters["scenario_years"] =
        benchmark::Counter(years_each, benchmark::Counter::kIsIterationInvariantRate);
}

/// A projection of 100 years into a trajectory that is used again.
void project_a_century(benchmark::State& state, MigrationTiming timing)
{
    const RatePaths rates = made_up_rates();
    const ByAgeSex start = ByAgeSex::Constant(rates.ages.size(), 2, 7e6);
    const ProjectionConventions conventions{.migration_timing = timing, .region = "N"};
    Trajectory trajectory = project(start, rates, conventions);
    for (auto _ : state) {
        project_into(trajectory, start, rates, conventions);
        benchmark::DoNotOptimize(trajectory.population.female.data());
        benchmark::ClobberMemory();
    }
    count_scenario_years(state, years);
}

/// The arithmetic of one year alone, in the fastest memory.
void step_one_year(benchmark::State& state)
{
    const RatePaths rates = made_up_rates();
    const auto view = [](const auto& table) { return std::span<const double>(table.data(), 101); };
    const ByAge start = ByAge::Constant(101, 7e6);
    const YearRates year{{view(rates.survival_ratio.female), view(rates.survival_ratio.male)},
                         view(rates.births.by_order[0]),
                         1.06,
                         {view(rates.net_migrants.female), view(rates.net_migrants.male)}};
    ByAgeYear end(101, 5);
    const auto column = [&](Index which) { return std::span<double>(&end(0, which), 101); };
    const YearResult result{{column(0), column(1)}, {column(2), column(3)}, column(4)};
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            advance_year({view(start), view(start)}, year, MigrationTiming::even, 1, result));
        benchmark::ClobberMemory();
    }
    count_scenario_years(state, 1);
}

BENCHMARK(step_one_year);
BENCHMARK_CAPTURE(project_a_century, even, MigrationTiming::even);
BENCHMARK_CAPTURE(project_a_century, end, MigrationTiming::end);

}  // namespace
