#pragma once

/// \file
/// Output that is there whole or not at all.

#include <natality/files/write_lock.hpp>

#include <filesystem>
#include <optional>

namespace natality::files {

/// What to do where the output exists already.
enum class ExistingOutput { keep, replace };

/// When the disk is to have a file: before anything else is done, or when the system gets round to
/// it. A file that will be written for long, and anew when it is complete, is not worth waiting
/// for.
enum class Durability { now, later };

/// A file in the making. It is written under a temporary name in the folder of its final one and
/// takes the final name only when it is complete, in one step: whoever looks sees the old file, or
/// none, or the new one. What is not committed is removed, at the latest by the next program that
/// makes the same file.
///
/// Two programs that make the same file do not get in each other's way: what is replaced is locked
/// from the start, and so is what replaces it.
class OutputFile {
public:
    /// Reserves the output: creates the temporary file, empty.
    /// \throws InputError if the folder is missing, if the output is a folder or a device, if it
    ///         exists and is to be kept, or if another program is writing it; RunError if the
    ///         system refuses for another reason.
    OutputFile(std::filesystem::path file, ExistingOutput existing);

    /// Reserves an output that takes the place of a file whose lock is held already.
    OutputFile(std::filesystem::path file, WriteLock replaced);

    OutputFile(const OutputFile&) = delete;
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(const OutputFile&) = delete;
    OutputFile& operator=(OutputFile&& other) noexcept;

    /// Removes the temporary file, unless it was committed.
    ~OutputFile();

    /// The final name.
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

    /// Where to write until then. It must be written in place, not replaced.
    [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }

    /// Gives what was written the final name; if it is to be durable now, once the disk has it.
    /// A file that it replaces leaves it its permissions.
    /// \return the lock of the file under its final name, for whoever goes on writing it.
    /// \throws InputError if the output has appeared in the meantime and is to be kept, or another
    ///         program is writing it; RunError if the system refuses.
    WriteLock commit(Durability durability = Durability::now);

private:
    void create_temporary();
    void take_name(const std::filesystem::path& target);

    std::filesystem::path file_;
    /// Empty when there is nothing to remove.
    std::filesystem::path temporary_;
    ExistingOutput existing_;
    /// Of what is replaced, if there is anything.
    std::optional<WriteLock> replaced_;
    /// Of the temporary file.
    std::optional<WriteLock> lock_;
};

}  // namespace natality::files
