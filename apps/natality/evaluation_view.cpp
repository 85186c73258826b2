#include "evaluation_view.hpp"

#include "comparison_view.hpp"
#include "json_values.hpp"
#include "text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace natality::app {

namespace {

using Json = nlohmann::ordered_json;

/// Persons in one figure of the table, and its name.
struct Unit {
    double persons;
    std::string name;
};

Unit unit_for(const Evaluation& evaluation, Language language)
{
    double most = 0.0;
    for (const ObservedYear& year : evaluation.observed) {
        most = std::max(most, year.births);
    }
    if (most < 1e5) {
        return {1.0, localized("unit\004births").in(language)};
    }
    return Unit{language == Language::zh ? 1e4 : 1e3, localized("thousand births").in(language)};
}

std::string figure(double value, const Unit& unit, bool is_difference)
{
    if (!std::isfinite(value)) {
        return "-";
    }
    const int decimals = unit.persons == 1e4 ? 1 : 0;
    return is_difference ? fmt::format("{:+.{}f}", value / unit.persons, decimals)
                         : fmt::format("{:.{}f}", value / unit.persons, decimals);
}

std::string rate(double value)
{
    return std::isfinite(value) ? fmt::format("{:.3f}", value) : "-";
}

std::string detail_name(ObservedDetail detail, Language language)
{
    return localized_text(to_string(detail)).in(language);
}

void add_heading(TextTable& table, Language language)
{
    const auto add = [&](const std::vector<LocalText>& heading) {
        std::vector<std::string> cells;
        for (const LocalText& cell : heading) {
            cells.push_back(cell.in(language));
        }
        table.add(std::move(cells));
    };
    const LocalText births = localized("births");
    const LocalText tfr = localized("TFR");
    add({{}, births, births, {}, localized("of it"), {}, {}, {}, tfr, tfr, {}});
    add({localized("year"), localized("of births\004observed"), localized("proj."),
         localized("diff."), localized("of women\004women"), localized("ages"), localized("states"),
         localized("heading\004rates"), localized("obs."), localized("proj."), localized("known")});
    table.add_rule();
}

std::string table_of(const EvaluatedProjection& projection, const Evaluation& evaluation,
                     const Unit& unit, Language language)
{
    TextTable table(1);
    add_heading(table, language);
    for (std::size_t i = 0; i < evaluation.observed.size(); ++i) {
        const ObservedYear& observed = evaluation.observed[i];
        const Deviation& one = projection.years[i];
        std::vector<std::string> cells{
            std::to_string(observed.year.value), figure(observed.births, unit, false),
            figure(one.projected_births, unit, false), figure(one.births, unit, true)};
        for (const double effect : one.effects) {
            cells.push_back(figure(effect, unit, true));
        }
        cells.push_back(rate(observed.tfr));
        cells.push_back(rate(one.projected_tfr));
        cells.push_back(detail_name(one.detail, language));
        table.add(std::move(cells));
    }
    return table.text();
}

std::string evaluation_note(Year base_year, const Unit& unit, Language language)
{
    const LocalText text = localized(
        "In {}. diff.: observed less projected, split symmetrically (Das Gupta) among number of "
        "women, their ages, their unions and parities, and rates; the parts add up to it. known "
        "states: all four are told apart; ages: rates hold unions and parities; tfr: women hold "
        "their ages as well; births: nothing is told apart. The data set has women by age on "
        "1 January {}, carried forward from there, and by state in that year alone. A deviation is "
        "not the effect of the measures.",
        unit.name, base_year.value);
    return lines_of(text.in(language));
}

Json deviation_json(const Deviation& one, Year year)
{
    Json effects;
    for (std::size_t factor = 0; factor < all_birth_factors.size(); ++factor) {
        effects[std::string(to_string(all_birth_factors[factor]))] =
            finite_or_null(one.effects[factor]);
    }
    return {{"year", year.value},
            {"projected_births", one.projected_births},
            {"projected_tfr", finite_or_null(one.projected_tfr)},
            {"deviation", one.births},
            {"effects", effects},
            {"told_apart_by", std::string(to_string(one.detail))}};
}

}  // namespace

std::string evaluation_table(const Evaluation& evaluation, Year base_year, Language language)
{
    const Unit unit = unit_for(evaluation, language);
    std::string text;
    for (const EvaluatedProjection& projection : evaluation.projections) {
        const std::string& name = projection.name.in(language);
        text += name.empty() ? projection.id : name;
        text += "\n\n" + table_of(projection, evaluation, unit, language) + "\n";
    }
    return text + evaluation_note(base_year, unit, language);
}

Json evaluation_json(const Evaluation& evaluation)
{
    Json observed = Json::array();
    for (const ObservedYear& year : evaluation.observed) {
        observed.push_back({{"year", year.year.value},
                            {"births", year.births},
                            {"tfr", finite_or_null(year.tfr)},
                            {"detail", std::string(to_string(year.detail))}});
    }
    Json projections = Json::array();
    for (const EvaluatedProjection& projection : evaluation.projections) {
        Json years = Json::array();
        for (std::size_t i = 0; i < projection.years.size(); ++i) {
            years.push_back(deviation_json(projection.years[i], evaluation.observed[i].year));
        }
        projections.push_back(
            {{"id", projection.id}, {"name", local_text_json(projection.name)}, {"years", years}});
    }
    return {{"observed", observed}, {"projections", projections}};
}

}  // namespace natality::app
