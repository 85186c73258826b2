#include "draw_options.hpp"

#include "thread_option.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// `effects,overlap`: the sources of these names and no others.
DrawSources sources_in(const std::string& names)
{
    std::vector<std::string> known;
    for (const NamedDrawSource& named : draw_source_names) {
        known.emplace_back(named.name);
    }
    DrawSources sources = nothing_drawn;
    for (const std::string& name : split_at_commas(names)) {
        const auto found = std::find(known.begin(), known.end(), name);
        if (found == known.end()) {
            throw UsageError(localized("--draw: '{}' cannot be drawn; {}", name,
                                       nearest_name_hint(name, known)));
        }
        const auto place = static_cast<std::size_t>(found - known.begin());
        sources.*(draw_source_names[place].source) = true;
    }
    return sources;
}

/// \throws UsageError if an option of draws is given and nothing is drawn.
void require_draws(const DrawSettings& draws, const char* option, const CommandLine& line)
{
    if (line.values.count(option) > 0 && draws.count == 0) {
        throw UsageError(localized("--{} is for draws; ask for some by --draws", option));
    }
}

}  // namespace

void add_draw_count_options(po::options_description& options)
{
    auto add = options.add_options();
    add("draws", po::value<int>(),
        "run this many draws of the baseline and of the evidence; 0 for none (default: as the file "
        "says)");
    add("draw", po::value<std::string>(),
        "with draws: what is drawn, such as effects,overlap (default: as the file says)");
}

void add_draw_options(po::options_description& options)
{
    add_draw_count_options(options);
    auto add = options.add_options();
    add("seed", po::value<std::uint64_t>(), "with draws: other draws");
    add(thread_option, po::value<int>(), "with draws: how many to use (default: all)");
}

DrawSettings drawn_as_asked(const DrawSettings& of_study, const CommandLine& line)
{
    DrawSettings draws = of_study;
    if (line.values.count("draws") > 0) {
        draws.count = line.values["draws"].as<int>();
    }
    require_draws(draws, "draw", line);
    if (line.values.count("draw") > 0) {
        draws.sources = sources_in(line.values["draw"].as<std::string>());
    }
    return draws;
}

DrawSettings draw_settings(const DrawSettings& of_study, const CommandLine& line)
{
    DrawSettings draws = drawn_as_asked(of_study, line);
    require_draws(draws, "seed", line);
    require_draws(draws, thread_option, line);
    static_cast<void>(threads_of(line));
    if (line.values.count("seed") > 0) {
        draws.seed = line.values["seed"].as<std::uint64_t>();
    }
    return draws;
}

DrawOptions draw_run_options(const CommandLine& line, const InterruptGuard& interrupt,
                             Progress& progress)
{
    DrawOptions options;
    options.threads = threads_of(line);
    options.is_stopped = [&interrupt] { return interrupt.requested(); };
    options.progress = [&progress](std::uint64_t done, std::uint64_t) {
        progress.show(static_cast<std::size_t>(done));
    };
    return options;
}

}  // namespace natality::app
