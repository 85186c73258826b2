/// How many scenario-years a second does the plain step by life-course state make on one core?
/// One year of women of every age in single years to 100+, rates at the fertile ages 15-49, both
/// migration timings; once together with the ageing of both sexes, as a projection does it.

#include <natality/projection/state_step.hpp>
#include <natality/projection/year_step.hpp>

#include <benchmark/benchmark.h>

#include <Eigen/Core>

#include <cmath>
#include <cstddef>
#include <span>

namespace {

using namespace natality;

constexpr Index ages = 101;

/// A made-up population with every transition in use.
struct Setting {
    StateSpace space;
    FertileAges fertile;
    Eigen::ArrayXXd women;
    Eigen::ArrayXXd rates;
    ByAge survival_ratio = ByAge::Constant(ages, 0.998);
    ByAge net_migrants = ByAge::Constant(ages, -50.0);

    explicit Setting(const StateChain& chain)
        : space(chain),
          women(Eigen::ArrayXXd::Constant(ages, space.size(), 1e5)),
          rates(Eigen::ArrayXXd::Zero(ages, static_cast<Index>(space.transitions().size())))
    {
        for (Index a = fertile.first.value; a <= fertile.last.value; ++a) {
            rates.row(a) = 0.2 * std::exp(-0.02 * std::pow(static_cast<double>(a) - 28.0, 2));
        }
    }
};

std::span<const double> span_of(const ByAge& values)
{
    return {values.data(), static_cast<std::size_t>(values.size())};
}

/// A setting and what a step of its women writes.
class Women {
public:
    explicit Women(const Setting& in) : in_(in) {}

    void advance(MigrationTiming timing)
    {
        const StateYearRates rates{.transition = columns_of(in_.rates),
                                   .survival_ratio = span_of(in_.survival_ratio),
                                   .net_migrants = span_of(in_.net_migrants)};
        advance_states(in_.space, in_.fertile, columns_of(in_.women), rates, timing,
                       {columns_of(end_), columns_of(events_), columns_of(exposure_)});
        benchmark::DoNotOptimize(end_.data());
    }

private:
    const Setting& in_;
    Eigen::ArrayXXd end_ = in_.women;
    Eigen::ArrayXXd events_ = in_.rates;
    Eigen::ArrayXXd exposure_ = in_.women;
};

void step(benchmark::State& state, const StateChain& chain, MigrationTiming timing)
{
    const Setting in(chain);
    Women women(in);
    for (auto _ : state) {
        women.advance(timing);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations());
}

void union_and_parity_even(benchmark::State& state)
{
    step(state, {}, MigrationTiming::even);
}

void union_and_parity_end(benchmark::State& state)
{
    step(state, {}, MigrationTiming::end);
}

void births_outside_unions(benchmark::State& state)
{
    step(state, {.first_births_outside_unions = true}, MigrationTiming::even);
}

void parity_alone(benchmark::State& state)
{
    step(state, {.unions = false}, MigrationTiming::even);
}

/// The ageing of both sexes, births left to the states.
struct BothSexes {
    ByAge start = ByAge::Constant(ages, 5e5);
    BySex<ByAge> end{start, start};
    BySex<ByAge> deaths{start, start};
    ByAge births = start;
    ByAge no_births = ByAge::Zero(ages);

    void advance(const Setting& in)
    {
        const auto writable = [](ByAge& values) {
            return std::span<double>(values.data(), static_cast<std::size_t>(values.size()));
        };
        advance_year({span_of(start), span_of(start)},
                     {.survival_ratio = {span_of(in.survival_ratio), span_of(in.survival_ratio)},
                      .asfr = span_of(no_births),
                      .sex_ratio_at_birth = 1.05,
                      .net_migrants = {span_of(in.net_migrants), span_of(in.net_migrants)}},
                     MigrationTiming::even, 1,
                     {.population = {writable(end.female), writable(end.male)},
                      .deaths = {writable(deaths.female), writable(deaths.male)},
                      .births = writable(births)});
    }
};

void with_both_sexes(benchmark::State& state)
{
    const Setting in{StateChain{}};
    BothSexes both;
    Women women(in);
    for (auto _ : state) {
        both.advance(in);
        women.advance(MigrationTiming::even);
        benchmark::DoNotOptimize(both.end.female.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(with_both_sexes);
BENCHMARK(union_and_parity_even);
BENCHMARK(union_and_parity_end);
BENCHMARK(births_outside_unions);
BENCHMARK(parity_alone);

}  // namespace
