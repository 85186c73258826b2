#include "measures_view.hpp"

#include "comparison_view.hpp"
#include "json_values.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/measures/names.hpp>
#include <natality/measures/targets.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace natality::app {

namespace {

using Json = nlohmann::ordered_json;

double percent(double log_effect)
{
    return 100.0 * std::expm1(log_effect);
}

std::string percent_range(const Range& range)
{
    return fmt::format("{:+.1f} % ({:+.1f} … {:+.1f})", percent(range.central), percent(range.low),
                       percent(range.high));
}

std::string orders_text(const std::vector<int>& orders, Language language)
{
    if (orders.empty()) {
        return localized("all orders").in(language);
    }
    std::string text = localized("orders ").in(language);
    for (std::size_t i = 0; i < orders.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(orders[i]) + (orders[i] == 3 ? "+" : "");
    }
    return text;
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

std::string effects_text(const Measure& measure, Language language)
{
    std::string text;
    for (const Effect& effect : measure.effects) {
        std::string line = fmt::format("{}: {}", target_name(effect.target).in(language),
                                       percent_range(effect.log_effect));
        if (effect.target == Target::birth) {
            line += ", " + orders_text(effect.orders, language);
        }
        line += localized(", ages ").in(language);
        line += fmt::format("{}-{}", effect.ages.first.value, effect.ages.last.value);
        text += lines_of(line, 2);
        text += lines_of(effect.note.in(language), 4);
        text += lines_of("[" + joined(effect.evidence) + "]", 4);
    }
    return text;
}

/// `34210`, or `34210 (20526-47894)`.
std::string amount_text(const Range& amount)
{
    return amount.low == amount.high
               ? fmt::format("{:.0f}", amount.central)
               : fmt::format("{:.0f} ({:.0f}-{:.0f})", amount.central, amount.low, amount.high);
}

std::string costs_text(const Measure& measure, Language language)
{
    std::string text;
    for (const CostLine& line : measure.costs) {
        const std::string amount =
            line.amount ? amount_text(*line.amount) : localized("no figure").in(language);
        std::string first = fmt::format("{}: {}, {}", line.name.in(language), amount,
                                        payer_name(line.payer).in(language));
        if (!line.enabled) {
            first += localized(" (not counted)").in(language);
        }
        text += lines_of(first, 2);
        text += lines_of(line.note.in(language), 4);
        text += lines_of("[" + joined(line.evidence) + "]", 4);
    }
    return text;
}

std::string capacities_text(const Measure& measure, Language language)
{
    std::string text;
    for (const CapacityLine& line : measure.capacities) {
        const std::string amount = line.amount ? fmt::format("{}", *line.amount) : "-";
        text += lines_of(
            fmt::format("{}: {} {}", line.name.in(language), amount, line.unit.in(language)), 2);
        text += lines_of(line.note.in(language), 4);
        text += lines_of("[" + joined(line.evidence) + "]", 4);
    }
    return text;
}

std::string level_text(const Measure& measure, Language language)
{
    const std::string& unit = measure.unit.in(language);
    return localized("Level: {}, today {}, full {}", unit, measure.reference, measure.full)
        .in(language);
}

std::string response_text(const Measure& measure, Language language)
{
    const LocalText share{fmt::format("{}", measure.quantum_share),
                          fmt::format("{:g}%", 100.0 * measure.quantum_share)};
    return localized("Response: lag {} years, quantum share {}, tempo halves in {} years",
                     measure.lag_years, share, measure.half_life_years)
        .in(language);
}

/// Whom the measure is for; nothing where it is for everyone.
std::string eligibility_text(const Eligibility& eligible, Language language)
{
    std::vector<std::string> parts;
    if (!eligible.regions.empty()) {
        parts.push_back(localized("regions ").in(language) + joined(eligible.regions));
    }
    if (!eligible.orders.empty()) {
        parts.push_back(orders_text(eligible.orders, language));
    }
    if (eligible.ages) {
        parts.push_back(fmt::format("{} {}-{}", localized("ages").in(language),
                                    eligible.ages->first.value, eligible.ages->last.value));
    }
    return parts.empty() ? "" : localized("For: ").in(language) + joined(parts);
}

/// What the evidence allows the measure to do to births; nothing where it does not say.
std::string plausible_text(const Measure& measure, Language language)
{
    if (!measure.plausible) {
        return "";
    }
    const auto& [low, high] = measure.plausible->range;
    return fmt::format("{}{:+.1f} … {:+.1f} % [{}]",
                       localized("Plausible change of births: ").in(language), 100.0 * low,
                       100.0 * high, joined(measure.plausible->evidence));
}

std::vector<std::string> evidence_of(const Measure& measure)
{
    std::vector<std::string> keys = measure.level_evidence;
    const auto add = [&](const std::vector<std::string>& more) {
        for (const std::string& key : more) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
                keys.push_back(key);
            }
        }
    };
    add(measure.response_evidence);
    if (measure.plausible) {
        add(measure.plausible->evidence);
    }
    for (const Effect& effect : measure.effects) {
        add(effect.evidence);
    }
    for (const CostLine& line : measure.costs) {
        add(line.evidence);
    }
    for (const CapacityLine& line : measure.capacities) {
        add(line.evidence);
    }
    return keys;
}

std::string references_text(const Catalogue& catalogue, const Measure& measure, Language language)
{
    std::string text;
    for (const std::string& key : evidence_of(measure)) {
        for (const Reference& reference : catalogue.references()) {
            if (reference.key == key) {
                text += lines_of("[" + key + "] " + reference.text.in(language), 2);
            }
        }
    }
    return text;
}

Json effect_json(const Effect& effect)
{
    Json json{{"target", target_id(effect.target)}};
    if (!effect.orders.empty()) {
        json["orders"] = effect.orders;
    }
    json["ages"] = {effect.ages.first.value, effect.ages.last.value};
    json["log_effect"] = range_json(effect.log_effect);
    json["evidence"] = effect.evidence;
    json["note"] = local_text_json(effect.note);
    return json;
}

Json eligibility_json(const Eligibility& eligible)
{
    Json json = Json::object();
    if (!eligible.regions.empty()) {
        json["regions"] = eligible.regions;
    }
    if (!eligible.orders.empty()) {
        json["orders"] = eligible.orders;
    }
    if (eligible.ages) {
        json["ages"] = {eligible.ages->first.value, eligible.ages->last.value};
    }
    return json;
}

Json plausible_json(const Measure& measure)
{
    if (!measure.plausible) {
        return nullptr;
    }
    return {{"range", measure.plausible->range}, {"evidence", measure.plausible->evidence}};
}

/// A number, or an object of numbers by year.
Json share_json(const Count& count)
{
    if (count.share_by_year.empty()) {
        return count.share;
    }
    Json json;
    for (const auto& [year, share] : count.share_by_year) {
        json[std::to_string(year.value)] = share;
    }
    return json;
}

Json count_json(const Count& count)
{
    Json json{{"who", beneficiaries_id(count.who)},
              {"share", share_json(count)},
              {"coverage", coverage_id(count.coverage)}};
    if (!count.orders.empty()) {
        json["orders"] = count.orders;
    }
    if (counts_ages(count.who)) {
        json["ages"] = {count.ages.first.value, count.ages.last.value};
    }
    return json;
}

Json amount_json(const std::optional<double>& amount)
{
    return amount ? Json(*amount) : Json(nullptr);
}

Json cost_json(const CostLine& line)
{
    return {{"name", local_text_json(line.name)},
            {"per", count_json(line.count)},
            {"amount", line.amount ? Json(line.amount->central) : Json(nullptr)},
            {"amount_range", line.amount ? range_json(*line.amount) : Json(nullptr)},
            {"kind", line_kind_id(line.kind)},
            {"growth", growth_id(line.growth)},
            {"payer", payer_id(line.payer)},
            {"enabled", line.enabled},
            {"evidence", line.evidence},
            {"note", local_text_json(line.note)}};
}

Json capacity_json(const CapacityLine& line)
{
    return {{"name", local_text_json(line.name)},
            {"unit", local_text_json(line.unit)},
            {"per", count_json(line.count)},
            {"amount", amount_json(line.amount)},
            {"enabled", line.enabled},
            {"evidence", line.evidence},
            {"note", local_text_json(line.note)}};
}

template <class Part, class ToJson>
Json array_of(const std::vector<Part>& parts, ToJson to_json)
{
    Json array = Json::array();
    for (const Part& part : parts) {
        array.push_back(to_json(part));
    }
    return array;
}

Json measure_json(const Measure& measure)
{
    return {{"id", measure.id},
            {"number", measure.number},
            {"heading", measure.heading},
            {"name", local_text_json(measure.name)},
            {"summary", local_text_json(measure.summary)},
            {"barrier", measure.barrier},
            {"unit", local_text_json(measure.unit)},
            {"reference", measure.reference},
            {"full", measure.full},
            {"level_evidence", measure.level_evidence},
            {"lag_years", measure.lag_years},
            {"half_life_years", measure.half_life_years},
            {"quantum_share", measure.quantum_share},
            {"response_evidence", measure.response_evidence},
            {"eligible", eligibility_json(measure.eligible)},
            {"plausible", plausible_json(measure)},
            {"effects", array_of(measure.effects, effect_json)},
            {"costs", array_of(measure.costs, cost_json)},
            {"capacities", array_of(measure.capacities, capacity_json)}};
}

}  // namespace

std::string measure_sheet(const Catalogue& catalogue, std::size_t measure_position,
                          Language language)
{
    const Measure& measure = catalogue.measures()[measure_position];
    std::string sheet =
        fmt::format("{} {} ({})\n", measure.number, measure.name.in(language), measure.id);
    sheet += lines_of(measure.summary.in(language), 2);
    sheet += lines_of(level_text(measure, language), 2);
    sheet += lines_of(response_text(measure, language), 2);
    sheet += lines_of(eligibility_text(measure.eligible, language), 2);
    sheet += lines_of(plausible_text(measure, language), 2);
    const auto section = [&](const LocalText& heading, const std::string& body) {
        if (!body.empty()) {
            sheet += heading.in(language) + "\n" + body;
        }
    };
    section(localized("Effects at full dose"), effects_text(measure, language));
    section(localized("Costs a unit and year"), costs_text(measure, language));
    section(localized("Needs"), capacities_text(measure, language));
    section(localized("Sources"), references_text(catalogue, measure, language));
    return sheet + "\n";
}

nlohmann::ordered_json measures_json(const Catalogue& catalogue,
                                     const std::vector<std::size_t>& measures)
{
    Json list = Json::array();
    for (const std::size_t position : measures) {
        list.push_back(measure_json(catalogue.measures()[position]));
    }
    return {{"measures", list}};
}

}  // namespace natality::app
