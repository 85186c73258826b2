#pragma once

/// \file
/// Tables of births: rates by age and order, women by number of children, sex ratios, paths.

#include <natality/imports/table_sources.hpp>

namespace natality::io {

/// Births per woman-year, as given or from shares and total fertility rates.
[[nodiscard]] ObservationTable imported_fertility(const TableSources& sources);

/// Births by order; empty if the files have none.
[[nodiscard]] ObservationTable imported_births_by_order(const TableSources& sources);

/// Births of the orders 1, 2 and 3+ as they would be if women of an age bore alike whatever their
/// number of children: at the rates of the year a woman has had Poisson-distributed children, as
/// many on average as the rates up to her age add up to, and her next birth is of the order after
/// them. A stand-in for places without births by order, in which 20 % stay childless at 1.6
/// children per woman.
/// \param fertility rates by age, sorted by age within year within region.
[[nodiscard]] ObservationTable births_by_order_alike(const ObservationTable& fertility);

/// Shares of women by number of children on 1 January of the base year, the mean of those of the
/// year and of the one before; empty if the files have none.
[[nodiscard]] ObservationTable imported_women_by_state(const TableSources& sources);

/// Males per female at birth.
/// \param otherwise the ratio of places without any.
[[nodiscard]] ObservationTable imported_sex_ratios(const TableSources& sources, double otherwise);

/// Other variants of the total fertility rate as paths, those that every place has and that differ
/// from the main one; years before a variant begins take the main one.
[[nodiscard]] ObservationTable imported_tfr_paths(const TableSources& sources);

}  // namespace natality::io
