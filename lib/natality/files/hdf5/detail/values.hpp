#pragma once

/// \file
/// Values and their types between memory and HDF5.

#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include <hdf5.h>

namespace natality::files::detail {

/// Text of any length in UTF-8, in memory and in files.
[[nodiscard]] TypeHandle text_type();

/// How values of a type are stored: little-endian on every machine.
[[nodiscard]] TypeHandle stored_type(ValueType type);

/// The type that values of a stored type are read as: every floating-point type as float32 or
/// float64, integers that fit as int32, others as float64.
/// \throws CallFailure for types that are neither numbers nor text.
[[nodiscard]] ValueType value_type(hid_t stored);

/// The type in memory of the values of a span.
[[nodiscard]] TypeHandle memory_type(std::span<const double>);
[[nodiscard]] TypeHandle memory_type(std::span<const std::int32_t>);

/// A dataspace with these extents; none make a single value.
[[nodiscard]] SpaceHandle space_of(const std::vector<std::size_t>& extents);

/// The extents of a dataspace.
[[nodiscard]] std::vector<std::size_t> extents_of(hid_t space);

/// The texts as HDF5 takes them. Valid as long as \p texts.
[[nodiscard]] std::vector<const char*> pointers_to(std::span<const std::string> texts);

/// Reads texts of fixed or free length. What HDF5 hands out for the latter is given back here.
/// \param stored their type in the file.
/// \param space their extents.
/// \param read reads values of the type in memory it is given to the place it is given.
[[nodiscard]] std::vector<std::string>
read_texts(hid_t stored, hid_t space, const std::function<void(hid_t memory, void* place)>& read);

}  // namespace natality::files::detail
