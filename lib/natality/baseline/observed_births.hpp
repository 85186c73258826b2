#pragma once

/// \file
/// Birth rates of all women alike that give the births counted (docs/model.md, section 3).

#include <natality/baseline/baseline_path.hpp>
#include <natality/baseline/baseline_rates.hpp>
#include <natality/rates/rate_paths.hpp>

namespace natality {

/// Scales the birth rates of \p rates, one factor a year for all ages and orders: in the years with
/// births counted to exactly as many, afterwards by the mean factor of the level years or to the
/// total fertility rate on the way to the path asked for.
/// \pre the births of at least the first year are counted.
/// \throws RunError as \ref project does, or if there are no births to scale.
void meet_counted_births(RatePaths& rates, const RegionInputs& inputs, const BaselinePath& path,
                         const BaselineConventions& conventions);

}  // namespace natality
