#pragma once

/// \file
/// The parts of a sweep, put together into one file (docs/sweeps.md).

#include <natality/archive/write_results.hpp>
#include <natality/files/output_file.hpp>
#include <natality/results/sweep_part.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace natality::io {

/// All parts of one sweep, each complete. Nothing of their values is held.
class SweepParts {
public:
    /// Looks at part files in any order, one at a time.
    /// \param files one at least.
    /// \throws InputError with everything that keeps them from being one sweep, each by the name of
    ///         the file or the number of the part: another sweep, its inputs, its blocks or the
    ///         program that made it, a part given twice, not complete or missing.
    [[nodiscard]] static SweepParts checked(const std::vector<std::filesystem::path>& files);

    /// By number.
    [[nodiscard]] const std::vector<std::filesystem::path>& files() const { return files_; }
    [[nodiscard]] std::uint64_t scenarios() const { return scenarios_; }
    [[nodiscard]] std::uint64_t block_size() const { return block_size_; }
    /// Of all variables: what joining copies.
    [[nodiscard]] std::uint64_t chunks() const { return chunks_; }

private:
    std::vector<std::filesystem::path> files_;
    std::uint64_t scenarios_ = 0;
    std::uint64_t block_size_ = 0;
    std::uint64_t chunks_ = 0;
};

/// Writes a sweep file with the values of all parts, bit for bit. Chunks are copied as they are,
/// each after a look at its checksum; one is in memory at a time. The output is still to be
/// committed.
/// \param made who joins them. Who ran them stands in the parts, and goes over.
/// \param progress told before every chunk how many have been copied; what it throws ends the
/// joining
///        and is thrown on.
/// \throws InputError naming a part that is damaged or has changed since it was looked at; RunError
///         if the output cannot be written.
void join_sweep_files(const SweepParts& parts, const files::OutputFile& output,
                      const Provenance& made,
                      const std::function<void(std::uint64_t copied)>& progress);

}  // namespace natality::io
