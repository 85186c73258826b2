/// How many scenario-years a second does the batch kernel make on one core, next to the plain step
/// that runs one scenario at a time? 80 years, single ages to 100+, fertile ages 15-49; five states
/// (single, union0, parity1, parity2, parity3plus) with log effects in five classes of age and an
/// advancing clock for every transition. Items are scenario-years.

#include <natality/batch/batch_step.hpp>
#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/measures/package_levers.hpp>
#include <natality/projection/project.hpp>
#include <natality/scenario/scenario.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <vector>

namespace {

using namespace natality;

constexpr Index years = 80;
constexpr Index scenarios = 64;
constexpr int transitions = 5;
constexpr std::array class_starts{0, 20, 25, 30, 40, 45};

ByAgeYear every_year(const ByAge& values)
{
    return values.replicate(1, years);
}

/// A hump of rates around an age.
ByAge hump(double highest, double peak_age, Index ages)
{
    ByAge rates = ByAge::Zero(ages);
    for (Index a = 15; a <= 49; ++a) {
        rates(a) = highest * std::exp(-std::pow((static_cast<double>(a) - peak_age) / 6.0, 2));
    }
    return rates;
}

StatePaths state_paths(Index ages)
{
    StatePaths paths{{StateSpace{}, FertileAges{}, {}}, {}, ByYear::Ones(years)};
    for (const double highest : {0.12, 0.30, 0.12, 0.04, 0.02}) {
        paths.rates.by_transition.push_back(every_year(hump(highest, 27.0, ages)));
    }
    paths.start_shares = Eigen::ArrayXXd::Constant(ages, 5, 0.2);
    paths.start_shares.topRows(15).setZero();
    paths.start_shares.topRows(15).col(0).setOnes();
    return paths;
}

/// A made-up population; all women alike have three birth orders, or one.
struct Setting {
    AgeAxis ages{1, Age{100}};
    ByAgeSex population = ByAgeSex::Constant(ages.size(), 2, 5e6);
    RatePaths rates;
    ProjectionConventions conventions{.migration_timing = MigrationTiming::end,
                                      .negative_population = NegativePopulation::error,
                                      .region = "made up"};
    std::vector<ByYear> ceiling_factor;
    LeverLayout layout;

    Setting(bool by_state, double ceiling, std::size_t orders = 3)
        : rates{.ages = ages,
                .years = YearAxis(Year{2020}, years),
                .survival_ratio = survival(),
                .births = {{}, {}},
                .states = std::nullopt,
                .sex_ratio_at_birth = ByYear::Constant(years, 1.08),
                .net_migrants = migrants()}
    {
        rates.births.orders.assign(orders, "order");
        rates.births.by_order.assign(orders, every_year(hump(0.05, 28.0, ages.size())));
        if (by_state) {
            rates.states = state_paths(ages.size());
        }
        const std::size_t count = by_state ? transitions : orders;
        ceiling_factor.assign(count, ByYear::Constant(years, ceiling));
        set_layout(count);
    }

    [[nodiscard]] BatchProblem batch_problem() const
    {
        return BatchProblem({population, rates, conventions, ceiling_factor, layout});
    }

    /// Levers that differ between scenarios and years.
    [[nodiscard]] RateLevers levers() const
    {
        RateLevers levers(layout, scenarios);
        for (Index s = 0; s < scenarios; ++s) {
            const double strength = static_cast<double>(s) / scenarios;
            for (Index t = 0; t < years; ++t) {
                const double response =
                    strength * (1.0 - std::exp2(-0.25 * static_cast<double>(t)));
                for (Index row = 0; row < layout.log_effects; ++row) {
                    levers.log_effect(s, t, row) = 0.3 * response / static_cast<double>(row + 1);
                }
                levers.advance(s, t) = 0.5 * response;
            }
        }
        return levers;
    }

private:
    [[nodiscard]] BySex<ByAgeYear> survival() const
    {
        const ByAge age = ByAge::LinSpaced(ages.size(), 0.0, 1.0);
        const ByAgeYear ratio = every_year(0.999 - 0.3 * age.pow(6));
        return {ratio, ratio};
    }
    [[nodiscard]] BySex<ByAgeYear> migrants() const
    {
        const ByAgeYear few = ByAgeYear::Constant(ages.size(), years, -100.0);
        return {few, few};
    }
    void set_layout(std::size_t count)
    {
        layout = without_levers(static_cast<Index>(count), ages.size(), years);
        for (Eigen::ArrayXi& of_rate : layout.log_effect_of) {
            for (const int start : class_starts) {
                of_rate.tail(ages.size() - start).setConstant(static_cast<int>(layout.log_effects));
                ++layout.log_effects;
            }
        }
        layout.clock = true;
    }
};

void one_by_one(benchmark::State& state, bool by_state)
{
    const Setting setting(by_state, 1.5);
    Trajectory trajectory = project(setting.population, setting.rates, setting.conventions);
    for (auto _ : state) {
        project_into(trajectory, setting.population, setting.rates, setting.conventions);
        benchmark::DoNotOptimize(trajectory.births.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * years);
}

void plain_step_by_state(benchmark::State& state)
{
    one_by_one(state, true);
}

void plain_step_of_all_women(benchmark::State& state)
{
    one_by_one(state, false);
}

void run_batches(benchmark::State& state, const Setting& setting, bool with_totals)
{
    const auto set = static_cast<InstructionSet>(state.range(0));
    state.SetLabel(to_string(set));
    if (!is_supported(set)) {
        state.SkipWithError("not on this machine");
        return;
    }
    BatchKernel kernel(setting.batch_problem(), set);
    const RateLevers levers = setting.levers();
    BatchResult result(kernel.problem(), scenarios);
    const ByAge everyone = ByAge::Ones(setting.ages.size());
    const BatchFunctional total = kernel.problem().functional(
        kernel.problem().renewal().weighted_population({everyone, everyone}));
    for (auto _ : state) {
        kernel.run(levers, result);
        if (with_totals) {
            benchmark::DoNotOptimize(kernel.evaluate(total, result));
        }
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * scenarios * years);
}

void by_state_without_ceiling(benchmark::State& state)
{
    run_batches(state, Setting(true, std::numeric_limits<double>::infinity()), true);
}

void by_state_with_ceiling(benchmark::State& state)
{
    run_batches(state, Setting(true, 1.5), true);
}

void all_women_by_three_orders_with_ceiling(benchmark::State& state)
{
    run_batches(state, Setting(false, 1.5), true);
}

void all_women_with_totals(benchmark::State& state)
{
    run_batches(state, Setting(false, std::numeric_limits<double>::infinity(), 1), true);
}

void all_women_births_alone(benchmark::State& state)
{
    run_batches(state, Setting(false, std::numeric_limits<double>::infinity(), 1), false);
}

/// The data of China to 2100, women by state, under consecutive packages of its twenty measures.
class ChinaPackages {
public:
    ChinaPackages()
        : study_(study()),
          baseline_(study_),
          package_levers_(paths(), study_.catalogue(), {}, rates()),
          kernel_(problem()),
          levers_(package_levers_.layout(), scenarios),
          result_(kernel_.problem(), scenarios)
    {
        const ByAge everyone = ByAge::Ones(rates().ages.size());
        const Renewal& renewal = kernel_.problem().renewal();
        total_ = kernel_.problem().functional(renewal.weighted_population({everyone, everyone}));
    }

    void fill_levers()
    {
        for (std::uint64_t& package : packages_) {
            package = next_package_++ % (std::uint64_t{1} << package_levers_.measures());
        }
        package_levers_.fill(packages_, levers_);
    }
    void run()
    {
        kernel_.run(levers_, result_);
        benchmark::DoNotOptimize(kernel_.evaluate(total_, result_));
    }
    [[nodiscard]] Index years_run() const { return study_.years().size(); }

private:
    static Study study()
    {
        const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";
        StudyParts parts;
        parts.settings.horizon = Year{2100};
        parts.settings.baseline.women = WomenModel::states;
        return Study::validated(io::read_dataset(data / "china-2020"),
                                io::read_catalogue(data / "measures"), parts);
    }
    [[nodiscard]] const RatePaths& rates() const { return baseline_.rates().front(); }
    [[nodiscard]] std::vector<MeasurePath> paths() const
    {
        Package all;
        for (std::size_t m = 0; m < study_.catalogue().measures().size(); ++m) {
            all.uses.push_back({m, {study_.catalogue().measures()[m].full, Year{2025}, 1, {}}});
        }
        return measure_paths(all, study_.catalogue(), Baseline(study_, all).effect_sizes().front(),
                             study_.years());
    }
    [[nodiscard]] BatchProblem problem() const
    {
        const DatasetDescription& description = study_.dataset().description();
        const Ceiling ceiling =
            desired_family_size_ceiling(rates(), *description.desired_family_size);
        return BatchProblem({.population = study_.dataset().regions().front().population,
                             .rates = rates(),
                             .conventions = {description.migration_timing,
                                             description.negative_population, "China"},
                             .ceiling_factor = ceiling.factor,
                             .levers = package_levers_.layout()});
    }

    Study study_;
    Baseline baseline_;
    PackageLevers package_levers_;
    BatchKernel kernel_;
    RateLevers levers_;
    BatchResult result_;
    BatchFunctional total_;
    std::vector<std::uint64_t> packages_ = std::vector<std::uint64_t>(scenarios);
    std::uint64_t next_package_ = 0;
};

/// Levers, births, total fertility rate and population, as in the sweep over all packages.
void packages_of_china(benchmark::State& state)
{
    ChinaPackages china;
    for (auto _ : state) {
        china.fill_levers();
        china.run();
    }
    state.SetItemsProcessed(state.iterations() * scenarios * china.years_run());
}

/// Their levers alone.
void levers_of_china(benchmark::State& state)
{
    ChinaPackages china;
    for (auto _ : state) {
        china.fill_levers();
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * scenarios * china.years_run());
}

BENCHMARK(packages_of_china);
BENCHMARK(levers_of_china);
BENCHMARK(plain_step_by_state);
BENCHMARK(plain_step_of_all_women);
BENCHMARK(by_state_without_ceiling)->DenseRange(0, 2);
BENCHMARK(by_state_with_ceiling)->DenseRange(0, 2);
BENCHMARK(all_women_by_three_orders_with_ceiling)->DenseRange(0, 2);
BENCHMARK(all_women_with_totals)->DenseRange(0, 2);
BENCHMARK(all_women_births_alone)->DenseRange(0, 2);

}  // namespace
