#pragma once

/// \file
/// Indicators of births and fertility. Those of a year's rates are of all women as births came
/// about.

#include <natality/base/tables.hpp>
#include <natality/projection/births_by_order.hpp>
#include <natality/projection/project.hpp>
#include <natality/results/period_fertility.hpp>
#include <natality/results/tempo_adjustment.hpp>

namespace natality {

/// Births of the year, all ages of mother.
[[nodiscard]] ByYear total_births(const Trajectory& trajectory);

/// Total fertility rate: children a woman would bear at the year's rates, the sum of the asfr times
/// the width of the age groups.
[[nodiscard]] ByYear total_fertility_rate(const PeriodFertility& of);

/// The total fertility rate by birth order: rows orders, columns years. Orders refer to all women.
[[nodiscard]] Eigen::ArrayXXd total_fertility_rate_by_order(const PeriodFertility& of);

/// Mean age of mothers at birth by the year's rates, in years; not a number without births.
[[nodiscard]] ByYear mean_age_at_birth(const PeriodFertility& of);

/// The same by birth order: rows orders, columns years.
[[nodiscard]] Eigen::ArrayXXd mean_age_at_birth_by_order(const PeriodFertility& of);

/// Total fertility rates freed of shifts in the timing of births, from the orders' rates of all
/// women (tempo_adjustment.hpp); not a number where the rates do not tell orders apart, since a
/// change in the mix of orders would pass for one in timing.
[[nodiscard]] TempoAdjustedFertility tempo_adjusted_fertility(const PeriodFertility& of);

/// General fertility rate: births per woman-year at the ages 15-49, women counted at mid-year.
[[nodiscard]] ByYear general_fertility_rate(const Trajectory& trajectory);

/// Gross reproduction rate: daughters a woman would bear at the year's rates if none died.
[[nodiscard]] ByYear gross_reproduction_rate(const PeriodFertility& of);

/// Net reproduction rate: daughters a newborn girl would bear at the year's rates, counting only
/// years she survives (Preston, Heuveline and Guillot 2001, section 5.3).
[[nodiscard]] ByYear net_reproduction_rate(const PeriodFertility& of);

/// Intrinsic growth rate r of each year's rates, per year: the root of Lotka's equation
/// Σ e^{−r x} L(x) f(x) / (1 + SRB) = 1 with x in the middle of the group; not a number where the
/// rates have no births.
[[nodiscard]] ByYear intrinsic_growth_rate(const PeriodFertility& of);

}  // namespace natality
