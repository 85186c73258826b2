#include "sweep_request.hpp"

#include "builtin_data.hpp"
#include "draw_options.hpp"
#include "part_option.hpp"
#include "thread_option.hpp"

#include <natality/base/localized.hpp>
#include <natality/io/read_sweep.hpp>

#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace natality::app {

namespace po = boost::program_options;

po::options_description sweep_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value<std::string>(),
        "sweep file (default: sweep.h5, of a part sweep-K-of-N.h5)");
    add("force", po::bool_switch(), "replace the sweep file if it exists");
    add("resume", po::bool_switch(), "go on with a sweep that was interrupted, or begin it");
    add("dry-run", po::bool_switch(), "show how large the sweep is and how long it takes");
    add("measures", po::value<std::string>(),
        "measures by id, number or name, joined by commas: all packages of these alone");
    add(part_option, po::value<std::string>(),
        "K/N: part K of N of the sweep alone, to be joined with the others (natality join)");
    add("seed", po::value<std::int64_t>(), "another seed for a design that draws at random");
    add_draw_count_options(options);
    add(thread_option, po::value<int>()->default_value(0), "threads (default: all there are)");
    add("instructions", po::value<std::string>(),
        "portable, avx2 or avx512 (default: the widest that the machine has)");
    return options;
}

InstructionSet instructions_asked(const CommandLine& line)
{
    if (line.values.count("instructions") == 0) {
        return widest_instruction_set();
    }
    const auto name = line.values["instructions"].as<std::string>();
    const auto set = instruction_set_named(name);
    if (!set || !is_supported(*set)) {
        std::vector<std::string> there;
        for (const InstructionSet each : supported_instruction_sets()) {
            there.push_back(to_string(each));
        }
        throw UsageError(localized("--instructions: '{}' is not among those of this machine: {}",
                                   name, listed(there)));
    }
    return *set;
}

files::InputFiles sweep_files_asked(const CommandLine& line)
{
    if (line.inputs.size() > 1) {
        throw UsageError("one sweep file at a time");
    }
    const std::filesystem::path builtin = builtin_data_folder();
    const std::filesystem::path sweep = line.inputs.empty()
                                            ? builtin / "scenarios" / "all-packages.toml"
                                            : std::filesystem::path(line.inputs.front());
    files::InputFiles files = io::sweep_files(sweep, {builtin});
    if (line.values.count("measures") > 0) {
        std::string ids = line.values["measures"].as<std::string>();
        std::replace(ids.begin(), ids.end(), ',', '\n');
        files.add({io::restriction_name, "--measures", ids});
    }
    if (line.values.count("seed") > 0) {
        files.add(
            {io::seed_name, "--seed", std::to_string(line.values["seed"].as<std::int64_t>())});
    }
    if (line.values.count("draws") + line.values.count("draw") > 0) {
        const DrawSettings asked =
            drawn_as_asked(io::read_sweep(files).study().settings().draws, line);
        files.add(io::draws_file(asked, "--draws"));
    }
    return files;
}

}  // namespace natality::app
