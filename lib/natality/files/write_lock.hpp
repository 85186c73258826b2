#pragma once

/// \file
/// The right to write a file, held by one program at a time.

#include <filesystem>
#include <optional>

namespace natality::files {

/// Keeps other writers of a file out for as long as it lives; readers are let in.
///
/// Whoever puts another file in the place of one, or writes into it, holds the lock of what stands
/// under the name first. As the new file is locked before it takes the name, there is no instant at
/// which a second writer could get hold of the name.
class WriteLock {
public:
    /// Locks the file that stands under a name now.
    /// \throws InputError if another program is writing it, RunError if the system refuses.
    explicit WriteLock(const std::filesystem::path& file);

    /// Locks the file if nobody writes it; nothing if somebody does, or if there is none.
    [[nodiscard]] static std::optional<WriteLock> if_free(const std::filesystem::path& file);

    WriteLock(const WriteLock&) = delete;
    WriteLock(WriteLock&& other) noexcept;
    WriteLock& operator=(const WriteLock&) = delete;
    WriteLock& operator=(WriteLock&& other) noexcept;
    ~WriteLock();

    /// Open for reading and writing.
    [[nodiscard]] int descriptor() const { return descriptor_; }

    /// True if the locked file still stands under that name.
    [[nodiscard]] bool is_under(const std::filesystem::path& file) const;

private:
    explicit WriteLock(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
};

}  // namespace natality::files
