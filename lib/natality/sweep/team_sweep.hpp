#pragma once

/// \file
/// A sweep whose blocks are shared by processes (docs/decisions). One of them leads: it knows which
/// blocks are to be run, and gets all that are done.

#include <natality/results/sweep_block.hpp>
#include <natality/sweep/process_team.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace natality {

/// Makes of a block the bytes that go to the leader. Called by several threads at once.
using BlockPacking = std::function<std::vector<std::byte>(const SweepBlock& block)>;

/// Takes the bytes of a block that another process has run, in any order; not while work that a
/// \ref BlockSink returned is being done.
using PackedBlockSink = std::function<void(std::uint64_t block, std::span<const std::byte> packed)>;

/// Runs the blocks of a sweep that are not there yet, together with the members of the team, which
/// assist_sweep(); otherwise as run_sweep(), with the same numbers.
/// \throws what a sink throws, or RunError with what went wrong in another process.
SweepReport lead_sweep(TeamLeader& team, const Sweep& sweep, const SweepOptions& options,
                       const BlockSink& sink, const PackedBlockSink& packed_sink);

/// Runs blocks of a sweep that another process leads, until that gives no more. Of \p options,
/// what says which blocks there are is the leader's matter and not used.
/// \throws what \p packing throws; the leader is told.
void assist_sweep(TeamMember& team, const Sweep& sweep, SweepOptions options,
                  const BlockPacking& packing);

}  // namespace natality
