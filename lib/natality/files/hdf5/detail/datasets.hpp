#pragma once

/// \file
/// What the data sets of a file hold and say of themselves. All throw CallFailure.

#include <natality/files/hdf5/netcdf_model.hpp>

#include <cstddef>
#include <string>
#include <vector>

#include <hdf5.h>

namespace natality::files::detail {

/// In the order they were added; by name in files of others that do not keep it.
[[nodiscard]] std::vector<std::string> names_of_links(hid_t group);

[[nodiscard]] bool is_dataset(hid_t file, const std::string& name);

/// The axis names of a variable; labels of an axis stand on their own.
[[nodiscard]] std::vector<std::string> axes_of(hid_t dataset, const std::string& name,
                                               std::size_t rank);

/// Extent along each axis.
[[nodiscard]] std::vector<std::size_t> shape_of(hid_t dataset);

/// The type that its values are read as.
[[nodiscard]] ValueType type_of(hid_t dataset);

/// True if its values are stored as a type, in whatever order of bytes; text of any length is text.
[[nodiscard]] bool is_stored_as(hid_t dataset, ValueType type);

/// All values of a data set of texts, last axis fastest.
[[nodiscard]] std::vector<std::string> texts_in(hid_t dataset);

/// The values in a box of a data set of numbers, last axis fastest.
/// \pre the box lies within it.
[[nodiscard]] std::vector<double> numbers_in(hid_t dataset, const Slab& slab);

}  // namespace natality::files::detail
