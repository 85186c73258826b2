#pragma once

/// \file
/// Births of a projection told apart by order.

#include <natality/projection/project.hpp>
#include <natality/rates/rate_paths.hpp>

namespace natality {

/// Births by order: rows orders, columns years. At each age the orders share the births as they
/// share the rates.
/// \param births rates of all women as they came about in the projection.
[[nodiscard]] Eigen::ArrayXXd births_by_order(const Trajectory& trajectory,
                                              const BirthRates& births);

}  // namespace natality
