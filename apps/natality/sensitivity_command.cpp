#include "block_collector.hpp"
#include "builtin_data.hpp"
#include "commands.hpp"
#include "draw_options.hpp"
#include "interrupt.hpp"
#include "json_values.hpp"
#include "labels.hpp"
#include "processes.hpp"
#include "sensitivity_draws.hpp"
#include "sensitivity_view.hpp"

#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/io/input_kind.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// The value of a quantity at every point of a design: by sample A, B and A with each input of B.
using DesignValues = std::vector<double>;

SensitiveQuantity quantity_of(const char* id, LocalText name, const DesignValues& values,
                              std::size_t inputs)
{
    return {id, std::move(name), sobol_indices(values, inputs)};
}

/// \throws UsageError unless a sweep is one of Saltelli's design.
void require_saltelli(const Design& design, const std::string& input)
{
    if (design.layout() != SobolLayout::saltelli) {
        throw UsageError(localized("{}: needs design = \"sobol\" and layout = \"saltelli\" to tell "
                                   "sensitivity; for that of a package to what is drawn give a "
                                   "scenario file",
                                   input));
    }
}

/// What each dimension of a design draws.
std::vector<LocalText> inputs_of(const SweepPlan& plan)
{
    const std::vector<ValuedMeasure> measures = valued_measures(plan);
    std::vector<LocalText> inputs;
    for (const DesignDimension& dimension : plan.design().dimensions()) {
        const LocalText& name = measures[dimension.measure].name;
        inputs.push_back(dimension.is_evidence ? localized("{}: effect", name)
                                               : localized("{}: level", name));
    }
    return inputs;
}

/// The sensitivity of a design from the values of its scenarios, the baseline among them.
SensitivityView view_of_design(const SweepPlan& plan, const ValueQuestion& of, NamedLabel region,
                               const std::vector<double>& values)
{
    SensitivityView view{.of = of,
                         .region = std::move(region),
                         .subject = "sobol",
                         .kind_of_inputs = localized("level and effect of each measure"),
                         .samples = plan.design().samples(),
                         .inputs = inputs_of(plan),
                         .quantities = {}};
    // Scenario 0 is the baseline and no sample.
    const DesignValues of_samples(values.begin() + 1, values.end());
    view.quantities = {quantity_of("value", localized("value"), of_samples, view.inputs.size())};
    return view;
}

SensitivityView view_of_sweep_file(const std::string& file, const ValueQuestion& of,
                                   const CommandLine& line)
{
    const io::SweepReader sweep(file);
    sweep.require_all_parts();
    const SweepPlan plan = io::read_sweep(sweep.inputs());
    require_saltelli(plan.design(), file);
    const Dataset& dataset = plan.study().dataset();
    const std::vector<NamedLabel> regions = labels_of(dataset);
    const std::size_t region = label_position(regions, "region", line, dataset.first_shown());
    return view_of_design(plan, of, regions[region], kept_values(sweep, file, of, region));
}

SensitivityView view_of_sweep(const std::string& input, const ValueQuestion& of,
                              const CommandLine& line)
{
    const SweepPlan asked = io::load_sweep(input, {builtin_data_folder()}).plan;
    require_saltelli(asked.design(), input);
    const PackageQuestion question{of};
    const Sweep sweep(asked.keeping(indicators_for(question)).through(question.last_year()));
    const BlockCollector collector(sweep, question, line);
    PackageFigures figures = collector.room();
    const InterruptGuard guard;
    SweepOptions options;
    options.is_stopped = [&guard] { return guard.requested(); };
    const SweepReport report = run_sweep(sweep, options, [&](const SweepBlock& block) {
        collector.collect(block, figures);
        return [] {};
    });
    if (report.is_stopped) {
        guard.stop_if_requested();
    }
    return view_of_design(sweep.plan(), of, collector.region(), figures.values);
}

/// What a source is called in a table; its name where it has none.
LocalText source_text(std::string_view source)
{
    static const std::vector<std::pair<std::string_view, LocalText>> names{
        {"fertility", localized("baseline fertility")},
        {"mortality", localized("life expectancy")},
        {"migration", localized("net migration")},
        {"effects", localized("effects of measures")},
        {"overlap", localized("overlap of measures")},
        {"pairs", localized("pair terms")},
        {"lag", localized("lags")},
        {"tempo", localized("tempo shares")},
        {"ceiling", localized("desired family size")},
        {"rule", localized("combination rule")}};
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const auto& named) { return named.first == source; });
    return found == names.end() ? LocalText{std::string(source), {}} : found->second;
}

/// \param team that shares the samples; null for this process alone.
SensitivityView view_of_draws(const std::string& input, const PackageQuestion& question,
                              const CommandLine& line, Console& console, TeamLeader* team)
{
    const SensitivityDraws draws = sensitivity_draws(package_files(input), question, line);
    SensitivityView view{.of = question.of,
                         .region = {},
                         .subject = draws.plan.design().full_package().id,
                         .kind_of_inputs = localized("source of the draws"),
                         .samples = static_cast<std::uint64_t>(draws.settings.count),
                         .inputs = {},
                         .quantities = {}};
    for (const NamedDrawSource& named : sources_drawn(draws.settings.sources)) {
        view.inputs.push_back(source_text(named.name));
    }
    const auto [region, points] = run_points(draws, line, console, team);
    view.region = region;
    view.quantities = {quantity_of("difference", localized("change by the package"),
                                   points.difference, view.inputs.size()),
                       quantity_of("value", localized("value under the package"), points.package,
                                   view.inputs.size())};
    return view;
}

SensitivityView sensitivity_of(const std::string& input, const PackageQuestion& question,
                               const CommandLine& line, Console& console, TeamLeader* team)
{
    switch (io::input_kind(input)) {
    case io::InputKind::results:
        return view_of_sweep_file(input, question.of, line);
    case io::InputKind::sweep:
        return view_of_sweep(input, question.of, line);
    default:
        return view_of_draws(input, question, line, console, team);
    }
}

PackageQuestion sensitivity_question(const CommandLine& line)
{
    return {value_question(line.values["of"].as<std::string>())};
}

po::options_description sensitivity_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("of", po::value<std::string>()->default_value("births_to_2050"),
        "an indicator and a year: births_2050 of the year, births_to_2050 summed through it");
    add("package", po::value<std::string>(),
        "of a scenario file: the package that is drawn (default: the largest)");
    add("measures", po::value<std::string>(),
        "of a scenario file: these of the package's measures alone, by id, number or name: 3,5,12");
    add("region", po::value<std::string>(), "region (default: the first)");
    add("samples", po::value<int>()->default_value(256),
        "of a scenario file: how many samples, each of two draws and one for each source");
    add_draw_options(options);
    return options;
}

}  // namespace

ExitCode sensitivity_command(const Arguments& arguments, Console& console)
{
    const std::unique_ptr<Transport> processes = joined_processes(arguments);
    if (processes && processes->rank() != 0) {
        return assist_with_sensitivity(*processes, {sensitivity_options(), sensitivity_question},
                                       console);
    }
    std::optional<TeamLeader> team;
    if (processes) {
        team.emplace(*processes);
    }
    const auto line = parse_command_line(
        arguments, sensitivity_options(),
        {"natality sensitivity [options] SWEEP.h5|SWEEP.toml|SCENARIO.toml",
         "Tells which input the spread of a figure comes from: first-order and total Sobol "
         "indices\n"
         "of the levels and effects of a sweep of Saltelli's design or, of a scenario file, of "
         "what\n"
         "its draws are made of."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const PackageQuestion question = sensitivity_question(*line);
    const std::string input = single_input(*line, "sweep or scenario file");
    const SensitivityView view =
        sensitivity_of(input, question, *line, console, team ? &*team : nullptr);
    if (line->speech.json) {
        console.out << json_text(sensitivity_json(view));
    } else {
        console.out << sensitivity_table(view, line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
