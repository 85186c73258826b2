#include "years_view.hpp"

#include "command_line.hpp"
#include "json_values.hpp"
#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <sstream>

namespace natality::app {

namespace {

constexpr std::size_t most_years = 5;
constexpr std::size_t widest_in_years = 22;

/// One kind of figure by scenario and year.
struct Figure {
    LocalText name;
    /// True if it is summed from the first year through the one of the column.
    bool is_sum;
    /// True for money, which is beyond the baseline's already.
    bool is_money;
    /// Of the baseline's; differences have one more.
    int decimals;
    std::function<double(const ScenarioSeries&, Index step)> value;
};

double sum_through(const ByYear& series, Index step)
{
    return series.head(step + 1).sum();
}

std::vector<Figure> figures(const std::string& currency)
{
    return {
        {localized("births"), false, false, 1,
         [](const ScenarioSeries& s, Index t) { return s.births(t); }},
        {localized("births summed"), true, false, 1,
         [](const ScenarioSeries& s, Index t) { return sum_through(s.births, t); }},
        {localized("TFR"), false, false, 2,
         [](const ScenarioSeries& s, Index t) { return s.tfr(t); }},
        {localized("people on 1 January"), false, false, 1,
         [](const ScenarioSeries& s, Index t) { return s.population(t); }},
        {localized("cost summed, {}", currency), true, true, 0,
         [](const ScenarioSeries& s, Index t) { return sum_through(s.incremental_cost, t); }},
    };
}

/// A column's heading: the year, or the years of a step, or the last year of a sum.
LocalText when(const YearAxis& years, Index step, bool is_sum)
{
    const int first = years.at(step).value;
    const int last = first + years.step() - 1;
    if (is_sum) {
        return localized("to {}", last);
    }
    return first == last ? localized("in {}", first) : localized("in {}-{}", first, last);
}

std::string table_of(const Figure& figure, const std::vector<ScenarioSeries>& scenarios,
                     const YearAxis& years, const std::vector<Year>& chosen, Language language)
{
    const ScenarioSeries& baseline = scenarios.front();
    double largest = 0.0;
    for (const ScenarioSeries& scenario : scenarios) {
        largest =
            std::max(largest, std::abs(figure.value(scenario, event_index(years, chosen.back()))));
    }
    // Persons in millions or ten thousands at most, so that differences keep their figures.
    const Scale scale = scale_of(figure.is_money ? largest : std::min(largest, 1e7), language);
    TextTable table(2);
    std::vector<std::string> heading{headed(figure.name.in(language), scale)};
    for (const Year year : chosen) {
        heading.push_back(when(years, event_index(years, year), figure.is_sum).in(language));
    }
    table.add(heading);
    table.add_rule();
    for (const ScenarioSeries& scenario : scenarios) {
        const bool is_baseline = &scenario == &baseline;
        std::vector<std::string> row{fitted(scenario.name.in(language), widest_in_years)};
        for (const Year year : chosen) {
            const Index step = event_index(years, year);
            const double value = figure.value(scenario, step);
            if (is_baseline || figure.is_money) {
                row.push_back(fmt::format("{:.{}f}", value / scale.unit, figure.decimals));
            } else {
                row.push_back(fmt::format("{:+.{}f}",
                                          (value - figure.value(baseline, step)) / scale.unit,
                                          figure.decimals + 1));
            }
        }
        table.add(row);
    }
    return table.text();
}

int year_in(const std::string& word)
{
    int year = 0;
    const char* const end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, year);
    if (read.ec != std::errc{} || read.ptr != end) {
        throw UsageError(localized("--years: '{}' is not a year; as 2030,2040", word));
    }
    return year;
}

}  // namespace

std::vector<Year> years_asked(const std::string& text, const YearAxis& years)
{
    const int first = years.first().value;
    const int last = first + static_cast<int>(years.size()) * years.step() - 1;
    std::vector<Year> chosen;
    std::istringstream words(text);
    for (std::string word; std::getline(words, word, ',');) {
        const Year year{year_in(word)};
        if (year.value < first || year.value > last) {
            throw UsageError(localized("--years: {} is not a year of the projection, {} to {}",
                                       year.value, first, last));
        }
        if (!chosen.empty() && year <= chosen.back()) {
            throw UsageError(
                localized("--years: {} does not come after {}", year.value, chosen.back().value));
        }
        chosen.push_back(year);
    }
    if (chosen.empty() || chosen.size() > most_years) {
        throw UsageError(localized("--years: one to {} years, as 2030,2040", most_years));
    }
    return chosen;
}

std::string years_table(const std::vector<ScenarioSeries>& scenarios, const YearAxis& years,
                        const std::vector<Year>& chosen, const std::string& currency,
                        Language language)
{
    std::string text;
    for (const Figure& figure : figures(currency)) {
        text += table_of(figure, scenarios, years, chosen, language) + "\n";
    }
    return text + lines_of(localized("Baseline in full; the other rows are differences from it, "
                                     "cost is beyond the baseline's, undiscounted, only what has a "
                                     "known price. to: summed from the base year to the end of the "
                                     "year named; in: of that year alone.")
                               .in(language));
}

nlohmann::ordered_json years_json(const std::vector<ScenarioSeries>& scenarios,
                                  const YearAxis& years, const std::vector<Year>& chosen)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const ScenarioSeries& scenario : scenarios) {
        nlohmann::ordered_json by_year = nlohmann::ordered_json::array();
        for (const Year year : chosen) {
            const Index step = event_index(years, year);
            by_year.push_back({{"year", years.at(step).value},
                               {"births_in", scenario.births(step)},
                               {"births_to", sum_through(scenario.births, step)},
                               {"tfr", scenario.tfr(step)},
                               {"population", scenario.population(step)},
                               {"cost_to", sum_through(scenario.incremental_cost, step)}});
        }
        json.push_back({{"id", scenario.id},
                        {"name", local_text_json(scenario.name)},
                        {"years", std::move(by_year)}});
    }
    return json;
}

}  // namespace natality::app
