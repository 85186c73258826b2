#include <natality/archive/detail/sweep_layout.hpp>

#include <natality/archive/detail/described_variables.hpp>
#include <natality/archive/detail/draw_variables.hpp>
#include <natality/base/localized.hpp>

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace natality::io::detail {

namespace {

using Names = std::vector<std::string>;

/// `year`, or `year_every_5` where values are kept five years apart.
std::string axis_of(const SweepVariable& variable)
{
    const char* const axis = variable.axis == IndicatorAxis::time ? "time" : "year";
    return variable.every == 1 ? axis : fmt::format("{}_every_{}", axis, variable.every);
}

files::Dimension years_of(const SweepVariable& variable, const YearAxis& years)
{
    std::vector<std::int32_t> kept;
    for (Index step = 0; step < variable.steps; ++step) {
        kept.push_back(years.first().value +
                       static_cast<std::int32_t>(variable.at(step)) * years.step());
    }
    const LocalText name = variable.axis == IndicatorAxis::time ? localized("1 January of")
                                                                : localized("Calendar year");
    return {axis_of(variable), std::move(kept), described("year", name)};
}

files::NumberRun numbers_from(std::size_t first, std::size_t count)
{
    return {static_cast<std::int32_t>(first), count};
}

const Measure& measure_of(const MeasureUse& use, const SweepShape& shape)
{
    return shape.plan.study().catalogue().measures()[use.measure];
}

/// \p text of every measure of the design.
template <class Text>
Names of_measures(const SweepShape& shape, const Text& text)
{
    Names texts;
    for (const MeasureUse& use : shape.plan.design().full_package().uses) {
        texts.push_back(text(measure_of(use, shape)));
    }
    return texts;
}

files::Storage storage_of(std::vector<std::size_t> chunk)
{
    return {.chunk = std::move(chunk), .deflate_level = 1, .with_checksum = false};
}

}  // namespace

std::vector<files::Dimension> sweep_dimensions(const SweepShape& shape)
{
    const Study& study = shape.plan.study();
    std::vector<files::Dimension> dimensions{
        {"scenario", numbers_from(shape.first_block * shape.block, shape.scenarios),
         described("1", localized("Scenario"))}};
    Names regions;
    for (const Region& region : study.dataset().regions_shown()) {
        regions.push_back(region.id);
    }
    dimensions.push_back({"region", regions, described("1", localized("Region"))});
    std::set<std::string> years;
    bool has_orders = false;
    bool has_quantiles = false;
    for (const SweepVariable& variable : shape.variables) {
        if (years.insert(axis_of(variable)).second) {
            dimensions.push_back(years_of(variable, study.years()));
        }
        has_orders = has_orders || variable.shape == IndicatorShape::by_order;
        has_quantiles = has_quantiles || variable.quantiles > 1;
    }
    if (has_orders) {
        dimensions.push_back(
            {"order", order_labels(study), described("1", localized("Birth order"))});
    }
    if (has_quantiles) {
        dimensions.push_back(quantile_dimension());
    }
    dimensions.push_back({"measure", of_measures(shape, [](const Measure& one) { return one.id; }),
                          described("1", localized("Measure"))});
    dimensions.push_back({"block", numbers_from(shape.first_block, shape.blocks()),
                          described("1", localized("Block of scenarios"))});
    return dimensions;
}

std::vector<Labels> sweep_labels(const SweepShape& shape)
{
    std::vector<Labels> labels;
    for (const Language language : {Language::en, Language::zh}) {
        const std::string suffix = language == Language::zh ? "_zh" : "";
        const auto add = [&](const std::string& name, const LocalText& long_name,
                             const LocalText Measure::*text) {
            labels.push_back({{name + suffix,
                               files::ValueType::text,
                               {"measure"},
                               described("1", long_name),
                               {}},
                              of_measures(shape, [&](const Measure& one) -> std::string {
                                  return (one.*text).in(language);
                              })});
        };
        add("measure_name", localized("Name of the measure"), &Measure::name);
        add("measure_unit", localized("Unit of the level"), &Measure::unit);
    }
    return labels;
}

std::vector<files::Variable> sweep_block_variables(const SweepShape& shape)
{
    const files::ValueType type = shape.plan.output().precision == Precision::float32
                                      ? files::ValueType::float32
                                      : files::ValueType::float64;
    const std::size_t measures = shape.plan.design().full_package().uses.size();
    std::vector<files::Variable> all{
        {package_variable,
         type,
         {"scenario", "measure"},
         described("1", localized("Level of each measure of the package")),
         storage_of({shape.block, measures})}};
    all.front().attributes.push_back(
        {"comment", "In the measure's own unit, see measure_unit; missing where the package does "
                    "not hold the measure."});
    if (shape.plan.design().draws_evidence()) {
        all.push_back(
            {quantile_variable,
             type,
             {"scenario", "measure"},
             described("1", localized("Quantile at which the effects of each measure are read")),
             storage_of({shape.block, measures})});
    }
    for (const SweepVariable& variable : shape.variables) {
        files::Variable made{variable.id,
                             type,
                             {"scenario", axis_of(variable), "region"},
                             described(variable.unit, variable.name),
                             storage_of({shape.block, static_cast<std::size_t>(variable.steps),
                                         static_cast<std::size_t>(variable.regions)})};
        if (variable.shape == IndicatorShape::by_order) {
            made.dimensions.emplace_back("order");
            made.storage.chunk.push_back(static_cast<std::size_t>(variable.orders));
        }
        if (variable.quantiles > 1) {
            made.dimensions.emplace_back("quantile");
            made.storage.chunk.push_back(static_cast<std::size_t>(variable.quantiles));
        }
        made.attributes.push_back({"references", variable.source});
        all.push_back(std::move(made));
    }
    return all;
}

std::vector<files::Variable> sweep_fixed_variables()
{
    return {{completion_variable,
             files::ValueType::int32,
             {"block"},
             described("1", localized("1 once all values of the block are there")),
             {}},
            {number_variable,
             files::ValueType::int32,
             {"measure"},
             described("1", localized("Number among the measures of the 2022 opinions")),
             {}}};
}

std::size_t chunk_values(const files::Variable& variable)
{
    const std::vector<std::size_t>& chunk = variable.storage.chunk;
    return std::accumulate(chunk.begin(), chunk.end(), std::size_t{1}, std::multiplies<>());
}

}  // namespace natality::io::detail
