#pragma once

/// \file
/// A file that is open for reading and held against its seal.

#include <natality/files/hdf5/detail/failure.hpp>
#include <natality/files/hdf5/detail/file_driver.hpp>
#include <natality/files/hdf5/detail/handle.hpp>

#include <filesystem>
#include <memory>

#include <hdf5.h>

namespace natality::files::detail {

/// An HDF5 file of which every byte is held against the file's seal before HDF5 sees it; of a file
/// without a seal, the bytes as they are.
class ReadableFile {
public:
    /// \throws CallFailure if it cannot be opened, or its seal is damaged.
    explicit ReadableFile(const std::filesystem::path& file);

    [[nodiscard]] bool is_sealed() const { return disk_->seal.has_value(); }

    /// The state of the driver that the file is read by.
    [[nodiscard]] DiskState& disk() const { return *disk_; }

    /// Runs \p work on the file.
    /// \throws CallFailure of \p work, or that says that a part of the file does not fit its seal.
    template <class Work>
    auto read(const Work& work) const -> decltype(work(hid_t{}))
    {
        try {
            return work(file_.get());
        } catch (const CallFailure&) {
            throw_if_damaged();
            throw;
        }
    }

private:
    void throw_if_damaged() const;

    // The open file uses both: they stay where they are and go last.
    std::unique_ptr<DiskState> disk_;
    DriverHandle driver_;
    FileHandle file_;
};

/// What is said of bytes that do not fit the seal.
[[nodiscard]] CallFailure damage_in(const FilePlace& place);

}  // namespace natality::files::detail
