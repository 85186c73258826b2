/// How long does it take to read and check the shipped China data set from its folder? The whole
/// program has a second.

#include <natality/io/read_dataset.hpp>

#include <benchmark/benchmark.h>

#include <filesystem>

namespace {

using namespace natality;

const std::filesystem::path folder = std::filesystem::path(NATALITY_SOURCE_DIR) / "data/china-2020";

void read_china(benchmark::State& state)
{
    for (auto _ : state) {
        benchmark::DoNotOptimize(io::read_dataset(folder));
    }
}

/// Without the disk: parsing and checking alone.
void check_china(benchmark::State& state)
{
    const files::InputFiles files = io::dataset_files(folder);
    for (auto _ : state) {
        benchmark::DoNotOptimize(io::read_dataset(files));
    }
}

BENCHMARK(read_china)->Unit(benchmark::kMillisecond);
BENCHMARK(check_china)->Unit(benchmark::kMillisecond);

}  // namespace
