#pragma once

/// \file
/// Identifiers of HDF5 objects that are closed when they go out of scope.

#include <utility>

#include <hdf5.h>

namespace natality::files::detail {

/// Owns one HDF5 identifier. The function that closes it is part of the type, so a data set cannot
/// be passed where a group is asked for.
template <herr_t (*close)(hid_t)>
class Handle {
public:
    Handle() = default;
    explicit Handle(hid_t id) : id_(id) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)) {}
    Handle& operator=(Handle&& other) noexcept
    {
        std::swap(id_, other.id_);
        return *this;
    }
    ~Handle() { reset(); }

    [[nodiscard]] hid_t get() const { return id_; }

    /// Closes now. \return negative if HDF5 could not.
    herr_t reset()
    {
        const hid_t id = std::exchange(id_, H5I_INVALID_HID);
        return id < 0 ? 0 : close(id);
    }

private:
    hid_t id_ = H5I_INVALID_HID;
};

using DriverHandle = Handle<H5FDunregister>;
using FileHandle = Handle<H5Fclose>;
using GroupHandle = Handle<H5Gclose>;
using ObjectHandle = Handle<H5Oclose>;
using DatasetHandle = Handle<H5Dclose>;
using AttributeHandle = Handle<H5Aclose>;
using SpaceHandle = Handle<H5Sclose>;
using TypeHandle = Handle<H5Tclose>;
using PropertyListHandle = Handle<H5Pclose>;

}  // namespace natality::files::detail
