#include <natality/archive/detail/results_layout.hpp>

#include <natality/archive/detail/described_variables.hpp>
#include <natality/archive/detail/detailed_variables.hpp>
#include <natality/archive/detail/draw_variables.hpp>
#include <natality/archive/detail/measure_variables.hpp>
#include <natality/base/localized.hpp>
#include <natality/measures/names.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/indicators.hpp>
#include <natality/results/price_paths.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace natality::io::detail {

namespace {

using Names = std::vector<std::string>;

/// \p text of every element of \p list.
template <class List, class Text>
Names texts_of(const List& list, const Text& text)
{
    Names texts;
    for (const auto& element : list) {
        texts.push_back(text(element));
    }
    return texts;
}

std::vector<std::int32_t> values_of(const YearAxis& years)
{
    std::vector<std::int32_t> values;
    for (Index t = 0; t < years.size(); ++t) {
        values.push_back(years.at(t).value);
    }
    return values;
}

YearAxis times_of(const Study& study)
{
    const YearAxis years = study.years();
    return {years.first(), years.size() + 1, years.step()};
}

std::vector<std::int32_t> lower_ages(const AgeAxis& ages)
{
    std::vector<std::int32_t> lower;
    for (Index i = 0; i < ages.size(); ++i) {
        lower.push_back(ages.lower(i).value);
    }
    return lower;
}

Names age_labels(const AgeAxis& ages)
{
    Names labels;
    for (Index i = 0; i < ages.size(); ++i) {
        labels.push_back(ages.label(i));
    }
    return labels;
}

files::Dimension age_dimension(const AgeAxis& ages)
{
    files::Dimension age{"age", lower_ages(ages),
                         described("year", localized("First age of the group"))};
    age.attributes.push_back(
        {"comment", "The last group is open; age_label has all groups by name."});
    return age;
}

const Measure& measure_of(const Study& study, const CapacityLineKey& key)
{
    return study.catalogue().measures()[key.measure];
}

const CapacityLine& line_of(const Study& study, const CapacityLineKey& key)
{
    return measure_of(study, key).capacities[key.line];
}

/// `childcare_places.1`: measure and number of the line.
std::string capacity_id(const Study& study, const CapacityLineKey& key)
{
    return fmt::format("{}.{}", measure_of(study, key).id, key.line + 1);
}

/// Texts in both languages along an axis, as `<name>` and `<name>_zh`.
template <class List, class TextOf>
void add_labels(std::vector<Labels>& labels, const std::string& name, const std::string& axis,
                const LocalText& long_name, const List& list, const TextOf& text_of)
{
    for (const Language language : {Language::en, Language::zh}) {
        labels.push_back({{name + (language == Language::zh ? "_zh" : ""),
                           files::ValueType::text,
                           {axis},
                           described("1", long_name),
                           {}},
                          texts_of(list, [&](const auto& one) {
                              return std::string(LocalText(text_of(one)).in(language));
                          })});
    }
}

/// What lies in what and what is a sum of others, only where regions are not all alike.
void add_hierarchy(std::vector<Labels>& labels, const Dataset& dataset)
{
    const auto along_regions = [&](const std::string& name, const LocalText& long_name,
                                   const auto& text) {
        labels.push_back({remarked(variable(name, {"region"}, "1", long_name),
                                   "A sum adds up regions of this file; summing both counts "
                                   "persons twice."),
                          texts_of(dataset.regions_shown(), text)});
        labels.back().variable.type = files::ValueType::text;
    };
    if (dataset.sums().empty() && !dataset.nation()) {
        return;
    }
    along_regions("region_parent", localized("Region that it lies in"),
                  [](const Region& region) { return region.parent; });
    along_regions("region_kind", localized("Projected, sum of others, or nation they are held to"),
                  [&](const Region& region) -> std::string {
                      const auto sums = dataset.sums();
                      const bool is_sum =
                          std::any_of(sums.begin(), sums.end(), [&](const RegionSum& sum) {
                              return sum.region.id == region.id;
                          });
                      const auto& constraint = dataset.description().constraint;
                      const bool is_nation = constraint && constraint->nation == region.id;
                      return is_sum ? "sum" : is_nation ? "nation" : "projected";
                  });
}

void add_measure_labels(std::vector<Labels>& labels, const Study& study)
{
    const auto measures = study.catalogue().measures();
    if (!measures.empty()) {
        add_labels(labels, "measure_name", "measure", localized("Name of the measure"), measures,
                   [](const Measure& measure) { return measure.name; });
        add_labels(labels, "measure_unit", "measure", localized("Unit of the level"), measures,
                   [](const Measure& measure) { return measure.unit; });
    }
    if (!measures.empty()) {
        add_labels(labels, "payer_name", "payer", localized("Who pays"), all_payers, payer_name);
    }
    const std::vector<CapacityLineKey> lines = capacity_lines(study);
    if (!lines.empty()) {
        add_labels(labels, "capacity_name", "capacity_line", localized("What is needed"), lines,
                   [&](const CapacityLineKey& key) { return line_of(study, key).name; });
        add_labels(labels, "capacity_unit", "capacity_line", localized("Unit"), lines,
                   [&](const CapacityLineKey& key) { return line_of(study, key).unit; });
    }
}

std::vector<files::Variable> tables(const Study& study)
{
    std::vector<files::Variable> tables{
        remarked(variable("population", {"scenario", "time", "region", "sex", "age"}, "persons",
                          localized("Population")),
                 "On 1 January."),
        variable("births", {"scenario", "year", "region", "age"}, "births",
                 localized("Births by age of mother")),
        remarked(variable("deaths", {"scenario", "year", "region", "sex", "age"}, "deaths",
                          localized("Deaths by cohort")),
                 "By age at the end of the year; the first group holds those born in the year."),
        variable("net_migrants", {"scenario", "year", "region", "sex", "age"}, "persons",
                 localized("Net migrants")),
    };
    if (!study.dataset().flows().empty()) {
        tables.push_back(variable("in_migrants", {"scenario", "year", "region", "sex", "age"},
                                  "persons", localized("Migrants from other regions")));
        tables.push_back(variable("out_migrants", {"scenario", "year", "region", "sex", "age"},
                                  "persons", localized("Migrants to other regions")));
    }
    if (!state_labels(study).empty()) {
        tables.push_back(variable("women_by_state", {"scenario", "time", "region", "age", "state"},
                                  "persons", localized("Women by life-course state")));
    }
    return tables;
}

files::Variable indicator_variable(const Indicator& indicator)
{
    Names dimensions{"scenario", indicator.axis == IndicatorAxis::time ? "time" : "year", "region"};
    if (indicator.shape == IndicatorShape::by_order) {
        dimensions.emplace_back("order");
    }
    files::Variable made = variable(std::string(indicator.id), std::move(dimensions),
                                    std::string(indicator.unit), indicator.name());
    made.attributes.push_back({"references", std::string(indicator.source)});
    return made;
}

/// Names of the labels that go with a variable: those along one of its axes.
std::string coordinates_of(const files::Variable& variable, const std::vector<Labels>& labels)
{
    std::string names;
    for (const Labels& label : labels) {
        const Names& axes = variable.dimensions;
        const std::string& axis = label.variable.dimensions.front();
        if (std::find(axes.begin(), axes.end(), axis) != axes.end()) {
            names += (names.empty() ? "" : " ") + label.variable.name;
        }
    }
    return names;
}

}  // namespace

std::vector<std::string> order_labels(const Study& study)
{
    const RegionInputs& any_region = study.dataset().regions().front();
    return any_region.births_by_order ? any_region.births_by_order->orders : Names{"all"};
}

std::vector<std::string> state_labels(const Study& study)
{
    const RegionInputs& any_region = study.dataset().regions().front();
    return uses_states(any_region, study.settings().baseline) ? any_region.states->space.labels()
                                                              : Names{};
}

std::vector<CapacityLineKey> capacity_lines(const Study& study)
{
    std::vector<CapacityLineKey> keys;
    const auto measures = study.catalogue().measures();
    for (std::size_t measure = 0; measure < measures.size(); ++measure) {
        for (std::size_t line = 0; line < measures[measure].capacities.size(); ++line) {
            if (measures[measure].capacities[line].enabled) {
                keys.push_back({measure, line});
            }
        }
    }
    return keys;
}

std::vector<files::Dimension> results_dimensions(const Study& study)
{
    const auto id = [](const auto& one) { return one.id; };
    const auto measures = study.catalogue().measures();
    const std::vector<CapacityLineKey> lines = capacity_lines(study);
    std::vector<files::Dimension> dimensions{
        {"scenario", texts_of(study.scenarios(), id), described("1", localized("Scenario"))},
        {"time", values_of(times_of(study)), described("year", localized("1 January of"))},
        {"year", values_of(study.years()), described("year", localized("Calendar year"))},
        {"region", texts_of(study.dataset().regions_shown(), id),
         described("1", localized("Region"))},
        {"sex", texts_of(both_sexes, [](Sex sex) { return to_string(sex); }),
         described("1", localized("Sex"))},
        age_dimension(study.dataset().ages()),
        {"order", order_labels(study), described("1", localized("Birth order"))},
    };
    if (const Names states = state_labels(study); !states.empty()) {
        dimensions.push_back({"state", states, described("1", localized("Life-course state"))});
    }
    if (!measures.empty()) {
        dimensions.push_back(
            {"measure", texts_of(measures, id), described("1", localized("Measure"))});
        dimensions.push_back(
            {"payer", texts_of(all_payers, payer_id), described("1", localized("Who pays"))});
    }
    if (!lines.empty()) {
        dimensions.push_back(
            {"capacity_line",
             texts_of(lines, [&](const CapacityLineKey& key) { return capacity_id(study, key); }),
             described("1", localized("Measure and number of its capacity line"))});
    }
    for (files::Dimension& of_draws : draw_dimensions(study)) {
        dimensions.push_back(std::move(of_draws));
    }
    return dimensions;
}

std::vector<Labels> results_labels(const Study& study)
{
    std::vector<Labels> labels;
    add_labels(labels, "scenario_name", "scenario", localized("Name of the scenario"),
               study.scenarios(), [](const Package& package) {
                   return package.name.en.empty() && package.name.zh.empty()
                              ? LocalText{package.id, ""}
                              : package.name;
               });
    add_labels(labels, "region_name", "region", localized("Name of the region"),
               study.dataset().regions_shown(), [](const Region& region) {
                   return region.name.en.empty() && region.name.zh.empty()
                              ? LocalText{region.id, ""}
                              : region.name;
               });
    add_hierarchy(labels, study.dataset());
    labels.push_back(
        {{"age_label", files::ValueType::text, {"age"}, described("1", localized("Age group")), {}},
         age_labels(study.dataset().ages())});
    add_measure_labels(labels, study);
    return labels;
}

std::vector<Series> results_series(const Study& study)
{
    const MoneyPaths money = money_paths(study);
    const std::string& currency = study.dataset().description().money.currency;
    const auto series = [](const std::string& name, const std::string& units,
                           const LocalText& long_name, const ByYear& values) {
        return Series{variable(name, {"year"}, units, long_name),
                      std::vector<double>(values.begin(), values.end())};
    };
    return {series("discount_factor", "1", localized("Present value of one unit of money"),
                   money.discount_factor),
            series("gross_domestic_product", currency,
                   localized("Gross domestic product of one year"), money.gross_domestic_product)};
}

std::vector<files::Variable> results_variables(const Study& study)
{
    return results_variables(study, indicators_written(study.settings().indicators));
}

std::vector<files::Variable> results_variables(const Study& study,
                                               const std::vector<const Indicator*>& indicators)
{
    std::vector<files::Variable> variables = tables(study);
    for (const Indicator* const indicator : indicators) {
        variables.push_back(indicator_variable(*indicator));
    }
    for (files::Variable& of_detail : detailed_variables(study)) {
        variables.push_back(std::move(of_detail));
    }
    for (files::Variable& of_measures : measure_variables(study)) {
        variables.push_back(std::move(of_measures));
    }
    for (files::Variable& of_draws : draw_variables(study)) {
        variables.push_back(std::move(of_draws));
    }
    std::map<std::string, std::size_t> extents;
    for (const files::Dimension& dimension : results_dimensions(study)) {
        extents[dimension.name] = files::size(dimension.coordinates);
    }
    const std::vector<Labels> labels = results_labels(study);
    for (files::Variable& one : variables) {
        one.attributes.push_back({"coordinates", coordinates_of(one, labels)});
        std::vector<std::size_t> shape;
        for (const std::string& axis : one.dimensions) {
            shape.push_back(extents.at(axis));
        }
        one.storage.chunk = scenario_chunk(std::move(shape));
    }
    return variables;
}

std::vector<std::size_t> scenario_chunk(std::vector<std::size_t> shape)
{
    constexpr std::size_t most_values = (std::size_t{1} << 20U) / sizeof(double);
    shape.front() = 1;
    for (auto axis = shape.begin() + 1; axis != shape.end(); ++axis) {
        const std::size_t rest =
            std::accumulate(axis + 1, shape.end(), std::size_t{1}, std::multiplies<>());
        *axis = std::clamp<std::size_t>(most_values / rest, 1, *axis);
    }
    return shape;
}

}  // namespace natality::io::detail
