#include "plot_chart.hpp"

#include "command_line.hpp"
#include "number_scale.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace natality::app {

namespace {

/// Positions of the ends that hold 80 % of the draws, along the axis `quantile`.
constexpr std::size_t quantile_10 = 1;
constexpr std::size_t quantile_90 = 5;

/// More than so many intervals hide each other.
constexpr std::size_t most_bands = 2;

std::string label_text(const io::TableCell& label)
{
    const auto* const number = std::get_if<double>(&label);
    return number != nullptr ? fmt::format("{}", *number) : std::get<std::string>(label);
}

/// The name of a label, or the label where it has none.
std::string name_of(const io::TableAxis& axis, std::size_t position, Language language)
{
    const std::string name = axis.names.empty() ? std::string() : axis.names[position].in(language);
    return name.empty() ? label_text(axis.labels[position]) : name;
}

/// Position of the label that is written so, or is called so in either language; the first where
/// nothing is asked for.
std::size_t position_of(const io::TableAxis& axis, const std::string& asked)
{
    if (asked.empty()) {
        return 0;
    }
    std::vector<std::string> known;
    for (std::size_t i = 0; i < axis.labels.size(); ++i) {
        known.push_back(label_text(axis.labels[i]));
        const bool is_called_so =
            !axis.names.empty() && (axis.names[i].en == asked || axis.names[i].zh == asked);
        if (known.back() == asked || is_called_so) {
            return i;
        }
    }
    throw UsageError(
        localized("there is no {} '{}'; {}", axis.name, asked, nearest_name_hint(asked, known)));
}

/// Positions of the scenarios that are drawn.
std::vector<std::size_t> scenarios_of(const io::TableAxis& axis, const PlotChoice& choice)
{
    std::vector<std::size_t> positions;
    for (const std::string& id : choice.scenarios) {
        positions.push_back(position_of(axis, id));
    }
    if (choice.scenarios.empty()) {
        for (std::size_t i = choice.is_difference ? 1 : 0; i < axis.labels.size(); ++i) {
            positions.push_back(i);
        }
    }
    return positions;
}

/// A variable on scenario, year or time, region and at most one axis more.
class YearlyVariable {
public:
    explicit YearlyVariable(const io::VariableTable& table) : table_(table)
    {
        const auto axis = [&](std::size_t i) {
            return i < table.axes.size() ? table.axes[i].name : std::string();
        };
        const bool is_yearly = axis(0) == "scenario" && (axis(1) == "year" || axis(1) == "time") &&
                               axis(2) == "region" && table.axes.size() <= 4 && axis(3) != "age";
        if (!is_yearly) {
            throw UsageError(localized(
                "{}: is not by scenario and year; 'natality info' lists what a results file holds",
                table.variable));
        }
    }

    [[nodiscard]] std::size_t places() const
    {
        return table_.axes.size() == 4 ? table_.axes[3].labels.size() : 1;
    }

    [[nodiscard]] std::vector<double> along_years(std::size_t scenario, std::size_t region,
                                                  std::size_t place) const
    {
        const std::size_t years = table_.axes[1].labels.size();
        const std::size_t regions = table_.axes[2].labels.size();
        std::vector<double> values;
        for (std::size_t year = 0; year < years; ++year) {
            const std::size_t row = (scenario * years + year) * regions + region;
            values.push_back(table_.values[row * places() + place]);
        }
        return values;
    }

private:
    const io::VariableTable& table_;
};

std::vector<double> years_of(const io::TableAxis& axis)
{
    std::vector<double> years;
    for (const io::TableCell& label : axis.labels) {
        years.push_back(std::get<double>(label));
    }
    return years;
}

void subtract(std::vector<double>& values, const std::vector<double>& others)
{
    std::transform(values.begin(), values.end(), others.begin(), values.begin(), std::minus<>());
}

double largest_in(double largest, const std::vector<double>& values)
{
    for (const double value : values) {
        largest = std::isfinite(value) ? std::max(largest, std::abs(value)) : largest;
    }
    return largest;
}

double largest_of(const LineChart& chart)
{
    double largest = 0.0;
    for (const ChartLine& line : chart.lines) {
        largest = largest_in(largest, line.values);
    }
    for (const ChartBand& band : chart.bands) {
        largest = largest_in(largest_in(largest, band.low), band.high);
    }
    return largest;
}

void divide(std::vector<double>& values, double unit)
{
    for (double& value : values) {
        value /= unit;
    }
}

/// Divides all values by a unit that leaves them readable.
Scale scaled(LineChart& chart, Language language)
{
    const double largest = largest_of(chart);
    const Scale scale = largest >= 1e4 ? scale_of(largest, language) : Scale{};
    for (ChartLine& line : chart.lines) {
        divide(line.values, scale.unit);
    }
    for (ChartBand& band : chart.bands) {
        divide(band.low, scale.unit);
        divide(band.high, scale.unit);
    }
    return scale;
}

/// A unit of the results file as it is read; nothing for plain numbers.
std::string unit_name(const std::string& units, Language language)
{
    struct Unit {
        const char* id;
        LocalText name;
    };
    const std::array<Unit, 8> known{{{"1", {}},
                                     {"persons", localized("unit\004persons")},
                                     {"births", localized("unit\004births")},
                                     {"deaths", localized("unit\004deaths")},
                                     {"unions", localized("unit\004unions")},
                                     {"year", localized("unit\004years")},
                                     {"year-1", localized("unit\004per person and year")},
                                     {"CNY", localized("unit\004CNY")}}};
    const auto* const found = std::find_if(known.begin(), known.end(),
                                           [&](const Unit& unit) { return unit.id == units; });
    return found == known.end() ? units : found->name.in(language);
}

std::string joined(const std::vector<std::string>& parts, const std::string& between)
{
    std::string text;
    for (const std::string& part : parts) {
        text += part.empty() ? "" : (text.empty() ? "" : between) + part;
    }
    return text;
}

/// Unit, of whom, and what else is to be known of a chart.
std::string subtitle_of(const io::VariableTable& table, const Scale& scale,
                        const std::vector<std::string>& more, Language language)
{
    const std::string unit = unit_name(table.units, language);
    // In Chinese a scale and its unit are one word.
    const bool are_apart = language == Language::en && !scale.name.empty() && !unit.empty();
    std::vector<std::string> parts{scale.name + (are_apart ? " " : "") + unit};
    parts.insert(parts.end(), more.begin(), more.end());
    return joined(parts, localized("parts\004; ").in(language));
}

/// The region where there are several.
std::string region_text(const io::TableAxis& axis, std::size_t region, Language language)
{
    return axis.labels.size() > 1 ? name_of(axis, region, language) : std::string();
}

std::string title_of(const io::VariableTable& table, Language language)
{
    const std::string title = table.long_name.in(language);
    return title.empty() ? table.variable : title;
}

/// The interval of a scenario; nothing where it was not drawn.
void add_band(LineChart& chart, const PlotVariables& variables, std::size_t scenario,
              std::size_t region)
{
    if (!variables.quantiles) {
        return;
    }
    const YearlyVariable quantiles(*variables.quantiles);
    chart.bands.push_back({.line = chart.lines.size() - 1,
                           .low = quantiles.along_years(scenario, region, quantile_10),
                           .high = quantiles.along_years(scenario, region, quantile_90)});
}

void add_scenarios(LineChart& chart, const PlotVariables& variables, std::size_t region,
                   const PlotChoice& choice)
{
    const io::TableAxis& scenarios = variables.values.axes[0];
    const YearlyVariable values(variables.values);
    const std::vector<std::size_t> drawn = scenarios_of(scenarios, choice);
    for (const std::size_t scenario : drawn) {
        ChartLine line{name_of(scenarios, scenario, choice.language),
                       values.along_years(scenario, region, 0), scenario == 0};
        if (choice.is_difference) {
            subtract(line.values, values.along_years(0, region, 0));
        }
        chart.lines.push_back(std::move(line));
        if (drawn.size() <= most_bands) {
            add_band(chart, variables, scenario, region);
        }
    }
}

/// Lines of every place along the last axis in one scenario. \return the scenario's name.
std::string add_places(LineChart& chart, const io::VariableTable& table, std::size_t region,
                       const PlotChoice& choice)
{
    if (choice.scenarios.size() > 1) {
        throw UsageError(localized(
            "{}: has parts of its own, which are drawn of one scenario; name one by --scenarios",
            table.variable));
    }
    const YearlyVariable values(table);
    const std::string asked = choice.scenarios.empty() ? std::string() : choice.scenarios.front();
    const std::size_t scenario = position_of(table.axes[0], asked);
    for (std::size_t place = 0; place < values.places(); ++place) {
        ChartLine line{name_of(table.axes[3], place, choice.language),
                       values.along_years(scenario, region, place)};
        if (choice.is_difference) {
            subtract(line.values, values.along_years(0, region, place));
        }
        // Parts that are nothing, such as costs of measures that a package lacks, are left out.
        if (largest_in(0.0, line.values) > 0.0) {
            chart.lines.push_back(std::move(line));
        }
    }
    return name_of(table.axes[0], scenario, choice.language);
}

/// Persons by age of one sex.
std::vector<double> persons_of(const io::VariableTable& population, std::size_t scenario,
                               std::size_t time, std::size_t region, std::size_t sex)
{
    const auto extent = [&](std::size_t axis) { return population.axes[axis].labels.size(); };
    const std::size_t ages = extent(4);
    const std::size_t first =
        (((scenario * extent(1) + time) * extent(2) + region) * extent(3) + sex) * ages;
    const auto begin = population.values.begin() + static_cast<std::ptrdiff_t>(first);
    return {begin, begin + static_cast<std::ptrdiff_t>(ages)};
}

}  // namespace

LineChart line_chart(const PlotVariables& variables, const PlotChoice& choice)
{
    const io::VariableTable& table = variables.values;
    const YearlyVariable values(table);
    const std::size_t region = position_of(table.axes[2], choice.region);
    LineChart chart{.texts = {title_of(table, choice.language), {}, choice.source},
                    .years = years_of(table.axes[1]),
                    .lines = {},
                    .bands = {},
                    .is_difference = choice.is_difference};
    std::vector<std::string> more{region_text(table.axes[2], region, choice.language)};
    if (table.axes.size() == 4) {
        more.push_back(add_places(chart, table, region, choice));
    } else {
        add_scenarios(chart, variables, region, choice);
    }
    if (chart.lines.empty()) {
        throw UsageError(localized("{}: has nothing to draw", table.variable));
    }
    if (choice.is_difference) {
        more.push_back(localized("difference from the baseline").in(choice.language));
    }
    if (!chart.bands.empty()) {
        more.push_back(localized("shaded: 80 % of the draws").in(choice.language));
    }
    const Scale scale = scaled(chart, choice.language);
    chart.texts.subtitle = subtitle_of(table, scale, more, choice.language);
    return chart;
}

PyramidChart pyramid_chart(const io::VariableTable& population, const PlotChoice& choice)
{
    if (choice.scenarios.size() > 1 || choice.is_difference) {
        throw UsageError("a pyramid is of one scenario, over that of the baseline");
    }
    const io::TableAxis& times = population.axes[1];
    const std::string asked = choice.scenarios.empty() ? std::string() : choice.scenarios.front();
    const std::size_t scenario = position_of(population.axes[0], asked);
    const std::size_t region = position_of(population.axes[2], choice.region);
    const std::size_t time =
        choice.year ? position_of(times, fmt::format("{}", *choice.year)) : times.labels.size() / 2;
    const std::size_t women = position_of(population.axes[3], "female");
    const std::size_t men = position_of(population.axes[3], "male");
    const auto persons = [&](std::size_t of, std::size_t sex) {
        return persons_of(population, of, time, region, sex);
    };
    PyramidChart chart{.texts = {title_of(population, choice.language), {}, choice.source},
                       .women_name = localized("Women").in(choice.language),
                       .men_name = localized("Men").in(choice.language),
                       .baseline_name = name_of(population.axes[0], 0, choice.language),
                       .ages = {},
                       .women = persons(scenario, women),
                       .men = persons(scenario, men),
                       .women_baseline = persons(0, women),
                       .men_baseline = persons(0, men)};
    for (const io::TableCell& age : population.axes[4].labels) {
        chart.ages.push_back(label_text(age));
    }
    const double largest = largest_in(largest_in(0.0, chart.women), chart.men);
    const Scale scale = largest >= 1e4 ? scale_of(largest, choice.language) : Scale{};
    for (auto* const side :
         {&chart.women, &chart.men, &chart.women_baseline, &chart.men_baseline}) {
        divide(*side, scale.unit);
    }
    const std::string year = label_text(times.labels[time]);
    chart.texts.subtitle =
        subtitle_of(population, scale,
                    {region_text(population.axes[2], region, choice.language),
                     name_of(population.axes[0], scenario, choice.language),
                     localized("by age, 1 January {}", year).in(choice.language)},
                    choice.language);
    return chart;
}

}  // namespace natality::app
