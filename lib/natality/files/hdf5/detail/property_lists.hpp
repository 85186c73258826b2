#pragma once

/// \file
/// How files, groups and data sets are created: the order of what is in them is kept, as netCDF-4
/// asks, and no times are stored, so that equal results are equal files.

#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>

namespace natality::files::detail {

[[nodiscard]] PropertyListHandle file_creation_list();
[[nodiscard]] PropertyListHandle group_creation_list();

/// Chunks and filters as \p storage says; floating-point values that are never written are NaN.
[[nodiscard]] PropertyListHandle dataset_creation_list(const Storage& storage, ValueType type);

/// File format of HDF5 1.8, which every tool in use reads.
[[nodiscard]] PropertyListHandle file_access_list(Placement placement);

}  // namespace natality::files::detail
