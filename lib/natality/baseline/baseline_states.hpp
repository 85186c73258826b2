#pragma once

/// \file
/// Rates by life-course state without policy: calibrated to the base year, then brought to the
/// asked path of the total fertility rate.

#include <natality/baseline/baseline_path.hpp>
#include <natality/baseline/baseline_rates.hpp>
#include <natality/rates/rate_paths.hpp>

namespace natality {

/// Rates of every year by transition for a region whose data set has states.
///
/// The base year's rates reproduce its births by order and age (state_calibration.hpp); unions
/// follow their own rates by year. Factors on the birth rates then meet the baseline's level
/// (baseline_fit.hpp): by age and year, so that births by age are those of all women alike; where
/// it is from observation, one factor a year that gives the births counted and then keeps its
/// level. A \c constant baseline keeps the first year's factors. \param rates the region's rates
/// without states. \throws InputError if the births by order cannot come from the women by state,
/// or if there are
///         births or unions at age 0 or less than two years below the open age.
/// \throws RunError if no factor meets a year's asfr or total fertility rate.
[[nodiscard]] StatePaths baseline_states(const RegionInputs& inputs, const RatePaths& rates,
                                         const BaselinePath& path,
                                         const BaselineConventions& conventions);

}  // namespace natality
