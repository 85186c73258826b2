#pragma once

/// \file
/// What the module `natality_mpi.so` offers to who loads it.

#include <natality/sweep/transport.hpp>

extern "C" {

/// The revision of the sources that the module was built from.
const char* natality_mpi_build();

/// Starts MPI and gives the messages between its processes, to be owned by the caller; MPI ends
/// with them.
natality::Transport* natality_mpi_start();
}
