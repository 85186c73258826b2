#include "sensitivity_view.hpp"

#include "text_table.hpp"

#include <natality/base/localized.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace natality::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t widest_input = 34;

std::string index_text(double value)
{
    return std::isnan(value) ? "-" : fmt::format("{:.3f}", value);
}

/// `0.412 (0.380 … 0.445)`.
std::string estimate_text(const IndexEstimate& estimate)
{
    return fmt::format("{} ({} … {})", index_text(estimate.value), index_text(estimate.low),
                       index_text(estimate.high));
}

/// Inputs by their total index, the largest first.
std::vector<std::size_t> by_total(const std::vector<SobolIndices>& indices)
{
    std::vector<std::size_t> order(indices.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        return indices[one].total.value > indices[other].total.value;
    });
    return order;
}

std::string quantity_table(const SensitivityView& view, const SensitiveQuantity& quantity,
                           Language language)
{
    TextTable table;
    table.add({quantity.name.in(language), localized("first order (95 %)").in(language),
               localized("total (95 %)").in(language)});
    table.add_rule();
    for (const std::size_t i : by_total(quantity.indices)) {
        table.add({fitted(view.inputs[i].in(language), widest_input),
                   estimate_text(quantity.indices[i].first_order),
                   estimate_text(quantity.indices[i].total)});
    }
    return table.text() + "\n";
}

Json estimate_json(const IndexEstimate& estimate)
{
    return {{"value", estimate.value}, {"p2_5", estimate.low}, {"p97_5", estimate.high}};
}

}  // namespace

std::string sensitivity_table(const SensitivityView& view, Language language)
{
    const std::string title = localized("{}, {}: where the spread comes from, by {}\n\n",
                                        view.of.name(), view.region.name, view.kind_of_inputs)
                                  .in(language);
    std::string text;
    for (const SensitiveQuantity& quantity : view.quantities) {
        text += title + quantity_table(view, quantity, language);
    }
    text += lines_of(
        localized("{} samples. First order: the share of the variance that would be gone if "
                  "the input were known; total: what would be left if all others were "
                  "(Saltelli's design, Jansen's estimators, bootstrap intervals).",
                  view.samples)
            .in(language));
    if (!std::has_single_bit(view.samples)) {
        text += lines_of(localized("The samples are no power of two: a Sobol sequence is less even "
                                   "then.")
                             .in(language));
    }
    return text;
}

nlohmann::ordered_json sensitivity_json(const SensitivityView& view)
{
    Json json{{"of", view.of.text()},
              {"region", view.region.id},
              {"subject", view.subject},
              {"samples", view.samples}};
    json["quantities"] = Json::array();
    for (const SensitiveQuantity& quantity : view.quantities) {
        Json inputs = Json::array();
        for (std::size_t i = 0; i < view.inputs.size(); ++i) {
            inputs.push_back({{"input", view.inputs[i].en},
                              {"first_order", estimate_json(quantity.indices[i].first_order)},
                              {"total", estimate_json(quantity.indices[i].total)}});
        }
        json["quantities"].push_back({{"quantity", quantity.id}, {"inputs", inputs}});
    }
    return json;
}

}  // namespace natality::app
