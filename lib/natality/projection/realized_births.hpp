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

}  // namespace natality
