#pragma once

/// \file
/// Birth rates of all women as a projection by state brings them about.

#include <natality/projection/project.hpp>
#include <natality/rates/rate_paths.hpp>

#include <string>
#include <vector>

namespace natality {

/// Births by order per woman-year of all states, from the events and exposures of a projection;
/// 0 at ages without women.
/// \param orders the orders to tell apart, the last one open: births of later orders are in it.
[[nodiscard]] BirthRates realized_births(const StateTrajectory& states,
                                         const std::vector<std::string>& orders);

/// Birth rates of all women as they came about: by state from its events, all women alike those of
/// the rates that it was projected with.
[[nodiscard]] BirthRates realized_births(const Trajectory& trajectory, const RatePaths& rates);

}  // namespace natality
