#include "block_collector.hpp"
#include "builtin_data.hpp"
#include "commands.hpp"
#include "draw_options.hpp"
#include "interrupt.hpp"
#include "json_values.hpp"
#include "labels.hpp"
#include "progress.hpp"
#include "sensitivity_view.hpp"

#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/io/input_kind.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/sweep/drawn_sweep.hpp>
#include <natality/sweep/ordered_draws.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
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

/// The sources that are drawn, each an input of its own.
std::vector<NamedDrawSource> sources_drawn(const DrawSources& sources)
{
    std::vector<NamedDrawSource> drawn;
    for (const NamedDrawSource& named : draw_source_names) {
        if (sources.*(named.source)) {
            drawn.push_back(named);
        }
    }
    return drawn;
}

/// Which draws the points of a sample are made of: draw 2 s for A, 2 s + 1 for B.
std::vector<DrawNumbers> points_of(std::uint64_t sample, const DrawSources& sources)
{
    std::vector<DrawNumbers> points{{2 * sample, sources}, {2 * sample + 1, sources}};
    for (const NamedDrawSource& named : sources_drawn(sources)) {
        DrawSources one = nothing_drawn;
        one.*(named.source) = true;
        points.push_back({2 * sample, sources, 2 * sample + 1, one});
    }
    return points;
}

/// Values of the whole package and of the baseline at all points.
struct DrawnPoints {
    DesignValues package;
    DesignValues difference;
};

DrawnPoints run_points(const SweepPlan& plan, const DrawSettings& settings,
                       const PackageQuestion& question, const CommandLine& line, Console& console,
                       NamedLabel& region)
{
    const Sweep sweep(plan.with_draws(settings));
    const DrawnSweep drawn(sweep);
    const BlockCollector collector(sweep, question, line);
    region = collector.region();
    const InterruptGuard interrupt;
    const auto samples = static_cast<std::uint64_t>(settings.count);
    Progress progress(console, line.speech, static_cast<std::size_t>(samples), "samples");
    DrawnPoints points;
    const bool is_done = run_ordered(
        samples, draw_run_options(line, interrupt, progress), [&](std::uint64_t sample) {
            DrawnPoints of_sample;
            for (const DrawNumbers& numbers : points_of(sample, settings.sources)) {
                PackageFigures figures = collector.room();
                drawn.run(numbers,
                          [&](const SweepBlock& block) { collector.collect(block, figures); });
                of_sample.package.push_back(figures.values.back());
                of_sample.difference.push_back(figures.values.back() - figures.values.front());
            }
            return [&points, of_sample = std::move(of_sample)] {
                points.package.insert(points.package.end(), of_sample.package.begin(),
                                      of_sample.package.end());
                points.difference.insert(points.difference.end(), of_sample.difference.begin(),
                                         of_sample.difference.end());
            };
        });
    if (!is_done) {
        interrupt.stop_if_requested();
    }
    return points;
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

SensitivityView view_of_draws(const std::string& input, const ValueQuestion& of,
                              const CommandLine& line, Console& console)
{
    const PackageQuestion question{of};
    const SweepPlan all = package_plan(input, question, line, Design::most_switched_measures);
    DrawSettings of_study = all.study().settings().draws;
    of_study.count = line.values["samples"].as<int>();
    const DrawSettings settings = draw_settings(of_study, line);
    if (settings.count < 2) {
        throw UsageError("--samples: two at least");
    }
    const SweepPlan plan = all.whole_package_alone();
    SensitivityView view{.of = of,
                         .region = {},
                         .subject = plan.design().full_package().id,
                         .kind_of_inputs = localized("source of the draws"),
                         .samples = static_cast<std::uint64_t>(settings.count),
                         .inputs = {},
                         .quantities = {}};
    for (const NamedDrawSource& named : sources_drawn(settings.sources)) {
        view.inputs.push_back(source_text(named.name));
    }
    const DrawnPoints points = run_points(plan, settings, question, line, console, view.region);
    view.quantities = {quantity_of("difference", localized("change by the package"),
                                   points.difference, view.inputs.size()),
                       quantity_of("value", localized("value under the package"), points.package,
                                   view.inputs.size())};
    return view;
}

SensitivityView sensitivity_of(const std::string& input, const ValueQuestion& of,
                               const CommandLine& line, Console& console)
{
    switch (io::input_kind(input)) {
    case io::InputKind::results:
        return view_of_sweep_file(input, of, line);
    case io::InputKind::sweep:
        return view_of_sweep(input, of, line);
    default:
        return view_of_draws(input, of, line, console);
    }
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
    const ValueQuestion of = value_question(line->values["of"].as<std::string>());
    const std::string input = single_input(*line, "sweep or scenario file");
    const SensitivityView view = sensitivity_of(input, of, *line, console);
    if (line->speech.json) {
        console.out << json_text(sensitivity_json(view));
    } else {
        console.out << sensitivity_table(view, line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
