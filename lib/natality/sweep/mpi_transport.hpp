#pragma once

/// \file
/// Messages by MPI, from a module that is loaded by processes that a launcher of MPI has started
/// and by no others (docs/decisions).

#include <natality/sweep/transport.hpp>

#include <filesystem>
#include <memory>

namespace natality {

/// How many processes a launcher of MPI (mpirun, mpiexec, srun) has started together with this one,
/// by the environment that it has given them; 1 if there was no launcher.
[[nodiscard]] int launched_processes();

/// Loads the module and joins the other processes. Once in the life of a process: MPI can be
/// started once alone.
/// \param module the shared object `natality_mpi.so` of this build.
/// \throws RunError saying what is missing: the module, MPI itself, or that it is of another build.
[[nodiscard]] std::unique_ptr<Transport> mpi_transport(const std::filesystem::path& module);

}  // namespace natality
