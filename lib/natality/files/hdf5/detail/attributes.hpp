#pragma once

/// \file
/// Attributes of a file, group or data set.

#include <natality/files/hdf5/netcdf_model.hpp>

#include <string_view>

#include <hdf5.h>

namespace natality::files::detail {

/// Adds an attribute to \p object.
/// \throws CallFailure, also if there is one of that name.
void write_attribute(hid_t object, const Attribute& attribute);

/// Marks NaN as the missing value of a floating-point variable, in the variable's own type.
/// \throws CallFailure
void write_missing_value(hid_t dataset, ValueType type);

/// All attributes of \p object in the order they were added, without those by which the netCDF-4
/// model itself is kept (CLASS, DIMENSION_LIST and the like).
/// \throws CallFailure
[[nodiscard]] Attributes read_attributes(hid_t object);

}  // namespace natality::files::detail
