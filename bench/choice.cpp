/// How fast are the answers once every package has a value? All 2^20 packages of twenty measures:
/// Shapley values, interactions and Owen values, the front, the cheapest package for a target, the
/// best within a budget, and what a draw adds up. docs/choice.md wants values and interactions
/// within a second each. `sensitivity` is a Saltelli design with Jansen's estimators and its
/// intervals, of a function that costs nothing; its items are evaluations.

#include <natality/base/random.hpp>
#include <natality/choice/attribution.hpp>
#include <natality/choice/choice_draws.hpp>
#include <natality/choice/selection.hpp>
#include <natality/choice/sobol_indices.hpp>
#include <natality/scenario/saltelli_design.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

namespace {

using namespace natality;

constexpr std::size_t measures = 20;
constexpr std::size_t packages = std::size_t{1} << measures;

/// What each measure brings by itself, or costs.
std::vector<double> figures_of_measures(std::uint64_t seed)
{
    std::vector<double> figures;
    for (std::uint32_t m = 0; m < measures; ++m) {
        figures.push_back(random_uniform({seed, 0, m, RandomUse::effect_strength}));
    }
    return figures;
}

/// By package the sum over its measures, to a power: below 1 they stand in for each other.
std::vector<double> by_package(std::uint64_t seed, double power)
{
    const std::vector<double> figures = figures_of_measures(seed);
    std::vector<double> sums(packages);
    for (std::size_t package = 0; package < packages; ++package) {
        for (std::size_t m = 0; m < measures; ++m) {
            sums[package] += ((package >> m) & 1U) != 0 ? figures[m] : 0.0;
        }
    }
    for (double& sum : sums) {
        sum = std::pow(sum, power);
    }
    return sums;
}

/// Packages that bring less the more there is, and cost what their measures do.
struct Packages {
    std::vector<double> values = by_package(1, 0.8);
    std::vector<double> costs = by_package(2, 1.0);
};

/// Times one answer about all packages.
template <class Answer>
void answer(benchmark::State& state, const Answer& answer)
{
    const Packages of;
    for (auto _ : state) {
        benchmark::DoNotOptimize(answer(of));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(packages));
}

void shapley(benchmark::State& state)
{
    answer(state, [](const Packages& of) { return shapley_values(of.values); });
}

void interactions(benchmark::State& state)
{
    answer(state, [](const Packages& of) { return shapley_interactions(of.values); });
}

/// Seven headings, as of the built-in catalogue.
void owen(benchmark::State& state)
{
    std::vector<std::size_t> headings;
    for (std::size_t m = 0; m < measures; ++m) {
        headings.push_back(m % 7);
    }
    answer(state, [&](const Packages& of) { return owen_values(of.values, headings); });
}

void front(benchmark::State& state)
{
    answer(state, [](const Packages& of) { return pareto_front(of.values, of.costs); });
}

void cheapest(benchmark::State& state)
{
    answer(state, [](const Packages& of) {
        return least_cost(of.values, of.costs, 0.5 * of.values.back());
    });
}

void best(benchmark::State& state)
{
    answer(state, [](const Packages& of) {
        return best_within_budget(of.values, of.costs, 0.5 * of.costs.back());
    });
}

void draw_of_choice(benchmark::State& state)
{
    ChoiceDraws draws(packages);
    answer(state, [&](const Packages& of) {
        draws.add({of.values, of.costs, 0.5 * of.values.back(), 0.5 * of.costs.back()});
        return draws.draws();
    });
}

/// Ishigami's function (1990) of three uniform inputs.
double ishigami(const SaltelliDesign& design, std::uint64_t point)
{
    const auto angle = [&](std::size_t input) {
        return std::numbers::pi * (2.0 * design.coordinate(point, input) - 1.0);
    };
    const double sine = std::sin(angle(1));
    return std::sin(angle(0)) * (1.0 + 0.1 * std::pow(angle(2), 4.0)) + 7.0 * sine * sine;
}

void sensitivity(benchmark::State& state)
{
    constexpr std::size_t inputs = 3;
    const auto samples = static_cast<std::uint64_t>(state.range(0));
    const BootstrapSettings bootstrap{.resamples = static_cast<int>(state.range(1))};
    std::uint64_t evaluations = 0;
    for (auto _ : state) {
        const SaltelliDesign design(samples, inputs, 1);
        std::vector<double> values;
        for (std::uint64_t point = 0; point < design.size(); ++point) {
            values.push_back(ishigami(design, point));
        }
        benchmark::DoNotOptimize(sobol_indices(values, inputs, bootstrap));
        evaluations += design.size();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(evaluations));
}

BENCHMARK(shapley)->Unit(benchmark::kMillisecond);
BENCHMARK(interactions)->Unit(benchmark::kMillisecond);
BENCHMARK(owen)->Unit(benchmark::kMillisecond);
BENCHMARK(front)->Unit(benchmark::kMillisecond);
BENCHMARK(cheapest)->Unit(benchmark::kMillisecond);
BENCHMARK(best)->Unit(benchmark::kMillisecond);
BENCHMARK(draw_of_choice)->Unit(benchmark::kMillisecond);
BENCHMARK(sensitivity)
    ->ArgNames({"samples", "resamples"})
    ->Args({4096, 1})
    ->Args({4096, 1000})
    ->Unit(benchmark::kMillisecond);

}  // namespace
