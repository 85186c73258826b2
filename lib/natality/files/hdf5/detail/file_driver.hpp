#pragma once

/// \file
/// The way between HDF5 and the disk.
///
/// HDF5 1.10 ends the process with a segmentation fault if the disk is full when it empties its
/// caches for the last time. This driver never tells it: it remembers the first failed write, drops
/// all that follow, and leaves the decision to the writer, which gives the file up in order.
///
/// Values that are read of a sealed file are held against the seal before HDF5 sees them.

#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/detail/seal.hpp>

#include <cstddef>
#include <optional>
#include <vector>

#include <hdf5.h>

namespace natality::files::detail {

/// What became of the reads and writes of a file.
struct DiskState {
    /// errno of the first operation that failed; 0 while all is well.
    int error_number = 0;
    /// While there is something here, values are not read: it becomes the address they lie at.
    std::optional<haddr_t> sought;
    /// Of a file that is read, if it has one.
    std::optional<Seal> seal;
    /// The first values that were read and do not fit the seal.
    std::optional<FilePlace> damaged_values;
    /// Where values were written, and how much at once.
    std::vector<FilePlace> values;
};

/// Makes a file that is opened with \p access_list use this driver.
/// \param state must outlive the file.
/// \return the driver, which must outlive the file too.
/// \throws CallFailure if HDF5 refuses.
[[nodiscard]] DriverHandle use_deferring_driver(hid_t access_list, DiskState& state);

}  // namespace natality::files::detail
