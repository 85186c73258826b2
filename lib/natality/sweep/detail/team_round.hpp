#pragma once

/// \file
/// A round of shared work as its leader and its members go through it.

#include <natality/sweep/process_team.hpp>

#include <functional>

namespace natality::detail {

/// Works on a round here while a thread of its own serves the members.
/// \param round whose functions are called by both threads; its `fail` ends the round here too.
/// \param work takes numbers until `next` of \p round gives none.
/// \throws what \p work throws, else what serving the members does.
void lead_round(TeamLeader& team, const SharedRound& round, const std::function<void()>& work);

/// Works on a round that another process leads, and tells the leader how it ended.
/// \throws what \p work throws.
void assist_round(TeamMember& team, const std::function<void()>& work);

}  // namespace natality::detail
