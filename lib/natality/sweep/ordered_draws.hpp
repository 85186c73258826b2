#pragma once

/// \file
/// Draws on many threads, or by many processes, and what comes of them in the order of the draws.

#include <natality/sweep/process_team.hpp>
#include <natality/sweep/run_draws.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace natality {

/// Does the work of one draw and returns what is left, which is called in the order of the draws,
/// one at a time.
using OrderedWork = std::function<std::function<void()>(std::uint64_t draw)>;

/// Works on draws 0 to \p count − 1. At most twice as many as there are threads wait for their
/// turn.
/// \return false if it was stopped.
/// \throws what the work of a draw throws.
[[nodiscard]] bool run_ordered(std::uint64_t count, const DrawOptions& options,
                               const OrderedWork& work);

/// What a draw is between processes: \p make does the work of a member, \p take what the leader
/// does with what came of it, and returns as \ref OrderedWork does.
using DrawMaker = std::function<std::vector<std::byte>(std::uint64_t draw)>;
using DrawTaker = std::function<std::function<void()>(std::span<const std::byte> made)>;

/// As \ref run_ordered, together with the members of a team, which assist_ordered(). What comes of
/// draws waits until those before it are there, however many that are.
/// \param take called by one thread at a time.
/// \throws what the work of a draw throws, or RunError with what went wrong in another process.
[[nodiscard]] bool lead_ordered(TeamLeader& team, std::uint64_t count, const DrawOptions& options,
                                const OrderedWork& work, const DrawTaker& take);

/// Makes draws for another process, until that gives no more.
/// \param threads 0 for all that the machine offers.
/// \throws what \p make throws; the leader is told.
void assist_ordered(TeamMember& team, int threads, const DrawMaker& make);

}  // namespace natality
