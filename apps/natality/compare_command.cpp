#include "builtin_data.hpp"
#include "commands.hpp"
#include "comparison_view.hpp"
#include "cost_range_view.hpp"
#include "drawn_view.hpp"
#include "json_values.hpp"
#include "labels.hpp"
#include "ranking.hpp"
#include "region_view.hpp"
#include "rules_view.hpp"
#include "several_results.hpp"
#include "years_view.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/io/input_kind.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/rule_comparison.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// The study behind a results file, or the one that a scenario file says.
Study study_in(const std::filesystem::path& input)
{
    if (io::input_kind(input) == io::InputKind::results) {
        return io::read_study(io::ResultsReader(input).inputs());
    }
    return io::load_study(input, {builtin_data_folder()}).study;
}

/// The packages of a study under every rule, in one region.
void show_rules(const CommandLine& line, Console& console)
{
    const Study study = study_in(single_input(line, "results file or scenario file"));
    const std::size_t region =
        label_position(labels_of(study.dataset()), "region", line, study.dataset().first_shown());
    const RuleComparison comparison = compare_rules(study)[region];
    const Region shown = study.dataset().regions_shown()[region];
    if (line.speech.json) {
        nlohmann::ordered_json json = rules_json(comparison, study);
        json["region"] = shown.id;
        console.out << json_text(nlohmann::ordered_json{{"regions", {json}}});
    } else {
        console.out << shown.name.in(line.speech.language) << "\n\n"
                    << rules_table(comparison, study, line.speech.language);
    }
}

po::options_description compare_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("region", po::value<std::string>(),
        "region to compare (default: the sum of all, or the first)");
    add("by-region", po::value<std::string>()->implicit_value("births_total"),
        "regions in one table by an indicator, and a year if wanted: births_total_2035");
    add("rules", po::bool_switch(), "run the packages again under every rule of combination");
    add("cost-ranges", po::bool_switch(),
        "what the packages cost at the lowest, central and highest unit costs");
    add("years", po::value<std::string>(),
        "years to show, as 2030,2040: what happens in each and what is summed through it");
    add("by", po::value<std::string>(),
        "of a sweep: what to rank by, an indicator and a year (default: births_2050, or in the "
        "last year kept)");
    add("top", po::value<std::size_t>(), "of a sweep: how many packages to show (default: 20)");
    add("max-cost", po::value<double>(),
        "of a sweep: only packages that cost no more through that year");
    add("count-unpriced", po::bool_switch(),
        "of a sweep: rank by cost also packages with measures of unknown price, as if these were "
        "free");
    return options;
}

/// The comparison at the years that --years names.
void show_years(const io::ResultsReader& results, std::size_t region, const CommandLine& line,
                Console& console)
{
    const std::vector<Year> chosen =
        years_asked(line.values["years"].as<std::string>(), results.years());
    const io::NamedLabel& of_region = results.regions()[region];
    const std::vector<ScenarioSeries> series = results.scenario_series(region);
    if (line.speech.json) {
        console.out << nlohmann::ordered_json{{"region", of_region.id},
                                              {"scenarios",
                                               years_json(series, results.years(), chosen)}}
                           .dump(2)
                    << "\n";
    } else {
        console.out << of_region.name.in(line.speech.language) << "\n\n"
                    << years_table(series, results.years(), chosen, results.currency(),
                                   line.speech.language);
    }
}

void compare_results(const io::ResultsReader& results, const CommandLine& line, Console& console)
{
    for (const char* const option : {"by", "top", "max-cost"}) {
        if (line.values.count(option) > 0) {
            throw UsageError(localized("--{} is for sweep files", option));
        }
    }
    if (line.values.count("by-region") > 0) {
        const RegionTable table = region_table(results, line.values["by-region"].as<std::string>());
        console.out << (line.speech.json ? json_text(region_table_json(table))
                                         : region_table_text(table, line.speech.language));
        return;
    }
    const std::size_t region =
        label_position(results.regions(), "region", line, results.first_region());
    if (line.values.count("years") > 0) {
        show_years(results, region, line, console);
        return;
    }
    const Comparison comparison =
        compare(results.scenario_series(region), results.years(),
                default_milestones(results.years()), results.money(), results.plausible_gain());
    if (line.speech.json) {
        nlohmann::ordered_json json = comparison_json(comparison, results.currency());
        json["region"] = results.regions()[region].id;
        if (results.draws() > 0) {
            json["draws"] = drawn_json(results, comparison, region);
        }
        console.out << json_text(nlohmann::ordered_json{{"regions", {json}}});
    } else {
        const auto table =
            line.values["cost-ranges"].as<bool>() ? cost_range_table : comparison_table;
        console.out << results.regions()[region].name.in(line.speech.language) << "\n\n"
                    << table(comparison, results.currency(), line.speech.language)
                    << drawn_table(results, comparison, region, line.speech.language);
    }
}

/// The years of a list, which every place must have.
std::vector<Year> years_of_all(const std::string& list, const std::vector<ComparedPlace>& places)
{
    for (const ComparedPlace& place : places) {
        static_cast<void>(years_asked(list, place.years));
    }
    return years_asked(list, places.front().years);
}

/// Several results files beside each other, in the years asked for or in one that all have.
void compare_several(const CommandLine& line, Console& console)
{
    for (const char* const option : {"by", "top", "max-cost", "by-region"}) {
        if (line.values.count(option) > 0) {
            throw UsageError(localized("--{} is for one file", option));
        }
    }
    const std::string region =
        line.values.count("region") > 0 ? line.values["region"].as<std::string>() : "";
    const std::vector<ComparedPlace> places = compared_places(line.inputs, region);
    const std::vector<Year> years =
        line.values.count("years") > 0
            ? years_of_all(line.values["years"].as<std::string>(), places)
            : std::vector{common_year(places)};
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const Year year : years) {
        if (line.speech.json) {
            for (nlohmann::ordered_json& place : places_json(places, year)) {
                json.push_back(std::move(place));
            }
        } else {
            console.out << places_table(places, year, line.speech.language)
                        << (year == years.back() ? "" : "\n");
        }
    }
    if (line.speech.json) {
        console.out << json_text(nlohmann::ordered_json{{"places", json}});
    }
}

/// What a sweep is ranked by if nothing is asked: births, or else what it keeps first, in 2050, or
/// else in the last year that it keeps.
std::string default_question(const io::SweepReader& sweep)
{
    constexpr int usual_year = 2050;
    const std::vector<std::string> indicators = sweep.indicators();
    if (indicators.empty()) {
        throw UsageError("the sweep keeps no indicator to rank by");
    }
    const std::string usual = "births_total";
    const std::string indicator = sweep.contains(usual) ? usual : indicators.front();
    const std::vector<int> years = sweep.years(indicator);
    const bool has_usual = std::find(years.begin(), years.end(), usual_year) != years.end();
    return indicator + "_" + std::to_string(has_usual || years.empty() ? usual_year : years.back());
}

void compare_sweep(const io::SweepReader& sweep, const CommandLine& line, Console& console)
{
    if (line.values.count("years") > 0) {
        throw UsageError("--years is for results files; rank a sweep --by an indicator and a year");
    }
    sweep.require_all_parts();
    RankingQuestion question;
    const SweepPlan plan = io::read_sweep(sweep.inputs());
    const Dataset& dataset = plan.study().dataset();
    const std::vector<NamedLabel> regions = labels_of(dataset);
    question.region = label_position(regions, "region", line, dataset.first_shown());
    question.by =
        line.values.count("by") > 0 ? line.values["by"].as<std::string>() : default_question(sweep);
    if (line.values.count("top") > 0) {
        question.top = line.values["top"].as<std::size_t>();
    }
    if (line.values.count("max-cost") > 0) {
        question.max_cost = line.values["max-cost"].as<double>();
    }
    question.count_unpriced = line.values["count-unpriced"].as<bool>();
    const Ranking ranking = ranked(sweep, question);
    if (ranking.done < ranking.scenarios && !line.speech.quiet) {
        console.err << localized("{} of {} scenarios are there\n", ranking.done, ranking.scenarios)
                           .in(line.speech.language);
    }
    console.out << (line.speech.json ? json_text(ranking_json(ranking))
                                     : ranking_table(ranking, regions[question.region].name,
                                                     line.speech.language));
}

}  // namespace

ExitCode compare_command(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, compare_options(),
        {"natality compare [options] RESULTS.h5 …",
         "Shows the scenarios of a results file side by side: births, fertility, population, age\n"
         "structure and cost, each against the baseline. Of a sweep file: the packages that do "
         "best.\n"
         "Several results files, such as countries: beside each other, in one year.\n"
         "With --by-region: every region in one table, by one indicator.\n"
         "With --rules: each package of a results or scenario file under every rule by which\n"
         "measures combine."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    if (line->values["rules"].as<bool>()) {
        show_rules(*line, console);
        return ExitCode::done;
    }
    if (line->inputs.size() > 1) {
        compare_several(*line, console);
        return ExitCode::done;
    }
    const std::string file = single_input(*line, "results or sweep file");
    if (io::is_sweep_file(file)) {
        compare_sweep(io::SweepReader(file), *line, console);
    } else {
        compare_results(io::ResultsReader(file), *line, console);
    }
    return ExitCode::done;
}

}  // namespace natality::app
