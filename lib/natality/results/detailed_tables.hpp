#pragma once

/// \file
/// What results hold on request: life tables, birth rates by age, deaths by age
/// (docs/formats/results.md).

#include <natality/base/local_text.hpp>
#include <natality/results/variable_tables.hpp>
#include <natality/scenario/scenario.hpp>

#include <string>
#include <vector>

namespace natality {

/// A quantity by age that a study asks for.
struct DetailedQuantity {
    std::string id;
    std::string unit;
    LocalText name;
    bool by_sex = false;
    bool by_order = false;
    /// In English, for files; may be empty.
    std::string remark{};

    /// Names of the axes of an array of all scenarios, the last one fastest.
    [[nodiscard]] std::vector<std::string> axes() const;
};

/// The quantities of the details that a study asks for.
[[nodiscard]] std::vector<DetailedQuantity> detailed_quantities(const Study& study);

/// The values of \ref detailed_quantities for one scenario, each once, in another order.
[[nodiscard]] std::vector<VariableTables> detailed_tables(const Study& study,
                                                          const Outcome& outcome);

/// True for columns of life tables, which are not known of ages that nobody reaches.
[[nodiscard]] bool is_of_life_table(const std::string& variable);

}  // namespace natality
