#pragma once

/// \file
/// Whom a measure is for, laid over whom its effects and lines are for.

#include <natality/measures/measure.hpp>

#include <optional>
#include <vector>

namespace natality::detail {

/// The orders that both lists name, where an empty one names all; nothing if they share none.
[[nodiscard]] std::optional<std::vector<int>> common(const std::vector<int>& orders,
                                                     const std::vector<int>& others);

/// True for effects on births or unions.
[[nodiscard]] bool is_of_mothers(const Effect& effect);

/// An effect on births or unions, on those who are eligible; nothing if nobody is.
[[nodiscard]] std::optional<Effect> limited(Effect effect, const Eligibility& eligible);

/// Limits a measure to whom it is for. \pre it has been checked.
void apply_eligibility(Measure& measure);

}  // namespace natality::detail
