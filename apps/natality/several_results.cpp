#include "several_results.hpp"

#include "command_line.hpp"
#include "json_values.hpp"
#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <sstream>

namespace natality::app {

namespace {

constexpr std::size_t widest_scenario = 22;

/// What a scenario is in one year; births and cost a year where steps are wider.
struct Figures {
    double births = 0.0;
    double tfr = 0.0;
    double population = 0.0;
    double share_65_over = 0.0;
    double cost = 0.0;
};

Figures figures_in(const ScenarioSeries& scenario, const YearAxis& years, Year year)
{
    const Index t = event_index(years, year);
    return {scenario.births(t) / years.step(), scenario.tfr(t), scenario.population(t),
            scenario.population_65_over(t) / scenario.population(t),
            scenario.incremental_cost(t) / years.step()};
}

/// Position of the region asked for among those of a file.
std::size_t region_of(const io::ResultsReader& results, const std::string& region)
{
    if (region.empty()) {
        return results.first_region();
    }
    const std::optional<std::size_t> found = position_asked(region, results.regions());
    if (!found) {
        throw InputError(
            {results.file(), 0},
            localized("no region '{}'; {}", region, nearest_label_hint(region, results.regions())));
    }
    return *found;
}

LocalText title_of(const io::ResultsReader& results)
{
    const auto text = [&](const char* name) {
        return files::text_attribute(results.attributes(), name).value_or("");
    };
    return {text("dataset_title"), text("dataset_title_zh")};
}

int last_year_of(const YearAxis& years)
{
    return years.first().value + static_cast<int>(years.size()) * years.step() - 1;
}

/// Per cent, or a dash where the share is not known.
std::string share_cell(double share)
{
    return std::isfinite(share) ? fmt::format("{:.1f}", 100.0 * share) : "-";
}

/// A cost, or a dash where the scenario costs nothing more than its baseline.
std::string cost_cell(const ComparedPlace& place, double cost, const Scale& scale)
{
    return cost == 0.0 || !std::isfinite(cost)
               ? "-"
               : fmt::format("{:.1f} {}", cost / scale.unit, place.currency);
}

/// The scale of the largest of these figures.
Scale scale_of_all(const std::vector<ComparedPlace>& places, Year year, Language language,
                   double Figures::*figure)
{
    double largest = 0.0;
    for (const ComparedPlace& place : places) {
        for (const ScenarioSeries& scenario : place.scenarios) {
            const double value = std::abs(figures_in(scenario, place.years, year).*figure);
            largest = std::isfinite(value) ? std::max(largest, value) : largest;
        }
    }
    return scale_of(largest, language);
}

/// The lines of a table with the name of each place above its scenarios.
std::string with_titles(const std::string& table, const std::vector<ComparedPlace>& places,
                        Language language)
{
    constexpr int heading = 3;
    std::istringstream lines(table);
    std::string text;
    std::string line;
    for (int row = 0; row < heading && std::getline(lines, line); ++row) {
        text += line + "\n";
    }
    for (const ComparedPlace& place : places) {
        const std::string name =
            fmt::format("{} – {}", place.title.in(language), place.region.name.in(language));
        text += (&place == &places.front() ? "" : "\n") + fitted(name, page_width) + "\n";
        for (std::size_t row = 0; row < place.scenarios.size(); ++row) {
            std::getline(lines, line);
            text += line + "\n";
        }
    }
    return text;
}

/// Said where costs are in several currencies.
std::string note_of_currencies(const std::vector<ComparedPlace>& places, Language language)
{
    std::set<std::string> currencies;
    for (const ComparedPlace& place : places) {
        currencies.insert(place.currency);
    }
    if (currencies.size() < 2) {
        return {};
    }
    const std::vector<std::string> names(currencies.begin(), currencies.end());
    return "\n" + lines_of(localized("Costs are in each file's own currency ({}) and prices; they "
                                     "do not compare without exchange rates.",
                                     listed(names))
                               .in(language));
}

}  // namespace

std::vector<ComparedPlace> compared_places(const std::vector<std::string>& files,
                                           const std::string& region)
{
    std::vector<ComparedPlace> places;
    for (const std::string& file : files) {
        const io::ResultsReader results(file);
        const std::size_t position = region_of(results, region);
        places.push_back({file, title_of(results), results.regions()[position], results.currency(),
                          results.years(), results.scenario_series(position)});
    }
    return places;
}

Year common_year(const std::vector<ComparedPlace>& places)
{
    constexpr int ahead = 30;
    int first = std::numeric_limits<int>::min();
    int last = std::numeric_limits<int>::max();
    for (const ComparedPlace& place : places) {
        first = std::max(first, place.years.first().value);
        last = std::min(last, last_year_of(place.years));
    }
    if (first > last) {
        throw UsageError("the results files have no year in common");
    }
    return Year{std::min(first + ahead, last)};
}

std::string places_table(const std::vector<ComparedPlace>& places, Year year, Language language)
{
    const auto scale = [&](double Figures::*figure) {
        return scale_of_all(places, year, language, figure);
    };
    const Scale births = scale(&Figures::births);
    const Scale people = scale(&Figures::population);
    const Scale costs = scale(&Figures::cost);
    TextTable table(2);
    table.add({fmt::format("{}", year.value), localized("births").in(language), "", "TFR",
               localized("people").in(language), "65+", localized("cost").in(language)});
    table.add({"", births.name, "%", "", people.name, "%", costs.name});
    table.add_rule();
    for (const ComparedPlace& place : places) {
        const Figures baseline = figures_in(place.scenarios.front(), place.years, year);
        for (const ScenarioSeries& scenario : place.scenarios) {
            const bool is_baseline = &scenario == &place.scenarios.front();
            const Figures of = figures_in(scenario, place.years, year);
            table.add({fitted(scenario.name.in(language), widest_scenario),
                       number_text(of.births, births),
                       is_baseline ? "" : percent_change(of.births / baseline.births - 1.0),
                       fmt::format("{:.3f}", of.tfr), number_text(of.population, people),
                       share_cell(of.share_65_over), cost_cell(place, of.cost, costs)});
        }
    }
    return with_titles(table.text(), places, language) + note_of_currencies(places, language);
}

nlohmann::ordered_json places_json(const std::vector<ComparedPlace>& places, Year year)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const ComparedPlace& place : places) {
        nlohmann::ordered_json scenarios = nlohmann::ordered_json::array();
        for (const ScenarioSeries& scenario : place.scenarios) {
            const Figures of = figures_in(scenario, place.years, year);
            scenarios.push_back({{"id", scenario.id},
                                 {"name", local_text_json(scenario.name)},
                                 {"births", of.births},
                                 {"tfr", finite_or_null(of.tfr)},
                                 {"population", of.population},
                                 {"share_65_over", finite_or_null(of.share_65_over)},
                                 {"incremental_cost", finite_or_null(of.cost)}});
        }
        json.push_back({{"file", place.file},
                        {"title", local_text_json(place.title)},
                        {"region", place.region.id},
                        {"currency", place.currency},
                        {"year", year.value},
                        {"scenarios", std::move(scenarios)}});
    }
    return json;
}

}  // namespace natality::app
