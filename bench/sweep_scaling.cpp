/// What does a second thread bring to a sweep, and what does its file cost? Packages of the twenty
/// measures over the data of China to 2100, women by state, default rule and ceiling: births, total
/// fertility rate, population and cost of every year, births by order and three age groups of every
/// fifth, as in data/scenarios/all-packages.toml. Items are scenario-years, by wall time.

#include <natality/archive/sweep_file.hpp>
#include <natality/archive/sweep_writer.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace {

using namespace natality;

/// The lowest sixteen of the twenty measures: 65,536 packages.
constexpr int measures = 16;

files::InputFiles files()
{
    const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";
    files::InputFiles files = io::sweep_files(data / "scenarios" / "all-packages.toml", {data});
    const SweepPlan all = io::read_sweep(files);
    std::string ids;
    for (int m = 0; m < measures; ++m) {
        ids += all.study().catalogue().measures()[static_cast<std::size_t>(m)].id + "\n";
    }
    files.add({io::restriction_name, io::restriction_name, ids});
    return files;
}

/// One sweep, prepared.
struct Prepared {
    files::InputFiles inputs = files();
    SweepPlan plan = io::read_sweep(inputs);
    Sweep sweep{plan};

    [[nodiscard]] std::int64_t scenario_years() const
    {
        return static_cast<std::int64_t>(plan.design().size()) * plan.study().years().size();
    }
};

void computing(benchmark::State& state)
{
    const Prepared prepared;
    const SweepOptions options{.threads = static_cast<int>(state.range(0))};
    for (auto _ : state) {
        run_sweep(prepared.sweep, options, [](const SweepBlock& block) {
            benchmark::DoNotOptimize(block.values.data());
            return [] {};
        });
    }
    state.SetItemsProcessed(state.iterations() * prepared.scenario_years());
}

/// With the file: made, filled and packed.
void with_file(benchmark::State& state)
{
    const Prepared prepared;
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / "natality-sweep-scaling.h5";
    for (auto _ : state) {
        files::OutputFile output(file, files::ExistingOutput::replace);
        io::create_sweep_file(output, prepared.plan, prepared.sweep.variables(),
                              SweepOptions::default_block_size,
                              {.command_line = "sweep_scaling", .inputs = prepared.inputs});
        io::SweepWriter writer(file, output.commit(files::Durability::later));
        run_sweep(prepared.sweep, {.threads = static_cast<int>(state.range(0))},
                  [&](const SweepBlock& block) { return writer.take(block); });
        io::pack_sweep_file(file, std::move(writer).release());
    }
    std::filesystem::remove(file);
    state.SetItemsProcessed(state.iterations() * prepared.scenario_years());
}

/// Processor time says nothing of threads that wait for each other.
BENCHMARK(computing)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(with_file)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
