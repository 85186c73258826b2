#pragma once

/// \file
/// The limit that wishes set: rates cannot be lifted past the desired family size (docs/model.md,
/// section 6).

#include <natality/base/tables.hpp>
#include <natality/rates/family_wishes.hpp>
#include <natality/rates/rate_paths.hpp>

#include <vector>

namespace natality {

/// How far the rates of each birth order, or each transition between states, may rise:
/// h_max = factor × h.
struct Ceiling {
    /// By order or transition: the factor of each year, at least 1; infinity where nothing limits.
    std::vector<ByYear> factor;
};

/// Nothing limits.
[[nodiscard]] Ceiling no_ceiling(const BirthRates& births);

/// Without states, of the mean alone: one factor a year for all orders, the one that brings the
/// total fertility rate to the children wanted; 1 where it is already there. With shares as below,
/// births per woman of an order standing for the women who reach it.
[[nodiscard]] Ceiling desired_family_size_ceiling(const BirthRates& births, const AgeAxis& ages,
                                                  const FamilyWishes& wishes);

/// Nothing limits the rates that move a projection, by order or by state.
[[nodiscard]] Ceiling no_ceiling(const RatePaths& rates);

/// The ceiling of the rates that move a projection.
///
/// With states, of the mean alone: one factor a year for all births and unions, the one that brings
/// the children of a woman who passes through the year's rates (synthetic_cohort.hpp) to those she
/// wants, so that nothing that stays below its ceiling can pass them; 1 where they are there
/// already, infinity where no rates however high would do it. Without states as above.
///
/// With shares each transition has a factor of its own, lowest first, that brings the women who
/// make it to those who want to; transitions of no known share take that of the next one, and the
/// last ones the children that the shares leave of the mean. A wish fulfilled already holds its own
/// transition at 1. The mean is kept besides, by one factor that none may pass.
[[nodiscard]] Ceiling desired_family_size_ceiling(const RatePaths& rates,
                                                  const FamilyWishes& wishes);

/// The same; of the mean alone to 1e-10 of the children wanted, by secants from the factors of
/// rates that are much alike: for callers that ask for the ceiling of many baselines. \param near
/// the ceiling of such rates, of the same years.
[[nodiscard]] Ceiling desired_family_size_ceiling(const RatePaths& rates,
                                                  const FamilyWishes& wishes, const Ceiling& near);

}  // namespace natality
