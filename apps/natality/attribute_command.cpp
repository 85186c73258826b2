#include "attribution_view.hpp"
#include "block_collector.hpp"
#include "commands.hpp"
#include "draw_options.hpp"
#include "interrupt.hpp"
#include "json_values.hpp"
#include "package_draws.hpp"
#include "processes.hpp"

#include <natality/choice/attribution.hpp>
#include <natality/choice/attribution_draws.hpp>
#include <natality/choice/sampled_attribution.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <utility>
#include <vector>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// Measures whose packages have numbers.
constexpr std::size_t most_sampled_attribution = Design::most_switched_measures;

/// What draws say of the contributions; nothing where none are asked for.
/// \param team that shares them; null for this process alone.
std::optional<AttributionDraws> drawn_attribution(const std::string& input,
                                                  const PackageQuestion& question,
                                                  const CommandLine& line, Console& console,
                                                  TeamLeader* team)
{
    const auto asked = package_draws(package_files(input), question, line);
    if (!asked) {
        return std::nullopt;
    }
    AttributionDraws draws(asked->plan.design().full_package().uses.size());
    run_package_draws(*asked, line, console, team, [&draws](const PackageFigures& figures) {
        return [&draws, shapley = shapley_values(figures.values)] { draws.add(shapley); };
    });
    return draws;
}

/// Values of single packages, each run when it is asked for.
class PackageRunner {
public:
    PackageRunner(const Sweep& sweep, const PackageQuestion& question, const CommandLine& line)
        : worker_(sweep),
          collector_(sweep, question, line),
          blocks_(sweep.plan().design().size(), 1)
    {
    }

    double value(std::uint64_t package)
    {
        const SweepBlock block = worker_.run(blocks_, package);
        if (!block.failures.empty()) {
            throw RunError(block.failures.front().message);
        }
        return collector_.value(block, 0);
    }

private:
    SweepWorker worker_;
    BlockCollector collector_;
    Blocks blocks_;
};

/// Contributions from a sample of orders, each package run on the spot.
ExitCode sampled_attribution(const std::string& input, const PackageQuestion& question,
                             const CommandLine& line, Console& console)
{
    const Sweep sweep(package_plan(input, question, line, most_sampled_attribution));
    PackageRunner runner(sweep, question, line);
    const InterruptGuard interrupt;
    const OrderSampling sampling{
        .seed = line.values.count("seed") > 0 ? line.values["seed"].as<std::uint64_t>() : 1};
    const SampledView view{valued_measures(sweep.plan()), question.of,
                           sampled_shapley_values(
                               sweep.plan().design().full_package().uses.size(),
                               [&](std::uint64_t package) {
                                   interrupt.stop_if_requested();
                                   return runner.value(package);
                               },
                               sampling)};
    if (line.speech.json) {
        console.out << json_text(attribution_json(view));
    } else {
        console.out << attribution_table(view, line.speech.language);
    }
    return ExitCode::done;
}

PackageQuestion attribution_question(const CommandLine& line)
{
    return {value_question(line.values["of"].as<std::string>())};
}

po::options_description attribute_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("of", po::value<std::string>()->default_value("births_to_2050"),
        "an indicator and a year: births_2050 of the year, births_to_2050 summed through it");
    add("package", po::value<std::string>(),
        "of a scenario file: the package to take apart (default: the largest)");
    add("measures", po::value<std::string>(),
        "of a scenario file: these of the package's measures alone, by id, number or name: 3,5,12");
    add("region", po::value<std::string>(), "region (default: the first)");
    add("sampled", po::bool_switch(),
        "of a scenario file: sample orders and run the packages they pass through alone, with "
        "standard errors; for packages of more than 20 measures");
    add_draw_options(options);
    return options;
}

}  // namespace

ExitCode attribute_command(const Arguments& arguments, Console& console)
{
    const std::unique_ptr<Transport> processes = joined_processes(arguments);
    if (processes && processes->rank() != 0) {
        return assist_with_package_draws(*processes, {attribute_options(), attribution_question},
                                         console);
    }
    std::optional<TeamLeader> team;
    if (processes) {
        team.emplace(*processes);
    }
    const auto line = parse_command_line(
        arguments, attribute_options(),
        {"natality attribute [options] SWEEP.h5|SCENARIO.toml",
         "Tells what each measure of a package contributes, and which work well together: exact\n"
         "Shapley values and interactions over all packages of its measures, from a sweep file or\n"
         "run on the spot. With draws, how certain that is."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const PackageQuestion question = attribution_question(*line);
    const std::string input = single_input(*line, "sweep or scenario file");
    if (line->values["sampled"].as<bool>()) {
        return sampled_attribution(input, question, *line, console);
    }
    const AttributionView view{
        package_values(input, question, *line, console), question.of,
        drawn_attribution(input, question, *line, console, team ? &*team : nullptr)};
    if (line->speech.json) {
        console.out << json_text(attribution_json(view));
    } else {
        console.out << attribution_table(view, line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
