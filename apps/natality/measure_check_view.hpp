#pragma once

/// \file
/// What each measure does by itself, as a table for people or as JSON for machines.

#include "console.hpp"

#include <natality/measures/catalogue.hpp>
#include <natality/results/measure_check.hpp>

#include <nlohmann/json.hpp>

#include <string>

namespace natality::app {

/// All measures under their headings, one line a measure: number, name and what it does to all
/// births by itself.
[[nodiscard]] std::string measure_list(const MeasureCheck& check, const Catalogue& catalogue,
                                       Language language);

/// A table of at most 80 columns: the change of births with every measure alone, and with all of
/// them, beside what is plausible.
[[nodiscard]] std::string measure_check_table(const MeasureCheck& check, const Catalogue& catalogue,
                                              Language language);

/// The same as shares: `{"first", "last", "measures": [{"id", "births", "plausible", …}], "all"}`.
[[nodiscard]] nlohmann::ordered_json measure_check_json(const MeasureCheck& check,
                                                        const Catalogue& catalogue);

}  // namespace natality::app
