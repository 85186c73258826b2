#pragma once

/// \file
/// A results file and a sweep file of the tiny study, made once for a fuzzer to alter.

#include <natality/archive/sweep_file.hpp>
#include <natality/archive/sweep_writer.hpp>
#include <natality/archive/write_results.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/accounts.hpp>
#include <natality/scenario/scenario.hpp>
#include <natality/sweep/run_sweep.hpp>

#include "support/tiny_dataset.hpp"

#include <unistd.h>

#include <filesystem>
#include <string>

namespace natality::fuzz {

/// A folder of this process, gone with it.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("fuzz-" + std::to_string(getpid())))
    {
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// The files of a tiny study or sweep; \p first is its own.
inline files::InputFiles sample_inputs(const char* first, const std::string& content)
{
    files::InputFiles files;
    files.add({first, first, content});
    files.add_below("dataset", test::in_memory(test::tiny_dataset(), "tiny"));
    files.add_below("catalogue", test::in_memory(test::tiny_catalogue(), "catalogue"));
    return files;
}

/// Writes the results of all scenarios of the tiny study; of few indicators, so that a fuzzer gets
/// through many files.
inline void write_sample_results(const std::filesystem::path& file)
{
    const files::InputFiles inputs = sample_inputs(
        "scenario.toml", "indicators = [\"births_total\", \"tfr\"]\n" + test::tiny_scenario());
    const Study study = io::read_study(inputs);
    const Baseline baseline(study);
    const Outcome without_measures = run(study, baseline, study.scenarios().front());
    files::OutputFile output(file, files::ExistingOutput::replace);
    io::ResultsWriter writer(output, study, {.command_line = "natality run", .inputs = inputs});
    for (std::size_t scenario = 0; scenario < study.scenarios().size(); ++scenario) {
        const Outcome outcome = run(study, baseline, study.scenarios()[scenario]);
        writer.write(scenario, outcome, accounts(study, outcome, without_measures));
    }
    writer.close();
    output.commit(files::Durability::later);
}

/// Writes a sweep of four packages in blocks of three and one, with room for every chunk.
inline void write_sample_sweep(const std::filesystem::path& file)
{
    constexpr std::uint64_t block_size = 3;
    const files::InputFiles inputs = sample_inputs(
        io::sweep_name, "dataset = \"tiny\"\nhorizon = 2030\nceiling = \"none\"\n"
                        "design = \"all-packages\"\n"
                        "measures.places = { from = 2022 }\nmeasures.leave = { from = 2023 }\n"
                        "[output.indicators]\nbirths_total = 1\npopulation_total = 4\n");
    const Sweep sweep(io::read_sweep(inputs));
    files::OutputFile output(file, files::ExistingOutput::replace);
    io::create_sweep_file(output, sweep.plan(), sweep.variables(), block_size,
                          {.command_line = "natality sweep", .inputs = inputs});
    io::SweepWriter writer(file, output.commit(files::Durability::later));
    static_cast<void>(run_sweep(sweep, {.threads = 1, .block_size = block_size},
                                [&writer](const SweepBlock& block) { return writer.take(block); }));
}

}  // namespace natality::fuzz
