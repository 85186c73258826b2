#pragma once

/// \file
/// Draws that are shared by processes, one of which leads.

#include <natality/sweep/process_team.hpp>
#include <natality/sweep/run_draws.hpp>

#include <functional>
#include <vector>

namespace natality {

/// Runs all draws of a study together with the members of the team, which assist_draws(); otherwise
/// as run_draws(), with the same numbers.
/// \throws what a draw throws, or RunError with what went wrong in another process.
[[nodiscard]] std::vector<DrawSummary> lead_draws(TeamLeader& team, const Study& study,
                                                  const Baseline& baseline,
                                                  const DrawOptions& options);

/// Runs draws of a study that another process leads, until that gives no more.
/// \param study, baseline the same as the leader's.
/// \param threads 0 for all that the machine offers.
/// \throws what a draw throws; the leader is told.
void assist_draws(TeamMember& team, const Study& study, const Baseline& baseline, int threads);

}  // namespace natality
