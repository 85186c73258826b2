#include "region_view.hpp"

#include "json_values.hpp"
#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/results/comparison.hpp>
#include <natality/results/indicators.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <optional>

namespace natality::app {

namespace {

constexpr std::size_t widest_region = 24;
constexpr std::size_t widest_scenario = 18;

/// An indicator and, if it is written behind it, a year.
struct Asked {
    std::string indicator;
    std::optional<int> year;
};

Asked asked_in(const std::string& text)
{
    Asked asked{text, std::nullopt};
    const std::size_t line = text.rfind('_');
    if (find_indicator(text) == nullptr && line != std::string::npos) {
        int year = 0;
        const char* const end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + line + 1, end, year);
        if (read.ptr == end && read.ec == std::errc{}) {
            asked = {text.substr(0, line), year};
        }
    }
    for (const char* const short_name : {"births", "deaths", "population"}) {
        if (asked.indicator == short_name) {
            asked.indicator += "_total";
        }
    }
    return asked;
}

/// Regions in the order of the table: each followed by those that lie in it.
std::vector<std::pair<std::size_t, std::size_t>> ordered(const io::ResultsReader& results)
{
    const std::vector<NamedLabel>& regions = results.regions();
    const std::vector<std::string> parents = results.parents();
    std::vector<std::pair<std::size_t, std::size_t>> rows;
    const std::function<void(std::size_t, std::size_t)> add = [&](std::size_t region,
                                                                  std::size_t depth) {
        rows.emplace_back(region, depth);
        for (std::size_t below = 0; below < regions.size(); ++below) {
            if (!parents[below].empty() && parents[below] == regions[region].id) {
                add(below, depth + 1);
            }
        }
    };
    const std::size_t first = results.first_region();
    add(first, 0);
    for (std::size_t region = 0; region < regions.size(); ++region) {
        if (parents[region].empty() && region != first) {
            add(region, 0);
        }
    }
    return rows;
}

/// The number of a value in the scale of the table, or with the decimals of a rate.
std::string value_text(double value, const Scale& scale, bool is_rate)
{
    if (!is_rate || std::isnan(value)) {
        return number_text(value, scale);
    }
    return fmt::format("{:.4g}", value);
}

}  // namespace

RegionTable region_table(const io::ResultsReader& results, const std::string& asked)
{
    const Asked wanted = asked_in(asked);
    const Indicator* const indicator = find_indicator(wanted.indicator);
    const std::vector<files::VariableDescription> variables = results.variables();
    const bool is_there =
        std::any_of(variables.begin(), variables.end(),
                    [&](const auto& variable) { return variable.name == wanted.indicator; });
    if (indicator == nullptr || indicator->shape != IndicatorShape::single || !is_there) {
        throw InputError({}, localized("--by-region: the file has no '{}' by region and year; {}",
                                       wanted.indicator,
                                       nearest_name_hint(wanted.indicator, indicator_ids())));
    }
    const YearAxis& years = results.years();
    RegionTable table{wanted.indicator, indicator->name(), 0, results.scenarios(), {}};
    table.year = wanted.year.value_or(default_milestones(years).middle.value);
    const int steps = (table.year - years.first().value) / years.step();
    const Index count = years.size() + (indicator->axis == IndicatorAxis::time ? 1 : 0);
    if (table.year < years.first().value || steps >= count) {
        throw InputError(
            {}, localized("--by-region: {} is not in the file, which has {} of {} to {}",
                          table.year, wanted.indicator, years.first().value,
                          years.first().value + static_cast<int>(count - 1) * years.step()));
    }
    for (const auto& [region, depth] : ordered(results)) {
        RegionTableRow row{results.regions()[region], depth, {}};
        for (std::size_t scenario = 0; scenario < table.scenarios.size(); ++scenario) {
            row.values.push_back(results.series(wanted.indicator, scenario, region)(steps));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string region_table_text(const RegionTable& table, Language language)
{
    double largest = 0.0;
    for (const RegionTableRow& row : table.rows) {
        for (const double value : row.values) {
            largest = std::isnan(value) ? largest : std::max(largest, std::abs(value));
        }
    }
    constexpr double largest_rate = 1000.0;
    const bool is_rate = largest < largest_rate;
    const Scale scale = is_rate ? Scale{} : scale_of(largest, language);
    TextTable text(2);
    std::vector<std::string> heading{""};
    for (std::size_t s = 0; s < table.scenarios.size(); ++s) {
        heading.push_back(fitted(table.scenarios[s].name.in(language), widest_scenario));
        if (s > 0) {
            heading.emplace_back("%");
        }
    }
    text.add(heading);
    text.add_rule();
    for (const RegionTableRow& row : table.rows) {
        const std::string name =
            std::string(2 * row.depth, ' ') + std::string(row.region.name.in(language));
        std::vector<std::string> cells{fitted(name, widest_region)};
        for (std::size_t s = 0; s < row.values.size(); ++s) {
            cells.push_back(value_text(row.values[s], scale, is_rate));
            if (s > 0) {
                cells.push_back(percent_change(row.values[s] / row.values.front() - 1.0));
            }
        }
        text.add(cells);
    }
    return headed(localized("{}, {}", table.name, table.year).in(language), scale) + "\n\n" +
           text.text();
}

nlohmann::ordered_json region_table_json(const RegionTable& table)
{
    nlohmann::ordered_json regions = nlohmann::ordered_json::array();
    for (const RegionTableRow& row : table.rows) {
        nlohmann::ordered_json values;
        for (std::size_t s = 0; s < row.values.size(); ++s) {
            values[table.scenarios[s].id] = finite_or_null(row.values[s]);
        }
        regions.push_back({{"id", row.region.id},
                           {"name", local_text_json(row.region.name)},
                           {"depth", row.depth},
                           {"values", std::move(values)}});
    }
    return {{"indicator", table.indicator}, {"year", table.year}, {"regions", std::move(regions)}};
}

}  // namespace natality::app
