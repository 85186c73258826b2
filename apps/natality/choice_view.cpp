#include "choice_view.hpp"

#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/choice/selection.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace natality::app {

namespace {

using Json = nlohmann::ordered_json;

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

/// What draws say of a package, if they were kept of it.
Json odds_json(const DrawnChoice& draws, std::size_t package)
{
    const PackageOdds odds = draws.all.of(package);
    Json json{{"reaches_target", odds.reaches_target},
              {"keeps_budget", odds.keeps_budget},
              {"on_front", odds.on_front},
              {"mean_value", odds.mean_value},
              {"mean_cost", odds.mean_cost}};
    const auto shown = draws.shown.find(package);
    if (shown != draws.shown.end()) {
        const auto points = [](const DrawnInterval& interval) {
            return Json{{"p10", interval.low}, {"p50", interval.median}, {"p90", interval.high}};
        };
        json["change"] = points(drawn_interval(shown->second.change));
        json["cost"] = points(drawn_interval(shown->second.cost));
    }
    return json;
}

Json package_json(const ChoiceView& view, std::size_t package)
{
    const PackageValues& all = view.all;
    Json ids = Json::array();
    for (std::size_t m = 0; m < all.measures.size(); ++m) {
        if (((package >> m) & 1U) != 0) {
            ids.push_back(all.measures[m].id);
        }
    }
    Json json{{"measures", ids},
              {"value", all.values[package]},
              {"change", all.values[package] / all.values.front() - 1.0},
              {"cost", all.costs[package]}};
    if (view.question.also) {
        json["also"] = all.also[package];
    }
    if (view.draws) {
        json["draws"] = odds_json(*view.draws, package);
    }
    return json;
}

/// Columns of the measures of a package, without and with draws.
constexpr std::size_t widest_choice = 34;
constexpr std::size_t widest_drawn_choice = 20;
constexpr std::size_t widest_of_level = 36;

struct ChoiceScales {
    Scale values;
    Scale costs;
    Scale also;
};

ChoiceScales choice_scales(const ChoiceView& view, const std::vector<std::size_t>& front,
                           Language language)
{
    double largest_cost = 0.0;
    double largest_also = 0.0;
    for (const std::size_t package : front) {
        largest_cost = std::max(largest_cost, std::abs(view.all.costs[package]));
        if (!view.all.also.empty()) {
            largest_also = std::max(largest_also, std::abs(view.all.also[package]));
        }
    }
    return {scale_of(std::abs(view.all.values.front()), language), scale_of(largest_cost, language),
            scale_of(largest_also, language)};
}

std::vector<std::string> choice_head(const ChoiceView& view, const ChoiceScales& scales,
                                     Language language)
{
    std::vector<std::string> head{localized("measures").in(language)};
    if (!view.draws) {
        head.push_back(headed(localized("value").in(language), scales.values));
    }
    head.push_back(localized("change").in(language));
    if (view.draws) {
        head.push_back(localized("80 % of draws").in(language));
        const LocalText is_met = view.question.budget ? localized("kept") : localized("reached");
        head.push_back(is_met.in(language));
        head.push_back(localized("front").in(language));
    }
    if (view.question.also) {
        head.push_back(headed(localized("also").in(language), scales.also));
    }
    head.push_back(headed(view.all.currency, scales.costs));
    head.emplace_back("");
    return head;
}

std::string share_or_dash(double share)
{
    return std::isnan(share) ? "-" : fmt::format("{:.0f} %", 100.0 * share);
}

std::vector<std::string> choice_row(const ChoiceView& view, std::size_t package,
                                    const ChoiceScales& scales, Language language)
{
    const PackageValues& all = view.all;
    const double change = 100.0 * (all.values[package] / all.values.front() - 1.0);
    std::vector<std::string> row{fitted(package_text(all, package, language),
                                        view.draws ? widest_drawn_choice : widest_choice)};
    if (!view.draws) {
        row.push_back(number_text(all.values[package], scales.values));
    }
    row.push_back(fmt::format("{:+.2f} %", change));
    if (view.draws) {
        const DrawnInterval interval = drawn_interval(view.draws->shown.at(package).change);
        const PackageOdds odds = view.draws->all.of(package);
        row.push_back(
            fmt::format("{:+.2f} … {:+.2f} %", 100.0 * interval.low, 100.0 * interval.high));
        row.push_back(
            share_or_dash(view.question.budget ? odds.keeps_budget : odds.reaches_target));
        row.push_back(share_or_dash(odds.on_front));
    }
    if (view.question.also) {
        row.push_back(number_text(all.also[package], scales.also));
    }
    row.push_back(number_text(all.costs[package], scales.costs));
    row.emplace_back(view.answer.package == package ? "*" : "");
    return row;
}

/// What draws say beyond the table.
std::string odds_note(const ChoiceView& view, Language language)
{
    const ChoiceDraws& draws = view.draws->all;
    std::string text =
        localized("{} draws, the same for every package; changes are from the same draw's "
                  "baseline.\n",
                  draws.draws())
            .in(language);
    if (!view.question.budget) {
        return text;
    }
    const auto least = draws.least_regret();
    const auto best = draws.best_on_average(*view.question.budget);
    const auto named = [&](const std::optional<std::size_t>& package) {
        return package ? package_text(view.all, *package, language)
                       : localized("no package").in(language);
    };
    text += localized("best on average: {}\n", named(best)).in(language);
    text += localized("least regret in its worst draw: {}\n", named(least)).in(language);
    return text;
}

/// The levels in between, what they bring and what they cost.
std::string levels_table(const ChoiceView& view, const ChoiceScales& scales, Language language)
{
    const ChosenLevels& levels = *view.levels;
    TextTable table;
    table.add({localized("levels in between").in(language), localized("level").in(language), "",
               localized("of full").in(language)});
    table.add_rule();
    for (const ChosenLevels::OfMeasure& of : levels.measures) {
        if (100.0 * of.share < 0.5) {
            continue;  // As good as today's level, and 0 % in the table.
        }
        const ValuedMeasure& measure = view.all.measures[of.measure];
        table.add({fitted(fmt::format("{} {}", measure.number, measure.name.in(language)),
                          widest_of_level),
                   fmt::format("{:.4g}", of.level),
                   fitted(of.unit.in(language), widest_drawn_choice),
                   fmt::format("{:.0f} %", 100.0 * of.share)});
    }
    const std::string value = headed(localized("value").in(language), scales.values);
    const LocalText found =
        localized("{}: {} ({:+.2f} %); {}: {}. {} packages of levels were tried.", value,
                  number_text(levels.value, scales.values),
                  100.0 * (levels.value / view.all.values.front() - 1.0),
                  headed(view.all.currency, scales.costs), number_text(levels.cost, scales.costs),
                  levels.tried);
    return "\n" + table.text() + "\n" + lines_of(found.in(language));
}

Json levels_json(const ChoiceView& view)
{
    Json measures = Json::array();
    for (const ChosenLevels::OfMeasure& of : view.levels->measures) {
        measures.push_back(
            {{"id", view.all.measures[of.measure].id}, {"level", of.level}, {"share", of.share}});
    }
    return {{"measures", measures},
            {"value", view.levels->value},
            {"change", view.levels->value / view.all.values.front() - 1.0},
            {"cost", view.levels->cost},
            {"tried", view.levels->tried}};
}

}  // namespace

std::vector<std::size_t> front_of(const PackageFigures& figures)
{
    return figures.also.empty() ? pareto_front(figures.values, figures.costs)
                                : pareto_front(figures.values, figures.also, figures.costs);
}

std::string choice_table(const ChoiceView& view, Language language)
{
    const PackageValues& all = view.all;
    const std::vector<std::size_t> front = front_of(all);
    const ChoiceScales scales = choice_scales(view, front, language);
    TextTable table;
    table.add(choice_head(view, scales, language));
    table.add_rule();
    for (const std::size_t package : shown_of(front, view.answer.package)) {
        table.add(choice_row(view, package, scales, language));
    }
    const std::size_t unpriced = left_out(all);
    std::string text =
        localized("{}, {}", view.question.of.name(), all.region.name).in(language) + "\n";
    if (view.question.also) {
        text += localized("also: {}\n", view.question.also->name()).in(language);
    }
    text += "\n" + table.text();
    text += "\n" + verdict(view.question, view.answer, language) + "\n";
    text += cost_note(view.question.of.is_cost_of_a_year).in(language);
    text += view.draws ? odds_note(view, language) : "";
    if (unpriced > 0) {
        text += localized("{} packages with a measure of unknown price are left out "
                          "(--count-unpriced\ntakes them as free).\n",
                          unpriced)
                    .in(language);
    }
    return text + (view.levels ? levels_table(view, scales, language) : "");
}

nlohmann::ordered_json choice_json(const ChoiceView& view)
{
    const PackageValues& all = view.all;
    Json json{{"of", view.question.of.text()},
              {"region", all.region.id},
              {"baseline", all.values.front()},
              {"is_reached", view.answer.is_reached},
              {"cost", view.question.of.is_cost_of_a_year ? "dearest_year" : "sum"},
              {"left_out", left_out(all)}};
    json["chosen"] = view.answer.package ? package_json(view, *view.answer.package) : Json(nullptr);
    if (view.levels) {
        json["levels"] = levels_json(view);
    }
    json["front"] = Json::array();
    for (const std::size_t package : front_of(all)) {
        json["front"].push_back(package_json(view, package));
    }
    if (view.draws) {
        const ChoiceDraws& draws = view.draws->all;
        json["draws"] = draws.draws();
        if (view.question.budget) {
            const auto least = draws.least_regret();
            const auto best = draws.best_on_average(*view.question.budget);
            json["least_regret"] = least ? package_json(view, *least) : Json(nullptr);
            json["best_on_average"] = best ? package_json(view, *best) : Json(nullptr);
        }
    }
    return json;
}

}  // namespace natality::app
