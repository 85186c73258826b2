#include "needs_view.hpp"

#include "comparison_view.hpp"
#include "json_values.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace natality::app {

namespace {

constexpr std::size_t widest_need = 38;
constexpr std::size_t widest_unit = 12;

/// A power of ten, its name, and the least number it is used for.
struct PowerOfTen {
    double divisor;
    std::string name;
    double least;
};

/// Three figures, or four before the first scale, and the name of the power of ten they stand for.
std::string scaled(double value, bool is_difference, Language language)
{
    const std::array<PowerOfTen, 4> english{
        {{1e9, "bn", 1e9}, {1e6, "m", 1e6}, {1e3, "k", 1e4}, {1.0, "", 0.0}}};
    const std::array<PowerOfTen, 3> chinese{
        {{1e8, localized("100 m").zh, 1e8}, {1e4, localized("10 k").zh, 1e4}, {1.0, "", 0.0}}};
    const auto in = [&](const auto& scales) {
        const auto* scale =
            std::find_if(scales.begin(), scales.end() - 1,
                         [&](const PowerOfTen& one) { return std::abs(value) >= one.least; });
        const double figure = value / scale->divisor;
        const int whole_digits = std::abs(figure) >= 100.0 ? 3 : std::abs(figure) >= 10.0 ? 2 : 1;
        const int decimals =
            scale->divisor == 1.0 && figure == std::round(figure) ? 0 : 3 - whole_digits;
        return (is_difference ? fmt::format("{:+.{}f}", figure, decimals)
                              : fmt::format("{:.{}f}", figure, decimals)) +
               scale->name;
    };
    if (is_difference && value == 0.0) {
        return "-";
    }
    return language == Language::zh ? in(chinese) : in(english);
}

std::string needs_note(Language language)
{
    const std::string text =
        localized(
            "all: what the package takes in the year; more: beyond today's level in the "
            "baseline. A standard (a plan's target, staffing, class sizes) moves with the "
            "population alone, and is there to hold needs against. Lines without a figure are "
            "left out.")
            .in(language);
    return lines_of(text);
}

}  // namespace

std::string needs_table(const std::vector<NeedSeries>& needs, const YearAxis& years,
                        const Milestones& milestones, Language language)
{
    TextTable table(1);
    std::vector<std::string> when{"", ""};
    std::vector<std::string> what{"", localized("unit").in(language)};
    std::vector<Index> at;
    for (const Year year : {milestones.near, milestones.middle}) {
        at.push_back(event_index(years, year));
        when.insert(when.end(), {std::to_string(year.value), std::to_string(year.value)});
        what.insert(what.end(), {localized("all").in(language), localized("more").in(language)});
    }
    table.add(when);
    table.add(what);
    table.add_rule();
    for (const NeedSeries& need : needs) {
        std::vector<std::string> cells{fitted(need.name.in(language), widest_need),
                                       fitted(need.unit.in(language), widest_unit)};
        for (const Index year : at) {
            cells.push_back(scaled(need.gross(year), false, language));
            cells.push_back(scaled(need.incremental(year), true, language));
        }
        table.add(std::move(cells));
    }
    return table.text() + "\n" + needs_note(language);
}

nlohmann::ordered_json needs_json(const std::vector<NeedSeries>& needs)
{
    const auto values = [](const ByYear& series) {
        return std::vector<double>(series.begin(), series.end());
    };
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const NeedSeries& need : needs) {
        json.push_back({{"id", need.id},
                        {"name", local_text_json(need.name)},
                        {"unit", local_text_json(need.unit)},
                        {"capacity", values(need.gross)},
                        {"incremental_capacity", values(need.incremental)}});
    }
    return json;
}

}  // namespace natality::app
