#pragma once

/// \file
/// Fills sweep files block by block. They are whole at any instant, whatever ends the program
/// (docs/formats/sweep.md, docs/decisions).

#include <natality/archive/sweep_encoder.hpp>
#include <natality/files/hdf5/chunk_places.hpp>
#include <natality/files/write_lock.hpp>
#include <natality/results/sweep_block.hpp>
#include <natality/results/sweep_part.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace natality::io {

/// Puts blocks into a sweep file. Where each goes was settled when the file was made, and HDF5
/// plays no part in it: blocks become readable one chunk at a time, each in one step.
class SweepWriter {
public:
    /// Opens a sweep file for writing.
    /// \throws InputError if it is none, is damaged, is packed or was copied by another program and
    ///         so has no room, or is being written by another program.
    explicit SweepWriter(const std::filesystem::path& file);

    /// Opens the file whose lock is held: the one that was just made.
    SweepWriter(std::filesystem::path file, files::WriteLock lock);

    SweepWriter(const SweepWriter&) = delete;
    SweepWriter& operator=(const SweepWriter&) = delete;
    ~SweepWriter() = default;

    /// Scenarios of a block.
    [[nodiscard]] std::uint64_t block_size() const { return block_size_; }

    /// The part of a sweep that the file is for.
    [[nodiscard]] const SweepPart& part() const { return part_; }

    /// True if there is a place for the block: it is of the part that the file is for.
    [[nodiscard]] bool has_place(std::uint64_t block) const
    {
        return block >= first_block_ && block - first_block_ < done_.size();
    }

    /// \pre there is a place for the block.
    [[nodiscard]] bool is_done(std::uint64_t block) const
    {
        return done_[block - first_block_] != 0;
    }

    /// Reads the blocks that are said to be done, and takes back those that a failing system has
    /// damaged.
    /// \return how many were taken back.
    std::uint64_t verify();

    /// Compresses a block, on any thread and on several at once; what is returned writes it, to be
    /// called on one thread at a time, and throws RunError if the disk refuses.
    [[nodiscard]] std::function<void()> take(const SweepBlock& block);

    /// Writes a block that another process has compressed; as what \ref take returns, on one thread
    /// at a time.
    /// \throws std::invalid_argument if the file has no place for it; RunError if the disk refuses.
    void put(std::uint64_t block, const BlockChunks& chunks);

    /// Waits until the disk has everything. Not needed before the file is packed.
    /// \throws RunError if it refuses.
    void synchronise();

    /// Ends the writing; the lock goes to whoever packs the file.
    [[nodiscard]] files::WriteLock release() && { return std::move(lock_); }

private:
    using Bytes = std::vector<std::byte>;

    /// A variable that is written by block.
    struct Chunked {
        files::VariablePlaces places;
        /// The first page of a chunk without values.
        Bytes blank;
    };

    void require_place(std::uint64_t block) const;
    void write_block(std::uint64_t position, const BlockChunks& chunks);
    void write(std::span<const std::byte> bytes, std::uint64_t offset) const;
    void require_name() const;
    void mark(std::uint64_t position, std::int32_t done);
    [[nodiscard]] bool is_whole(std::uint64_t position) const;

    std::filesystem::path file_;
    files::WriteLock lock_;
    std::uint64_t block_size_ = 0;
    SweepPart part_;
    std::uint64_t first_block_ = 0;
    /// By position in the file.
    std::vector<std::int32_t> done_;
    std::uint64_t completion_offset_ = 0;
    std::vector<Chunked> variables_;
    /// Once it is known what the chunks are.
    std::optional<SweepEncoder> encoder_;
};

}  // namespace natality::io
