#pragma once

/// \file
/// Net migration as a rate of those who are there, and migrants of all kinds once they are counted
/// (docs/model.md, section 3).

#include <natality/projection/project.hpp>
#include <natality/rates/rate_paths.hpp>

namespace natality {

/// What net migration by rate makes of the persons of each age when a part of a step's comes at
/// once: 1 + \p share · n · rate, n the width of the step; 1 without such rates.
/// \param share of the step's migrants who come or leave then.
[[nodiscard]] ByAge factor_of_migration(const RatePaths& rates, Sex sex, Index year, double share);

/// Puts into \p rates, as net migrants in persons, who came and left by rate and from and to other
/// regions in the projection on them; rates of net migration there are then none.
void count_migrants(RatePaths& rates, const Trajectory& trajectory);

}  // namespace natality
