#pragma once

/// \file
/// A region that is the sum of others: counts add, rates are worked out from the sums.

#include <natality/scenario/scenario.hpp>

#include <vector>

namespace natality {

/// The sum of regions of one run.
///
/// Population, births, deaths, migrants and women by state add up, in the order given. Survival
/// ratios are the survivors over those exposed, birth rates the births of each order over the
/// woman-years, so that the year step on the sum's rates leads to the sum's population. Where
/// nobody is exposed a ratio is the mean of the members'. Levels and responses of measures are the
/// members' weighted by their births. Those who move between members count among the sum's in- and
/// out-migrants too.
/// \pre at least one member; all of the same ages, years, orders and states.
[[nodiscard]] RegionOutcome sum_of(const std::vector<const RegionOutcome*>& members,
                                   MigrationTiming timing);

}  // namespace natality
