#include "asked_output.hpp"
#include "builtin_data.hpp"
#include "commands.hpp"
#include "comparison_view.hpp"
#include "draw_options.hpp"
#include "drawn_view.hpp"
#include "draws_member.hpp"
#include "interrupt.hpp"
#include "json_values.hpp"
#include "processes.hpp"
#include "progress.hpp"
#include "provenance.hpp"
#include "thread_option.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/archive/sweep_reader.hpp>
#include <natality/archive/write_results.hpp>
#include <natality/base/localized.hpp>
#include <natality/files/output_file.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/comparison.hpp>
#include <natality/results/plausibility.hpp>
#include <natality/results/run_all.hpp>
#include <natality/scenario/scenario.hpp>
#include <natality/sweep/process_team.hpp>
#include <natality/sweep/run_draws.hpp>
#include <natality/sweep/team_draws.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

constexpr const char* default_results = "results.h5";

po::options_description run_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value<std::string>()->default_value(default_results), "results file");
    add("force", po::bool_switch(), "replace the results file if it exists");
    add("from", po::value<std::string>(), "run again what a results or sweep file was made from");
    add("scenario", po::value<std::size_t>(), "with --from: one scenario of a sweep, in full");
    add("detail", po::value<std::string>(),
        "what the results hold too: life_tables, asfr, deaths (by age at death), or all, "
        "separated by commas (default: as the file says)");
    add_draw_options(options);
    return options;
}

/// With --from a sweep: which of its scenarios.
std::optional<std::size_t> scenario_asked(const CommandLine& line)
{
    return line.values.count("scenario") == 0
               ? std::nullopt
               : std::optional(line.values["scenario"].as<std::size_t>());
}

/// What a results or sweep file was made from.
io::LoadedStudy load_again(const CommandLine& line)
{
    const auto file = line.values["from"].as<std::string>();
    files::InputFiles files =
        io::is_sweep_file(file) ? io::SweepReader(file).inputs() : io::ResultsReader(file).inputs();
    const bool is_of_sweep = files.find(io::sweep_name) != nullptr;
    if (!is_of_sweep && line.values.count("scenario") > 0) {
        throw UsageError(localized("--scenario: {} is not of a sweep", file));
    }
    if (is_of_sweep && line.values.count("scenario") == 0) {
        throw UsageError("that file is of a sweep; choose one of its scenarios by --scenario");
    }
    Study study = study_of(files, scenario_asked(line));
    if (!is_of_sweep) {
        // Draws and details may have been asked for on the command line: the file says what was
        // run.
        const io::ResultsReader results(file);
        study = study.with_draws(results.draw_settings()).with_details(results.details());
    }
    return {std::move(study), std::move(files)};
}

/// The study asked for: from a results file, from a scenario file, or the built-in one.
io::LoadedStudy load(const CommandLine& line)
{
    const bool is_again = line.values.count("from") > 0;
    if (is_again && !line.inputs.empty()) {
        throw UsageError("--from takes the place of a scenario file; give one of them");
    }
    if (line.inputs.size() > 1) {
        throw UsageError("one scenario file at a time; it holds as many packages as you like");
    }
    if (is_again) {
        return load_again(line);
    }
    if (line.values.count("scenario") > 0) {
        throw UsageError("--scenario names a scenario of a sweep; give its file by --from");
    }
    const std::filesystem::path builtin = builtin_data_folder();
    const std::filesystem::path scenario = line.inputs.empty()
                                               ? builtin / "scenarios" / "scenarios.toml"
                                               : std::filesystem::path(line.inputs.front());
    return io::load_study(scenario, {builtin});
}

/// The study with the details that the command line asks for.
Study detailed_as_asked(const Study& study, const CommandLine& line)
{
    if (line.values.count("detail") == 0) {
        return study;
    }
    ResultsDetails details;
    for (const std::string& name : split_at_commas(line.values["detail"].as<std::string>())) {
        if (name == "all") {
            details = {.life_tables = true, .asfr = true, .deaths = true};
        } else if (!ask_for(details, name)) {
            throw UsageError(localized("--detail: '{}' is no detail of results; {}", name,
                                       nearest_name_hint(name, known_results_details())));
        }
    }
    return study.with_details(details);
}

void tell_completions(const Completions& completions, const Speech& speech, Console& console)
{
    if (speech.quiet) {
        return;
    }
    for (const Completion& completion : completions) {
        console.err << io::file_of_table(completion.table) << ": "
                    << completion.what.in(speech.language) << "\n";
    }
}

/// What net emigration beyond the persons there are does to the baseline.
void tell_clipping(const Study& study, const Outcome& baseline, const Speech& speech,
                   Console& console)
{
    const auto said = clipping(baseline, study.dataset().regions_shown());
    if (said && !speech.quiet) {
        console.err << said->in(speech.language) << "\n";
    }
}

/// Runs every scenario into the file; returns the series of every region by scenario.
std::vector<std::vector<ScenarioSeries>> run_into(io::ResultsWriter& writer, const Study& study,
                                                  const Baseline& baseline,
                                                  const InterruptGuard& interrupt,
                                                  const Speech& speech, Console& console)
{
    Progress progress(console, speech, study.scenarios().size(), "scenarios");
    std::vector<std::vector<ScenarioSeries>> series(study.dataset().regions_shown().size());
    run_all(study, baseline, [&](const ScenarioRun& run) {
        interrupt.stop_if_requested();
        if (run.scenario() == 0) {
            tell_clipping(study, run.outcome(), speech, console);
        }
        const auto of_regions = run.accounts();
        writer.write(run.scenario(), run.outcome(), of_regions);
        for (std::size_t region = 0; region < series.size(); ++region) {
            series[region].push_back(scenario_series(run.outcome(), of_regions, region));
        }
        progress.show(run.scenario() + 1);
    });
    return series;
}

/// Tells the members of a team what is drawn, so that they can begin.
void brief_team(TeamLeader& team, const Study& study, const files::InputFiles& files,
                const CommandLine& line)
{
    const DrawSettings& draws = study.settings().draws;
    if (draws.count > 0) {
        team.brief(message_of(DrawsBrief{draws, threads_of(line), scenario_asked(line), files}));
    }
}

/// Runs the draws into the file, if there are any.
/// \param team that shares them; null for this process alone.
void run_all_draws(const Study& study, const Baseline& baseline, io::ResultsWriter& writer,
                   const InterruptGuard& interrupt, const CommandLine& line, Console& console,
                   TeamLeader* team)
{
    if (study.settings().draws.count == 0) {
        return;
    }
    Progress progress(console, line.speech, static_cast<std::size_t>(study.settings().draws.count),
                      "draws");
    const DrawOptions options = draw_run_options(line, interrupt, progress);
    const std::vector<DrawSummary> draws = team == nullptr
                                               ? run_draws(study, baseline, options)
                                               : lead_draws(*team, study, baseline, options);
    interrupt.stop_if_requested();
    writer.write_draws(draws);
}

std::optional<std::array<double, 2>> plausible_gain(const Study& study)
{
    const auto& plausibility = study.catalogue().plausibility();
    return plausibility ? std::optional(plausibility->range) : std::nullopt;
}

void tell_warnings(const Comparison& comparison, const Speech& speech, Console& console)
{
    if (speech.quiet) {
        return;
    }
    for (const std::string& warning : plausibility_warnings(comparison, speech.language)) {
        console.err << warning << "\n";
    }
}

/// How to see the regions that are not shown because they lie in others.
void tell_regions_within(const std::vector<Region>& regions, const io::ResultsReader& results,
                         Language language, Console& console)
{
    const auto within = std::count_if(regions.begin(), regions.end(),
                                      [](const Region& region) { return !region.parent.empty(); });
    if (within > 0) {
        console.err << localized("{} regions within are not shown: natality compare {} "
                                 "--by-region births, or --region ID",
                                 within, results.file())
                           .in(language)
                    << "\n";
    }
}

/// \param results the file written, for what draws say.
void print_comparisons(const Study& study, const std::vector<std::vector<ScenarioSeries>>& series,
                       const io::ResultsReader& results, const Speech& speech, Console& console)
{
    const std::string& currency = study.dataset().description().money.currency;
    const Milestones milestones = default_milestones(study.years());
    const MoneyPaths money = money_paths(study);
    nlohmann::ordered_json regions = nlohmann::ordered_json::array();
    const std::vector<Region> shown = study.dataset().regions_shown();
    for (std::size_t r = 0; r < series.size(); ++r) {
        const Region& region = shown[r];
        const Comparison comparison =
            compare(series[r], study.years(), milestones, money, plausible_gain(study));
        if (region.parent.empty()) {
            tell_warnings(comparison, speech, console);
        }
        if (speech.json) {
            nlohmann::ordered_json json = comparison_json(comparison, currency);
            json["region"] = region.id;
            if (results.draws() > 0) {
                json["draws"] = drawn_json(results, comparison, r);
            }
            regions.push_back(std::move(json));
        } else if (region.parent.empty()) {
            console.out << results.regions()[r].name.in(speech.language) << "\n\n"
                        << comparison_table(comparison, currency, speech.language)
                        << drawn_table(results, comparison, r, speech.language);
        }
    }
    if (speech.json) {
        console.out << json_text(nlohmann::ordered_json{{"regions", regions}});
    } else if (!speech.quiet) {
        tell_regions_within(shown, results, speech.language, console);
    }
}

}  // namespace

ExitCode run_command(const Arguments& arguments, Console& console)
{
    const std::unique_ptr<Transport> processes = joined_processes(arguments);
    if (processes && processes->rank() != 0) {
        return assist_with_draws(*processes);
    }
    std::optional<TeamLeader> team;
    if (processes) {
        team.emplace(*processes);
    }
    const auto line = parse_command_line(
        arguments, run_options(),
        {"natality run [options] [SCENARIO.toml]",
         "Projects the scenarios of a scenario file, writes them to a results file and compares "
         "them\n"
         "with the baseline. Without a scenario file: the built-in China data and packages."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const io::LoadedStudy loaded = load(*line);
    const Study study = detailed_as_asked(
        loaded.study.with_draws(draw_settings(loaded.study.settings().draws, *line)), *line);
    const InterruptGuard interrupt;
    if (team) {
        brief_team(*team, study, loaded.files, *line);
    }
    files::OutputFile output =
        asked_output(line->values["output"].as<std::string>(), *line, loaded.files);
    const Baseline baseline(study);
    tell_completions(baseline.completions(), line->speech, console);
    io::Provenance made = provenance("run", arguments, loaded.files, baseline.completions());
    if (study.settings().draws.count > 0) {
        made.seed = study.settings().draws.seed;
    }
    io::ResultsWriter writer(output, study, made);
    const auto series = run_into(writer, study, baseline, interrupt, line->speech, console);
    run_all_draws(study, baseline, writer, interrupt, *line, console, team ? &*team : nullptr);
    writer.close();
    output.commit();
    print_comparisons(study, series, io::ResultsReader(output.file()), line->speech, console);
    if (!line->speech.quiet) {
        console.err << output.file().string() << localized(": written\n").in(line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
