#pragma once

/// \file
/// What a results or sweep file must hold, read to the last value.

#include <cstdint>
#include <filesystem>

namespace natality::io {

/// What was found in a file in which nothing is wrong.
struct CheckedFile {
    /// Whether its bytes fit the checksums that natality writes behind them. Without these, as
    /// other programs leave a file, figures cannot be told from figures that were changed.
    bool is_sealed = true;
    /// Of a sweep: how many blocks it has, and how many are there.
    std::uint64_t blocks = 0;
    std::uint64_t blocks_done = 0;
};

/// Reads a results or sweep file wholly, first in a child process, which a file can bring down
/// without harm: every byte against its checksum; axes, names, variables and attributes against the
/// inputs inside, and those against their fingerprints; every value, which must be finite where it
/// must not be missing; and what comparisons and `needs` would read of results.
/// \throws InputError naming the file with what is wrong.
CheckedFile check_results(const std::filesystem::path& file);

}  // namespace natality::io
