#pragma once

/// \file
/// The ceiling of one year where the shares of women who want a union and so many children are
/// known (docs/model.md, section 6).

#include <natality/base/tables.hpp>
#include <natality/rates/family_wishes.hpp>

#include <functional>
#include <span>
#include <vector>

namespace natality::detail {

/// The step of a life course that a rate leads to: 0 a union, 1 and up a birth of that order.
using Stage = std::size_t;

/// Women, on average, who take each step if every rate is multiplied by a factor of its own.
using StepsTaken = std::function<std::vector<double>(std::span<const double> factors)>;

/// The factors up to which the rates of one year may rise; infinity where nothing limits.
///
/// \param stage_of by rate: the step it leads to.
/// \param steps_taken by stage, \p last_stage the last: the more, the higher a rate of this stage
/// or
///        an earlier one.
[[nodiscard]] std::vector<double> parity_ceiling(const FamilyWishes& wishes,
                                                 std::span<const Stage> stage_of,
                                                 const StepsTaken& steps_taken);

}  // namespace natality::detail
