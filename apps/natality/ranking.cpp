#include "ranking.hpp"

#include "labels.hpp"
#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/missing.hpp>
#include <natality/base/problems.hpp>
#include <natality/choice/ranking.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/sweep_variables.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace natality::app {

namespace {

InputError problem(const LocalText& sentence)
{
    return {Place{}, sentence};
}

/// An indicator of a sweep at one of its years.
struct Column {
    std::string indicator;
    int year = 0;
    std::size_t step = 0;
};

bool is_cost(const std::string& indicator)
{
    return find_cost_indicator(indicator) != nullptr;
}

Column column_of(const io::SweepReader& sweep, const std::string& by)
{
    const std::size_t line = by.rfind('_');
    int year = 0;
    const char* const end = by.data() + by.size();
    const char* const digits = line == std::string::npos ? end : by.data() + line + 1;
    if (const auto read = std::from_chars(digits, end, year); read.ptr != end || digits == end) {
        throw problem(
            localized("--by: '{}' is not an indicator and a year, such as births_2050", by));
    }
    const std::string indicator = indicator_asked(by.substr(0, line));
    if (!sweep.contains(indicator)) {
        throw problem(localized("--by: the sweep does not keep '{}'; {}", indicator,
                                nearest_name_hint(indicator, sweep.indicators())));
    }
    const std::vector<int> years = sweep.years(indicator);
    const auto found = std::find(years.begin(), years.end(), year);
    if (found == years.end()) {
        const int apart = years.size() > 1 ? years[1] - years[0] : 1;
        throw problem(localized("--by: the sweep keeps {} from {} to {}, every {} years; {} is "
                                "not among them",
                                indicator, years.front(), years.back(), apart, year));
    }
    return {indicator, year, static_cast<std::size_t>(found - years.begin())};
}

/// Costs by scenario, and the variable they are read from.
struct KeptCosts {
    std::string indicator;
    std::vector<double> through_year;
};

/// Costs through a year; nothing where the sweep does not keep them for every year.
std::optional<KeptCosts> costs_through(const io::SweepReader& sweep, int year, std::size_t region)
{
    for (const auto id : {incremental_cost_id, cost_id}) {
        const std::string indicator(id);
        if (!sweep.contains(indicator)) {
            continue;
        }
        const std::vector<int> years = sweep.years(indicator);
        const auto after = std::upper_bound(years.begin(), years.end(), year);
        if (sweep.has_every_year(indicator) && after != years.begin()) {
            const auto last = static_cast<std::size_t>(after - years.begin()) - 1;
            return KeptCosts{indicator, sweep.sums_through(indicator, last, region)};
        }
    }
    return std::nullopt;
}

std::vector<std::size_t> measures_in_use(const io::SweepReader& sweep, std::size_t scenario)
{
    const std::vector<double> levels = sweep.levels(scenario);
    std::vector<std::size_t> in_use;
    for (std::size_t m = 0; m < levels.size(); ++m) {
        if (!std::isnan(levels[m])) {
            in_use.push_back(m);
        }
    }
    return in_use;
}

/// By scenario, whether it holds a measure whose price is not known.
std::vector<bool> with_unpriced_measures(const io::SweepReader& sweep)
{
    const SweepPlan plan = io::read_sweep(sweep.inputs());
    const auto catalogue = plan.study().catalogue().measures();
    std::vector<bool> unpriced;
    for (const io::SweepMeasure& measure : sweep.measures()) {
        const auto found =
            std::find_if(catalogue.begin(), catalogue.end(),
                         [&](const Measure& known) { return known.id == measure.id; });
        unpriced.push_back(found != catalogue.end() && acts_without_price(*found));
    }
    return sweep.holding(unpriced);
}

/// Measures by number, neighbours as a range: `1-4,6`; those without a number by id.
std::string measures_text(const std::vector<std::size_t>& in_use,
                          const std::vector<io::SweepMeasure>& measures)
{
    std::string text;
    for (std::size_t i = 0; i < in_use.size();) {
        std::size_t last = i;
        const auto number = [&](std::size_t at) { return measures[in_use[at]].number; };
        while (number(i) != 0 && last + 1 < in_use.size() && number(last + 1) == number(last) + 1) {
            ++last;
        }
        text += text.empty() ? "" : ",";
        text += number(i) == 0 ? measures[in_use[i]].id : std::to_string(number(i));
        if (last > i) {
            text += (last > i + 1 ? "-" : ",") + std::to_string(number(last));
        }
        i = last + 1;
    }
    return text;
}

/// What the costs are: all that is paid, or that beyond the baseline.
std::string cost_note(const Ranking& ranking, Language language)
{
    if (ranking.cost_indicator.empty()) {
        return localized("Costs were not kept.").in(language);
    }
    if (ranking.cost_indicator == incremental_cost_id) {
        return localized("Cost: beyond\nthe baseline's, summed through the year.").in(language);
    }
    return localized("Cost: all that\nis paid, today's level included, summed through the year.")
        .in(language);
}

/// What a package costs, or the least it may.
std::string ranked_cost(const RankedScenario& one, const Scale& scale)
{
    const std::string cost = number_text(one.cost, scale);
    return one.has_unpriced && !std::isnan(one.cost) ? "≥" + cost : cost;
}

/// What became of packages with measures of unknown price.
std::string unpriced_note(const Ranking& ranking, Language language)
{
    if (ranking.unpriced > 0) {
        return localized("{} packages have measures of unknown price and are left out "
                         "(--count-unpriced\ntakes them as free).\n",
                         ranking.unpriced)
            .in(language);
    }
    const bool any =
        std::any_of(ranking.best.begin(), ranking.best.end(), [](const RankedScenario& one) {
            return one.has_unpriced && !std::isnan(one.cost);
        });
    if (!any) {
        return "";
    }
    return localized("≥: at least; the package has measures of unknown price.\n").in(language);
}

}  // namespace

Ranking ranked(const io::SweepReader& sweep, const RankingQuestion& question)
{
    const Column column = column_of(sweep, question.by);
    const std::vector<double> values = sweep.values(column.indicator, column.step, question.region);
    const auto kept_costs = costs_through(sweep, column.year, question.region);
    if (question.max_cost && !kept_costs) {
        throw problem(localized("--max-cost: the sweep does not keep the cost of every year"));
    }
    const std::vector<bool> has_unpriced = with_unpriced_measures(sweep);
    const bool is_by_cost = is_cost(column.indicator) || question.max_cost;
    RankedValues packages{.values = values};
    if (kept_costs) {
        packages.costs = kept_costs->through_year;
    }
    if (is_by_cost && !question.count_unpriced) {
        packages.left_out = has_unpriced;
    }
    const RankedPackages found = rank(packages, {.top = question.top,
                                                 .max_cost = question.max_cost,
                                                 .lowest_first = is_cost(column.indicator)});
    Ranking ranking{.indicator = column.indicator,
                    .year = column.year,
                    .region = sweep.regions().at(question.region),
                    .currency = sweep.currency(),
                    .scenarios = values.size(),
                    .done = found.known,
                    .affordable = found.affordable,
                    .unpriced = found.left_out,
                    .baseline = values.front(),
                    .cost_indicator = kept_costs ? kept_costs->indicator : "",
                    .measures = sweep.measures(),
                    .best = {}};
    for (const std::size_t s : found.best) {
        ranking.best.push_back({s, values[s], kept_costs ? packages.costs[s] : missing,
                                has_unpriced[s], measures_in_use(sweep, s)});
    }
    return ranking;
}

std::string ranking_table(const Ranking& ranking, const LocalText& region, Language language)
{
    constexpr std::size_t measures_width = 30;
    double largest_value = std::abs(ranking.baseline);
    double largest_cost = 0.0;
    for (const RankedScenario& one : ranking.best) {
        largest_value = std::max(largest_value, std::abs(one.value));
        largest_cost = std::isnan(one.cost) ? largest_cost : std::max(largest_cost, one.cost);
    }
    const Scale of_values = scale_of(largest_value, language);
    const Scale of_costs = scale_of(largest_cost, language);
    TextTable table;
    table.add({localized("measures").in(language), localized("scenario").in(language),
               headed(localized("value").in(language), of_values), localized("change").in(language),
               headed(ranking.currency, of_costs)});
    table.add_rule();
    for (const RankedScenario& one : ranking.best) {
        const double change = 100.0 * (one.value / ranking.baseline - 1.0);
        table.add({fitted(measures_text(one.measures, ranking.measures), measures_width),
                   std::to_string(one.scenario), number_text(one.value, of_values),
                   std::isfinite(change) ? fmt::format("{:+.2f} %", change) : "-",
                   ranked_cost(one, of_costs)});
    }
    const std::string head = localized("{} in {}, {}: the best {} of {} scenarios\n\n",
                                       indicator_name(ranking.indicator), ranking.year, region,
                                       ranking.best.size(), ranking.affordable)
                                 .in(language);
    return head + table.text() +
           localized("\nMeasures by number, see 'natality measures'. ").in(language) +
           cost_note(ranking, language) + "\n" + unpriced_note(ranking, language);
}

nlohmann::ordered_json ranking_json(const Ranking& ranking)
{
    using Json = nlohmann::ordered_json;
    const auto number = [](double value) { return std::isnan(value) ? Json() : Json(value); };
    Json best = Json::array();
    for (const RankedScenario& one : ranking.best) {
        Json ids = Json::array();
        for (const std::size_t m : one.measures) {
            ids.push_back(ranking.measures[m].id);
        }
        best.push_back({{"scenario", one.scenario},
                        {"value", number(one.value)},
                        {"change", number(one.value - ranking.baseline)},
                        {"cost", number(one.cost)},
                        {"has_unpriced_measures", one.has_unpriced},
                        {"measures", ids}});
    }
    return {{"indicator", ranking.indicator},
            {"year", ranking.year},
            {"region", ranking.region},
            {"currency", ranking.currency},
            {"scenarios", ranking.scenarios},
            {"done", ranking.done},
            {"affordable", ranking.affordable},
            {"unpriced_left_out", ranking.unpriced},
            {"baseline", number(ranking.baseline)},
            {"best", best}};
}

}  // namespace natality::app
