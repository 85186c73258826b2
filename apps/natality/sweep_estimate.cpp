#include "sweep_estimate.hpp"

#include "text_table.hpp"

#include <natality/archive/sweep_file.hpp>
#include <natality/base/localized.hpp>
#include <natality/files/hdf5/chunk_encoder.hpp>
#include <natality/sweep/sweep_quantiles.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace natality::app {

namespace {

constexpr std::uint64_t blocks_tried = 4;
/// Scenarios of a block that is tried where they are run one by one.
constexpr std::uint64_t tried_one_by_one = 8;
/// The program and what all threads share.
constexpr std::uint64_t shared_memory = std::uint64_t{40} << 20U;

/// What a sample of the scenarios took.
struct Sample {
    std::uint64_t scenarios = 0;
    std::uint64_t bytes = 0;
    double seconds = 0.0;
};

files::ValueType value_type(const Sweep& sweep)
{
    return sweep.plan().output().precision == Precision::float32 ? files::ValueType::float32
                                                                 : files::ValueType::float64;
}

Sample sample_of(const Sweep& sweep, std::uint64_t block_size)
{
    using Clock = std::chrono::steady_clock;
    const files::ValueType type = value_type(sweep);
    const files::ChunkEncoder encoder(1);
    const Blocks blocks(sweep.plan().design().size(), block_size);
    SweepWorker worker(sweep);
    Sample sample;
    const std::uint64_t apart = std::max<std::uint64_t>(1, blocks.count() / blocks_tried);
    const auto start = Clock::now();
    for (std::uint64_t number = 0; number < blocks.count(); number += apart) {
        const SweepBlock block = worker.run(blocks, number);
        sample.scenarios += static_cast<std::uint64_t>(block.scenarios);
        sample.bytes += encoder.encode(block.levels, type, block.levels.size()).size();
        for (const std::vector<double>& values : block.values) {
            sample.bytes += encoder.encode(values, type, values.size()).size();
        }
    }
    sample.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return sample;
}

/// The same of the draws of a sweep that is drawn, of a few of them.
Sample sample_of_draws(const Sweep& sweep, std::uint64_t block_size)
{
    using Clock = std::chrono::steady_clock;
    constexpr int draws_tried = 8;
    DrawSettings settings = sweep.plan().study().settings().draws;
    const int asked = settings.count;
    const auto at_once = static_cast<std::uint64_t>(SweepQuantiles(sweep).at_once());
    settings.count = std::min(asked, draws_tried);
    const Sweep tried(sweep.plan().with_draws(settings), sweep.instructions());
    const Blocks blocks(sweep.plan().design().size(), std::min(block_size, at_once));
    SweepBlock block = SweepWorker(tried).run(blocks, 0);
    const auto start = Clock::now();
    SweepQuantiles(tried).add_to(block);
    Sample sample{.scenarios = static_cast<std::uint64_t>(block.scenarios)};
    sample.seconds =
        std::chrono::duration<double>(Clock::now() - start).count() * asked / settings.count;
    const files::ChunkEncoder encoder(1);
    for (std::size_t v = tried.variables().size(); v < block.values.size(); ++v) {
        sample.bytes +=
            encoder.encode(block.values[v], value_type(sweep), block.values[v].size()).size();
    }
    return sample;
}

/// `1.7 GB`, in powers of 1000.
std::string size_text(std::uint64_t bytes)
{
    const auto size = static_cast<double>(bytes);
    if (size >= 1e9) {
        return fmt::format("{:.1f} GB", size / 1e9);
    }
    return size >= 1e6 ? fmt::format("{:.0f} MB", size / 1e6)
                       : fmt::format("{:.0f} kB", size / 1e3);
}

std::string time_text(double seconds)
{
    if (seconds < 120.0) {
        return fmt::format("{:.{}f} s", seconds, seconds < 10.0 ? 1 : 0);
    }
    return seconds < 7200.0 ? fmt::format("{:.0f} min", seconds / 60.0)
                            : fmt::format("{:.1f} h", seconds / 3600.0);
}

}  // namespace

SweepEstimate estimated(const Sweep& sweep, std::uint64_t block_size, int threads,
                        const SweepPart& part)
{
    // What no file can hold needs no sample.
    const std::uint64_t largest_file =
        io::largest_sweep_file(sweep.plan(), kept_variables(sweep.plan()), block_size, part);
    const std::uint64_t all = sweep.plan().design().size();
    const BlockRange blocks = blocks_of(part, all, block_size);
    const bool is_slow = sweep.one_by_one_because().has_value();
    const Sample sample =
        sample_of(sweep, is_slow ? std::min(block_size, tried_one_by_one) : block_size);
    const bool is_drawn = sweep.plan().study().settings().draws.count > 0;
    const Sample draws = is_drawn ? sample_of_draws(sweep, block_size) : Sample{.scenarios = 1};
    const std::uint64_t scenarios = scenarios_of(blocks, all, block_size);
    const auto of_all = [scenarios](double of_sample, const Sample& of) {
        return of_sample * static_cast<double>(scenarios) / static_cast<double>(of.scenarios);
    };
    return {.scenarios = scenarios,
            .years = static_cast<std::uint64_t>(sweep.plan().study().years().size()),
            .blocks = blocks.count,
            .threads = threads,
            .memory = shared_memory + static_cast<std::uint64_t>(threads) *
                                          (sweep.memory_per_thread(block_size) +
                                           (is_drawn ? SweepQuantiles::memory_per_thread : 0)),
            .file = static_cast<std::uint64_t>(of_all(static_cast<double>(sample.bytes), sample) +
                                               of_all(static_cast<double>(draws.bytes), draws)),
            .largest_file = largest_file,
            .seconds = (of_all(sample.seconds, sample) + of_all(draws.seconds, draws)) / threads,
            .one_by_one_because = sweep.one_by_one_because()};
}

std::string estimate_text(const SweepEstimate& estimate, Language language)
{
    TextTable table;
    table.add({localized("scenarios").in(language), fmt::format("{}", estimate.scenarios)});
    table.add({localized("years").in(language), fmt::format("{}", estimate.years)});
    table.add({localized("blocks").in(language), fmt::format("{}", estimate.blocks)});
    table.add({localized("threads").in(language), fmt::format("{}", estimate.threads)});
    table.add({localized("memory, about").in(language), size_text(estimate.memory)});
    table.add({localized("file, about").in(language), size_text(estimate.file)});
    table.add({localized("file, at most").in(language), size_text(estimate.largest_file)});
    table.add({localized("time, about").in(language), time_text(estimate.seconds)});
    std::string text = table.text();
    if (estimate.one_by_one_because) {
        text += localized("scenarios are run one by one, which is slow: {}\n",
                          *estimate.one_by_one_because)
                    .in(language);
    }
    return text;
}

nlohmann::ordered_json estimate_json(const SweepEstimate& estimate)
{
    return {{"scenarios", estimate.scenarios},
            {"years", estimate.years},
            {"blocks", estimate.blocks},
            {"threads", estimate.threads},
            {"memory_bytes", estimate.memory},
            {"file_bytes", estimate.file},
            {"largest_file_bytes", estimate.largest_file},
            {"seconds", estimate.seconds},
            {"one_by_one_because", estimate.one_by_one_because.value_or(LocalText{}).en}};
}

}  // namespace natality::app
