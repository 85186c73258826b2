#pragma once

/// \file
/// Draws on many threads, what comes of them in the order of the draws.

#include <natality/sweep/run_draws.hpp>

#include <cstdint>
#include <functional>

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

}  // namespace natality
