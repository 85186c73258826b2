#pragma once

/// \file
/// The making of sweep files: with room for every block before the first is run, and packed once
/// all are there (docs/formats/sweep.md, docs/decisions).

#include <natality/archive/write_results.hpp>
#include <natality/files/output_file.hpp>
#include <natality/files/write_lock.hpp>
#include <natality/results/sweep_part.hpp>
#include <natality/results/sweep_variables.hpp>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace natality::io {

/// The most bytes that a sweep file takes on the disk, however badly its values compress.
/// \throws InputError if the sweep is too large for a file.
[[nodiscard]] std::uint64_t largest_sweep_file(const SweepPlan& plan,
                                               const std::vector<SweepVariable>& variables,
                                               std::uint64_t block_size,
                                               const SweepPart& part = {});

/// Makes a sweep file with everything but the values of its scenarios, which are missing, and room
/// for each of its chunks. The output is still to be committed.
/// \param block_size at most the number of scenarios.
/// \param part the part of the sweep that the file is for; it holds the scenarios of that part.
/// \throws InputError if the sweep is too large for a file; RunError if it cannot be written.
void create_sweep_file(const files::OutputFile& output, const SweepPlan& plan,
                       const std::vector<SweepVariable>& variables, std::uint64_t block_size,
                       const Provenance& provenance, const SweepPart& part = {});

/// Writes a sweep file anew without the room that its chunks do not need, in one step as others see
/// it. Nothing is done to a file that is packed already.
/// \param lock of the file, as SweepWriter releases it.
/// \throws RunError if it cannot be written; the file is then what it was.
void pack_sweep_file(const std::filesystem::path& file, files::WriteLock lock);

/// Blocks of a sweep file that are said to be there and are not whole.
/// \throws InputError if it is no sweep file, or more than values is damaged.
[[nodiscard]] std::uint64_t damaged_blocks(const std::filesystem::path& file);

/// Writes a packed sweep file anew with room for every chunk and its damaged blocks taken back, in
/// one step as others see it: a finished file is never written in place.
/// \return the lock of the new file, for \ref SweepWriter.
/// \throws InputError if it is being written by another program, or more than values is damaged;
///         RunError if it cannot be written; the file is then what it was.
[[nodiscard]] files::WriteLock make_room_again(const std::filesystem::path& file);

}  // namespace natality::io
