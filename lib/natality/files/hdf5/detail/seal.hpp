#pragma once

/// \file
/// The seal of a file: checksums of its bytes, behind the end that HDF5 knows of.
///
/// HDF5 1.10 crashes, or runs without end, on some files in which a single byte is damaged. So
/// every byte of a sealed file is held against its checksum before HDF5 sees it: values
/// when they are read, all other bytes before HDF5 opens the file, because it does not survive
/// being refused the names of things. Other readers never look behind the end of a file; other
/// writers cut the seal off, and what they leave is a file without one.
///
/// Values have a checksum for each run that was written at once, such as a chunk, so that what is
/// damaged is known no less finely than what can be written anew; all other bytes by piece.
///
/// On the disk, all little-endian: the stretches that are not covered (offset and size, 64 bits
/// each), the runs of values (the same, and the CRC-32 of their bytes), the CRC-32 of each piece of
/// the file without the values, and a footer: sixteen letters, the bytes covered, the numbers of
/// stretches and of runs, the size of a piece, and the CRC-32 of the seal up to there.

#include <natality/files/hdf5/chunk_places.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace natality::files::detail {

/// What is known of the bytes of a file.
struct Stretches {
    /// Will be written again in place; counts as zeros.
    std::vector<FilePlace> left_out;
    /// Values as they are stored, each as it was written: HDF5 survives being refused them.
    std::vector<FilePlace> values;
};

/// Checksums of a file: of its values by run, of all else by piece.
class Seal {
public:
    /// Bytes of a piece; the last one may be shorter.
    static constexpr std::size_t piece_size = std::size_t{1} << 12U;
    /// Most bytes of a run of values: longer ones are divided.
    static constexpr std::size_t longest_run = std::size_t{1} << 16U;

    /// Values of which one checksum is kept.
    struct Run {
        FilePlace place;
        std::uint32_t checksum = 0;
    };

    /// The seal of what a file holds.
    /// \param covered how long the file is.
    /// \throws CallFailure with the system's reason if the file cannot be read.
    [[nodiscard]] static Seal of(int descriptor, std::uint64_t covered, Stretches stretches);

    /// The seal that a file has; nothing if it ends where HDF5 says that it ends.
    /// \throws CallFailure if it is shorter, or what follows that end is no whole seal.
    [[nodiscard]] static std::optional<Seal> found_in(int descriptor);

    /// The seal as it is written behind the bytes covered.
    [[nodiscard]] std::vector<std::byte> bytes() const;

    [[nodiscard]] std::uint64_t covered() const { return covered_; }

    /// All runs of values, in the order of the file, none overlapping another.
    [[nodiscard]] std::span<const Run> runs() const { return runs_; }

    /// The number of the first run that ends behind an offset.
    [[nodiscard]] std::size_t first_run_behind(std::uint64_t offset) const;

    /// True if the bytes of a run fit their checksum.
    /// \throws CallFailure with the system's reason if the file cannot be read.
    [[nodiscard]] bool holds(int descriptor, const Run& run) const;

    /// The first piece of the file whose bytes, values left out, do not fit their checksum.
    /// \throws CallFailure with the system's reason if the file cannot be read.
    [[nodiscard]] std::optional<FilePlace> first_damage_but_values(int descriptor) const;

private:
    Seal(std::uint64_t covered, std::vector<FilePlace> left_out, std::vector<Run> runs);

    /// \param table the seal from its first byte; long enough, which was made sure of.
    [[nodiscard]] static Seal from_table(std::span<const std::byte> table, std::uint64_t covered,
                                         std::uint64_t left_out_count, std::uint64_t run_count);

    [[nodiscard]] std::size_t pieces() const;
    [[nodiscard]] FilePlace piece(std::size_t number) const;
    [[nodiscard]] std::uint32_t checksum_of_piece(int descriptor, FilePlace piece) const;
    [[nodiscard]] std::uint32_t checksum_of_values(int descriptor, FilePlace place) const;

    std::uint64_t covered_;
    /// In order, none touching the next.
    std::vector<FilePlace> left_out_;
    std::vector<Run> runs_;
    /// What pieces do not cover: what is left out, and the values. In order, none touching the
    /// next.
    std::vector<FilePlace> not_in_pieces_;
    std::vector<std::uint32_t> piece_checksums_;
};

}  // namespace natality::files::detail
