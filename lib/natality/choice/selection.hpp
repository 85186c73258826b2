#pragma once

/// \file
/// What to choose: packages by what they bring and what they cost, exactly, by looking at all.
///
/// Values and costs are given by package, the bits of whose measures are its number. More value is
/// better, less cost is. A package whose value or cost is not a number, such as one with a price
/// nobody knows, is never chosen. Of packages that are alike in both the one of fewest measures is
/// chosen, then the one of the smallest number.
///
/// Every function here throws std::invalid_argument unless there are as many costs as values.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace natality {

/// The answer to a target.
struct TargetChoice {
    /// Where the target is in reach the cheapest package that reaches it, otherwise, of those that
    /// come nearest to it, the cheapest.
    std::size_t package = 0;
    bool is_reached = false;
};

/// The cheapest package whose value is at least \p target; of equally cheap ones that of the
/// greatest value.
/// \return nothing if there is no package with a value and a cost.
[[nodiscard]] std::optional<TargetChoice> least_cost(std::span<const double> values,
                                                     std::span<const double> costs, double target);

/// The package of the greatest value among those that cost no more than \p budget; of equally good
/// ones the cheapest.
/// \return nothing if no package costs so little.
[[nodiscard]] std::optional<std::size_t>
best_within_budget(std::span<const double> values, std::span<const double> costs, double budget);

/// The Pareto front: the packages than which no other brings as much for less or more for as much,
/// the cheapest first. Both value and cost rise along it.
[[nodiscard]] std::vector<std::size_t> pareto_front(std::span<const double> values,
                                                    std::span<const double> costs);

/// The Pareto front of two values and cost: the packages than which no other is as good in all
/// three and better in one; of packages alike in all three the smallest alone. The cheapest first.
/// \param also a second value, of which more is better too; a package of which it is not a number
///        is never chosen.
[[nodiscard]] std::vector<std::size_t> pareto_front(std::span<const double> values,
                                                    std::span<const double> also,
                                                    std::span<const double> costs);

/// By package of a front but its first: what a unit more of value costs than at the package before.
/// \param front packages in the order of \ref pareto_front.
/// \throws std::out_of_range if the front has a package that has no value.
[[nodiscard]] std::vector<double> marginal_costs(std::span<const double> values,
                                                 std::span<const double> costs,
                                                 std::span<const std::size_t> front);

}  // namespace natality
