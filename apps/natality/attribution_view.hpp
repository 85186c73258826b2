#pragma once

/// \file
/// Which measure did it, as a table and as JSON.

#include "package_values.hpp"

#include <natality/choice/attribution_draws.hpp>
#include <natality/choice/sampled_attribution.hpp>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace natality::app {

/// What is shown of all packages of some measures.
struct AttributionView {
    PackageValues all;
    ValueQuestion of;
    /// Of the same measures; nothing without draws.
    std::optional<AttributionDraws> draws;
};

[[nodiscard]] std::string attribution_table(const AttributionView& view, Language language);
[[nodiscard]] nlohmann::ordered_json attribution_json(const AttributionView& view);

/// Contributions from a sample of orders.
struct SampledView {
    std::vector<ValuedMeasure> measures;
    ValueQuestion of;
    SampledShapley shapley;
};

[[nodiscard]] std::string attribution_table(const SampledView& view, Language language);
[[nodiscard]] nlohmann::ordered_json attribution_json(const SampledView& view);

/// A measure by number and name.
[[nodiscard]] std::string name_of(const ValuedMeasure& measure, Language language);

}  // namespace natality::app
