#pragma once

/// \file
/// The processes that mpirun or srun has started together with this one.

#include "command_line.hpp"

#include <natality/sweep/transport.hpp>

#include <memory>

namespace natality::app {

/// Joins the processes that were started together to share the work of a command; nothing if this
/// one was started alone, or is to run a part (`--part`), which knows nothing of others.
/// \throws RunError if they cannot be joined: this natality has no MPI.
[[nodiscard]] std::unique_ptr<Transport> joined_processes(const Arguments& arguments);

}  // namespace natality::app
