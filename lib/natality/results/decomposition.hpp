#pragma once

/// \file
/// Which of several factors a difference comes from.

#include <Eigen/Core>

#include <cstddef>
#include <functional>

namespace natality {

/// Splits the difference between two values of a quantity among the factors that make it.
///
/// The effect of a factor is the change it brings, averaged over all orders in which the factors
/// can be changed one by one: Das Gupta's symmetric decomposition (1993, Standardization and
/// Decomposition of Rates, U.S. Bureau of the Census, P23-186) for any number of factors. The
/// effects add up to the whole difference, and no factor comes first.
/// \param value the quantity with each factor on one of two sides: factor i on the second where bit
///        i is set, on the first otherwise. Called once for each of the 2^factors sets.
/// \param factors at most 16.
/// \return value(all) − value(none), by factor.
[[nodiscard]] Eigen::ArrayXd
symmetric_decomposition(const std::function<double(std::size_t)>& value, std::size_t factors);

}  // namespace natality
