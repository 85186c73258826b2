#pragma once

/// \file
/// The limit that wishes set: rates cannot be lifted past the desired family size (docs/model.md,
/// section 6).

#include <natality/base/tables.hpp>
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

/// Without states: one factor a year for all orders, the one that brings the total fertility rate
/// to the desired family size; 1 where it is already there.
/// \param desired_family_size children per woman.
[[nodiscard]] Ceiling desired_family_size_ceiling(const BirthRates& births, const AgeAxis& ages,
                                                  double desired_family_size);

/// Nothing limits the rates that move a projection, by order or by state.
[[nodiscard]] Ceiling no_ceiling(const RatePaths& rates);

/// The ceiling of the rates that move a projection.
///
/// With states: one factor a year for all births and unions, the one that brings the children of a
/// woman who passes through the year's rates (synthetic_cohort.hpp) to the desired family size, so
/// that nothing that stays below its ceiling can pass it; 1 where they are there already, infinity
/// where no rates however high would do it. Without states as above.
[[nodiscard]] Ceiling desired_family_size_ceiling(const RatePaths& rates,
                                                  double desired_family_size);

/// The same to 1e-10 of the desired family size, by secants from the factors of rates that are much
/// alike: for callers that ask for the ceiling of many baselines.
/// \param near the ceiling of such rates, of the same years.
[[nodiscard]] Ceiling desired_family_size_ceiling(const RatePaths& rates,
                                                  double desired_family_size, const Ceiling& near);

}  // namespace natality
