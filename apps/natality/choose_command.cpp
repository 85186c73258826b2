#include "choice_view.hpp"
#include "commands.hpp"
#include "draw_options.hpp"
#include "json_values.hpp"
#include "level_choice.hpp"
#include "package_draws.hpp"
#include "processes.hpp"

#include <natality/base/localized.hpp>
#include <natality/choice/selection.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

namespace natality::app {

namespace po = boost::program_options;

namespace {

std::optional<double> number_in(const std::string& text)
{
    double value = 0.0;
    const char* const begin = text.data() + (text.starts_with('+') ? 1 : 0);
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(begin, end, value);
    const bool is_number = begin != end && read.ptr == end && std::isfinite(value);
    return is_number ? std::optional(value) : std::nullopt;
}

/// `births_2035=+5%` or `births_2035=8e6`.
ChoiceQuestion target_question(const std::string& text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) {
        throw UsageError(localized("--target: '{}' needs a number, such as births_2035=+5%", text));
    }
    ChoiceQuestion question;
    question.of = value_question(text.substr(0, equals));
    std::string number = text.substr(equals + 1);
    question.is_relative = number.ends_with('%');
    if (question.is_relative) {
        number.pop_back();
    }
    const std::optional<double> value = number_in(number);
    if (!value) {
        throw UsageError(localized(
            "--target: '{}' is not an indicator, a year and a number, such as births_2035=+5%",
            text));
    }
    question.target = *value / (question.is_relative ? 100.0 : 1.0);
    return question;
}

/// `2e12`, or `2e11/year`: no more in any year.
ChoiceQuestion budget_question(std::string text, const std::string& of)
{
    constexpr std::string_view a_year = "/year";
    ChoiceQuestion question;
    question.of = value_question(of);
    question.of.is_cost_of_a_year = text.ends_with(a_year);
    const std::string whole = text;
    if (question.of.is_cost_of_a_year) {
        text.resize(text.size() - a_year.size());
    }
    question.budget = number_in(text);
    if (!question.budget) {
        throw UsageError(
            localized("--budget: '{}' is not an amount, such as 2e12 or 2e11/year", whole));
    }
    return question;
}

ChoiceQuestion main_question(const CommandLine& line)
{
    const bool has_target = line.values.count("target") > 0;
    const bool has_budget = line.values.count("budget") > 0;
    if (has_target == has_budget) {
        throw UsageError("give either --target, such as births_2035=+5%, or --budget");
    }
    if (has_target) {
        return target_question(line.values["target"].as<std::string>());
    }
    return budget_question(line.values["budget"].as<std::string>(),
                           line.values["of"].as<std::string>());
}

ChoiceQuestion question_of(const CommandLine& line)
{
    ChoiceQuestion question = main_question(line);
    if (question.of.is_less_better) {
        throw UsageError(
            localized("'{}': what is chosen by is to be more; see --also", question.of.text()));
    }
    if (line.values.count("also") > 0) {
        question.also = value_question(line.values["also"].as<std::string>());
    }
    return question;
}

PackageQuestion package_question(const CommandLine& line)
{
    const ChoiceQuestion question = question_of(line);
    return {question.of, question.also};
}

Answer answer_to(const ChoiceQuestion& question, const PackageValues& all)
{
    if (question.budget) {
        const auto best = best_within_budget(all.values, all.costs, *question.budget);
        return {best, best.has_value()};
    }
    const auto cheapest =
        least_cost(all.values, all.costs, question.target_value(all.values.front()));
    return cheapest ? Answer{cheapest->package, cheapest->is_reached} : Answer{{}, false};
}

po::options_description choose_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("target", po::value<std::string>(),
        "what to reach at least cost: births_2035=+5%, births_to_2050=2.5e8");
    add("budget", po::value<std::string>(),
        "cost beyond the baseline's, summed through the year of --of, to get the most for; "
        "2e11/year: no more in any year up to it");
    add("of", po::value<std::string>()->default_value("births_to_2050"),
        "with --budget: what is to be the most, an indicator and a year");
    add("count-unpriced", po::bool_switch(), "take measures of unknown price as free");
    add("package", po::value<std::string>(),
        "of a scenario file: the package of whose measures to choose (default: the largest)");
    add("measures", po::value<std::string>(),
        "of a scenario file: these of the package's measures alone, by id, number or name: 3,5,12");
    add("region", po::value<std::string>(), "region (default: the first)");
    add("also", po::value<std::string>(),
        "a second value on the front: population_2050, or -old_age_dependency_ratio_2050 where "
        "less is better");
    add("levels", po::bool_switch(),
        "then search levels between today's and the full ones that do better");
    add_draw_options(options);
    return options;
}

/// The packages whose draws are kept one by one: those that the table may show.
std::vector<std::size_t> packages_shown(const PackageFigures& figures, const Answer& answer)
{
    std::vector<std::size_t> packages = front_of(figures);
    if (answer.package &&
        std::find(packages.begin(), packages.end(), *answer.package) == packages.end()) {
        packages.push_back(*answer.package);
    }
    return packages;
}

void add_draw(const ChoiceQuestion& question, const PackageFigures& figures, DrawnChoice& drawn)
{
    const double baseline = figures.values.front();
    drawn.all.add({.values = figures.values,
                   .costs = figures.costs,
                   .target = question.target ? question.target_value(baseline) : baseline,
                   .budget = question.budget.value_or(std::numeric_limits<double>::infinity())});
    for (auto& [package, kept] : drawn.shown) {
        kept.change.push_back(figures.values[package] / baseline - 1.0);
        kept.cost.push_back(figures.costs[package]);
    }
}

/// What draws say; nothing where none are asked for.
/// \param team that shares them; null for this process alone.
std::optional<DrawnChoice> drawn_choice(const std::string& input, const ChoiceQuestion& question,
                                        const std::vector<std::size_t>& shown,
                                        const CommandLine& line, Console& console, TeamLeader* team)
{
    const auto asked = package_draws(package_files(input), {question.of, question.also}, line);
    if (!asked) {
        return std::nullopt;
    }
    DrawnChoice drawn{ChoiceDraws(static_cast<std::size_t>(asked->plan.design().size())), {}};
    for (const std::size_t package : shown) {
        drawn.shown[package];
    }
    run_package_draws(*asked, line, console, team, [&](PackageFigures figures) {
        return [&question, &drawn, figures = std::move(figures)] {
            add_draw(question, figures, drawn);
        };
    });
    return drawn;
}

}  // namespace

ExitCode choose_command(const Arguments& arguments, Console& console)
{
    const std::unique_ptr<Transport> processes = joined_processes(arguments);
    if (processes && processes->rank() != 0) {
        return assist_with_package_draws(*processes, {choose_options(), package_question}, console);
    }
    std::optional<TeamLeader> team;
    if (processes) {
        team.emplace(*processes);
    }
    const auto line = parse_command_line(
        arguments, choose_options(),
        {"natality choose [options] SWEEP.h5|SCENARIO.toml",
         "Finds the cheapest package for a target, or the best for a budget, among all packages "
         "of\n"
         "some measures, and shows the front between value and cost. Exact: every package is\n"
         "looked at, from a sweep file or run on the spot. With draws, how certain that is."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const ChoiceQuestion question = question_of(*line);
    const std::string input = single_input(*line, "sweep or scenario file");
    ChoiceView view{
        package_values(input, {question.of, question.also}, *line, console), question, {}};
    if (std::isnan(view.all.costs.front())) {
        throw UsageError(localized("{}: does not keep incremental_cost of every year, which "
                                   "choosing needs; add it to [output.indicators] of the sweep",
                                   input));
    }
    view.answer = answer_to(question, view.all);
    view.draws = drawn_choice(input, question, packages_shown(view.all, view.answer), *line,
                              console, team ? &*team : nullptr);
    if (line->values["levels"].as<bool>()) {
        view.levels = chosen_levels(input, question, view.all, view.answer, *line, console);
    }
    if (line->speech.json) {
        console.out << json_text(choice_json(view));
    } else {
        console.out << choice_table(view, line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
