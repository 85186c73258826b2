#pragma once

/// \file
/// The total fertility rate freed of shifts in the timing of births.

#include <natality/base/tables.hpp>

#include <Eigen/Core>

namespace natality {

/// Tempo-adjusted total fertility rates.
struct TempoAdjustedFertility {
    /// Rows orders, columns years.
    Eigen::ArrayXXd by_order;
    /// Sum over the orders.
    ByYear total;
};

/// Bongaarts and Feeney's adjustment: TFR_i / (1 − r_i), r_i the yearly change of the mean age at
/// births of order i (1998, Population and Development Review 24:271-291).
///
/// r is the centred change where there is a year on both sides and the change to the one neighbour
/// at either end. An order without births stays at zero. Not a number where r is 1 or more, where a
/// neighbour's mean age is missing, and for a single year.
/// \param tfr_by_order, mean_age_by_order rows orders, columns years \p years_apart apart.
[[nodiscard]] TempoAdjustedFertility
tempo_adjusted_fertility(const Eigen::ArrayXXd& tfr_by_order,
                         const Eigen::ArrayXXd& mean_age_by_order, int years_apart = 1);

}  // namespace natality
