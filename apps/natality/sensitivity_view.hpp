#pragma once

/// \file
/// Sensitivity indices as a table and as JSON.

#include "package_values.hpp"

#include <natality/choice/sobol_indices.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace natality::app {

/// Indices of one quantity.
struct SensitiveQuantity {
    /// Id in JSON, and what it is called.
    std::string id;
    LocalText name;
    /// By input.
    std::vector<SobolIndices> indices;
};

/// What is shown of a study's sensitivity.
struct SensitivityView {
    ValueQuestion of;
    NamedLabel region;
    /// Where the inputs come from: a package that is drawn, or a design.
    std::string subject;
    /// What the inputs are, in a sentence.
    LocalText kind_of_inputs;
    std::uint64_t samples = 0;
    /// Inputs in the order of the indices.
    std::vector<LocalText> inputs;
    std::vector<SensitiveQuantity> quantities;
};

[[nodiscard]] std::string sensitivity_table(const SensitivityView& view, Language language);
[[nodiscard]] nlohmann::ordered_json sensitivity_json(const SensitivityView& view);

}  // namespace natality::app
