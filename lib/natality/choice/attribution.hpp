#pragma once

/// \file
/// Which measure did it: what each measure contributes to the value of a package, in the terms of
/// cooperative games. Measures are the players, and the value is any indicator.
///
/// Values are given by package: values[p] is that of the package of the measures whose bits are set
/// in p, so that there are 2^M of them for M measures and values[0] is the baseline's. Sums of
/// values follow: attribution is linear, and that of a difference is the difference of
/// attributions.
///
/// Every function here throws std::invalid_argument if the number of values is no power of two or
/// more than 2^\ref natality::most_attributed_measures. A value that is not a number makes what it
/// enters not a number.

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace natality {

/// Measures whose packages can be enumerated here.
inline constexpr std::size_t most_attributed_measures = 30;

/// The values of all packages of a given package's measures, in their order.
/// \param package its bits.
/// \throws std::out_of_range if the package has a measure that the values do not.
[[nodiscard]] std::vector<double> values_within(std::span<const double> values,
                                                std::uint64_t package);

/// By measure: its Shapley value, in the unit of the values. Measures come in one by one, and each
/// is given what it adds, on average over all orders of coming in; together they make up the
/// difference between the full package and the baseline.
///
/// Shapley (1953), A Value for n-Person Games, Contributions to the Theory of Games II. O(M 2^M).
[[nodiscard]] std::vector<double> shapley_values(std::span<const double> values);

/// By measure: what it adds to the baseline alone.
[[nodiscard]] std::vector<double> first_in_effects(std::span<const double> values);

/// By measure: what the full package loses without it.
[[nodiscard]] std::vector<double> last_in_effects(std::span<const double> values);

/// By pair of measures: the Shapley interaction index, by how much two measures add more together
/// than the sum of what each adds, averaged over what else is in use. Above zero they work well
/// together, below they stand in for each other. M by M, symmetric, the diagonal zero.
///
/// Grabisch and Roubens (1999), An axiomatic approach to the concept of interaction among players
/// in cooperative games, International Journal of Game Theory 28:547–565. O(M² 2^M).
[[nodiscard]] Eigen::MatrixXd shapley_interactions(std::span<const double> values);

/// By measure: its Owen value, the average as in \ref shapley_values over those orders alone in
/// which the measures of each heading come in one after another. The values of a heading sum to
/// what the Shapley value gives to the heading if headings come in whole.
///
/// Owen (1977), Values of games with a priori unions, Mathematical Economics and Game Theory.
/// \param headings by measure the number of its heading, from 0; every number up to the greatest
///        has a measure.
/// \throws std::invalid_argument unless each measure has a heading and each heading a measure.
[[nodiscard]] std::vector<double> owen_values(std::span<const double> values,
                                              std::span<const std::size_t> headings);

}  // namespace natality
