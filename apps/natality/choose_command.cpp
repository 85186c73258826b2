#include "commands.hpp"
#include "json_values.hpp"
#include "number_scale.hpp"
#include "package_values.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/choice/selection.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <ostream>
#include <set>
#include <string_view>

namespace natality::app {

namespace po = boost::program_options;

namespace {

using Json = nlohmann::ordered_json;

/// What is to be chosen by.
struct ChoiceQuestion {
    ValueQuestion of;
    /// A value or, relative, a change of the baseline's.
    std::optional<double> target;
    bool is_relative = false;
    /// Cost beyond the baseline's, summed through the year or, as the question says, of a year.
    std::optional<double> budget;

    [[nodiscard]] double target_value(double baseline) const
    {
        return is_relative ? baseline * (1.0 + *target) : *target;
    }
};

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

ChoiceQuestion question_of(const CommandLine& line)
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

/// The package chosen, and whether it answers what was asked.
struct Answer {
    std::optional<std::size_t> package;
    bool is_reached = true;
};

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

std::size_t left_out(const PackageValues& all)
{
    return static_cast<std::size_t>(
        std::count_if(all.costs.begin(), all.costs.end(), [](double c) { return std::isnan(c); }));
}

/// At most ten packages of the front, evenly along it, and the one chosen.
std::vector<std::size_t> shown_of(const std::vector<std::size_t>& front,
                                  const std::optional<std::size_t>& chosen)
{
    constexpr std::size_t most = 10;
    std::set<std::size_t> places;
    for (std::size_t k = 0; k < most && !front.empty(); ++k) {
        places.insert(k * (front.size() - 1) / (most - 1));
    }
    const auto found = chosen ? std::find(front.begin(), front.end(), *chosen) : front.end();
    if (found != front.end()) {
        places.insert(static_cast<std::size_t>(found - front.begin()));
    }
    std::vector<std::size_t> shown;
    for (const std::size_t place : places) {
        shown.push_back(front[place]);
    }
    return shown;
}

std::string verdict(const ChoiceQuestion& question, const Answer& answer, Language language)
{
    if (!answer.package) {
        return localized("No package can be chosen.").in(language);
    }
    if (!answer.is_reached) {
        return localized("The target is out of reach; * comes nearest.").in(language);
    }
    if (question.budget) {
        return localized("* is the best within the budget.").in(language);
    }
    return localized("* is the cheapest that reaches the target.").in(language);
}

LocalText cost_note(bool is_of_a_year)
{
    return is_of_a_year
               ? localized("Rows lie on the front: no other package brings as much for less. "
                           "Cost: beyond\nthe baseline's, of the dearest year up to that year.\n")
               : localized("Rows lie on the front: no other package brings as much for less. "
                           "Cost: beyond\nthe baseline's, summed through the year.\n");
}

std::string choice_table(const PackageValues& all, const ChoiceQuestion& question,
                         const Answer& answer, Language language)
{
    const std::vector<std::size_t> front = pareto_front(all.values, all.costs);
    const double baseline = all.values.front();
    double largest_cost = 0.0;
    for (const std::size_t package : front) {
        largest_cost = std::max(largest_cost, std::abs(all.costs[package]));
    }
    const Scale of_values = scale_of(std::abs(baseline), language);
    const Scale of_costs = scale_of(largest_cost, language);
    TextTable table;
    table.add({localized("measures").in(language),
               headed(localized("value").in(language), of_values), localized("change").in(language),
               headed(all.currency, of_costs), ""});
    table.add_rule();
    for (const std::size_t package : shown_of(front, answer.package)) {
        const double change = 100.0 * (all.values[package] / baseline - 1.0);
        table.add({fitted(package_text(all, package, language), 34),
                   number_text(all.values[package], of_values), fmt::format("{:+.2f} %", change),
                   number_text(all.costs[package], of_costs),
                   answer.package == package ? "*" : ""});
    }
    const std::size_t unpriced = left_out(all);
    std::string text = fmt::format("{}, {}\n\n", question.of.text(), all.region) + table.text();
    text += "\n" + verdict(question, answer, language) + "\n";
    text += cost_note(question.of.is_cost_of_a_year).in(language);
    if (unpriced > 0) {
        text += localized("{} packages with a measure of unknown price are left out "
                          "(--count-unpriced\ntakes them as free).\n",
                          unpriced)
                    .in(language);
    }
    return text;
}

Json package_json(const PackageValues& all, std::size_t package)
{
    Json ids = Json::array();
    for (std::size_t m = 0; m < all.measures.size(); ++m) {
        if (((package >> m) & 1U) != 0) {
            ids.push_back(all.measures[m].id);
        }
    }
    return {{"measures", ids},
            {"value", all.values[package]},
            {"change", all.values[package] / all.values.front() - 1.0},
            {"cost", all.costs[package]}};
}

Json choice_json(const PackageValues& all, const ChoiceQuestion& question, const Answer& answer)
{
    Json json{{"of", question.of.text()},
              {"region", all.region},
              {"baseline", all.values.front()},
              {"is_reached", answer.is_reached},
              {"cost", question.of.is_cost_of_a_year ? "dearest_year" : "sum"},
              {"left_out", left_out(all)}};
    json["chosen"] = answer.package ? package_json(all, *answer.package) : Json(nullptr);
    json["front"] = Json::array();
    for (const std::size_t package : pareto_front(all.values, all.costs)) {
        json["front"].push_back(package_json(all, package));
    }
    return json;
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
    add("region", po::value<std::string>(), "region (default: the first)");
    return options;
}

}  // namespace

ExitCode choose_command(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, choose_options(),
        {"natality choose [options] SWEEP.h5|SCENARIO.toml",
         "Finds the cheapest package for a target, or the best for a budget, among all packages "
         "of\n"
         "some measures, and shows the front between value and cost. Exact: every package is\n"
         "looked at, from a sweep file or run on the spot."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const ChoiceQuestion question = question_of(*line);
    const std::string input = single_input(*line, "sweep or scenario file");
    const PackageValues all = package_values(input, question.of, *line, console);
    if (std::isnan(all.costs.front())) {
        throw UsageError(localized("{}: does not keep incremental_cost of every year, which "
                                   "choosing needs; add it to [output.indicators] of the sweep",
                                   input));
    }
    const Answer answer = answer_to(question, all);
    if (line->speech.json) {
        console.out << json_text(choice_json(all, question, answer));
    } else {
        console.out << choice_table(all, question, answer, line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
