#include "measure_check_view.hpp"

#include "comparison_view.hpp"
#include "json_values.hpp"
#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/results/births_gain.hpp>

#include <fmt/format.h>

#include <array>
#include <optional>
#include <vector>

namespace natality::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t widest_check = 33;
constexpr std::size_t widest_listed = 45;

std::string band_text(const std::array<double, 2>& band)
{
    return percent_change(band[0]) + " … " + percent_change(band[1]);
}

std::vector<std::string> cells(const std::string& name, const Range& births,
                               const std::optional<std::array<double, 2>>& band)
{
    return {name, percent_change(births.low), percent_change(births.central),
            percent_change(births.high), band ? band_text(*band) : "-"};
}

std::optional<std::array<double, 2>> band_of(const Measure& measure)
{
    return measure.plausible ? std::optional(measure.plausible->range) : std::nullopt;
}

std::string measure_name(const Measure& measure, Language language)
{
    const std::string number = measure.number > 0 ? std::to_string(measure.number) : "";
    return fmt::format("{:>2} {}", number, fitted(measure.name.in(language), widest_check - 3));
}

std::string introduction(const MeasureCheck& check, Language language)
{
    const int from = check.first.value - 1;
    return localized("Births of {} to {}, change in %, with each measure alone at its full level "
                     "from {} on.",
                     check.first.value, check.last.value, from)
        .in(language);
}

std::string check_note(Language language)
{
    return localized(
               "low, central, high: the figures of the evidence. plausible: what the evidence "
               "allows at full dose, sources by 'natality measures NUMBER'; a central change "
               "below or above it is marked !, of all measures one outside their central "
               "band.")
        .in(language);
}

std::string central_band_note(const Plausibility& plausibility, Language language)
{
    const std::string band = band_text(plausibility.central);
    return localized("All measures at full strength: central {} % by the evidence.", band)
        .in(language);
}

TextTable table_of(const MeasureCheck& check, const Catalogue& catalogue, Language language)
{
    TextTable table;
    table.add({"", localized("low").in(language), localized("central").in(language),
               localized("high").in(language), localized("plausible").in(language)});
    table.add_rule();
    for (const SingleEffect& effect : check.measures) {
        const Measure& measure = catalogue.measures()[effect.measure];
        std::vector<std::string> row =
            cells(measure_name(measure, language), effect.births, band_of(measure));
        row.emplace_back(effect.is_plausible ? "" : "!");
        table.add(row);
    }
    const auto& all = catalogue.plausibility();
    std::vector<std::string> row = cells(localized("All measures together").in(language), check.all,
                                         all ? std::optional(all->range) : std::nullopt);
    row.emplace_back(check.all_is_plausible ? "" : "!");
    table.add(row);
    return table;
}

}  // namespace

std::string measure_list(const MeasureCheck& check, const Catalogue& catalogue, Language language)
{
    TextTable table;
    for (const Heading& heading : catalogue.headings()) {
        table.add({heading.name.in(language)});
        for (const SingleEffect& effect : check.measures) {
            const Measure& measure = catalogue.measures()[effect.measure];
            if (measure.heading == heading.id) {
                table.add({fmt::format("  {:>2} {}", measure.number,
                                       fitted(measure.name.in(language), widest_listed)),
                           fmt::format("{} % ({} … {})", percent_change(effect.births.central),
                                       percent_change(effect.births.low),
                                       percent_change(effect.births.high))});
            }
        }
    }
    std::string text = catalogue.title().in(language) + "\n\n" + table.text() + "\n";
    text +=
        lines_of(localized("Change of all births of {} to {} with the measure alone at its full "
                           "level from {} on: central (low … high). 'natality measures NUMBER' "
                           "shows one in full.",
                           check.first.value, check.last.value, check.first.value - 1)
                     .in(language));
    return text;
}

std::string measure_check_table(const MeasureCheck& check, const Catalogue& catalogue,
                                Language language)
{
    std::string text;
    text += lines_of(introduction(check, language));
    text += "\n" + table_of(check, catalogue, language).text() + "\n";
    if (catalogue.plausibility()) {
        text += lines_of(central_band_note(*catalogue.plausibility(), language));
    }
    text += lines_of(check_note(language));
    return text;
}

Json measure_check_json(const MeasureCheck& check, const Catalogue& catalogue)
{
    Json json{{"first", check.first.value}, {"last", check.last.value}};
    json["measures"] = Json::array();
    for (const SingleEffect& effect : check.measures) {
        const Measure& measure = catalogue.measures()[effect.measure];
        Json entry{{"id", measure.id},
                   {"number", measure.number},
                   {"name", local_text_json(measure.name)},
                   {"births", range_json(effect.births)},
                   {"plausible", nullptr},
                   {"is_plausible", effect.is_plausible}};
        if (measure.plausible) {
            entry["plausible"] = {{"range", measure.plausible->range},
                                  {"evidence", measure.plausible->evidence}};
        }
        json["measures"].push_back(std::move(entry));
    }
    json["all"] = {{"births", range_json(check.all)}, {"plausible", nullptr}};
    if (const auto& all = catalogue.plausibility()) {
        json["all"]["plausible"] = {
            {"central", all->central}, {"range", all->range}, {"evidence", all->evidence}};
    }
    return json;
}

}  // namespace natality::app
