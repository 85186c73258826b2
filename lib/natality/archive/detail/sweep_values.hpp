#pragma once

/// \file
/// Whether a sweep file holds what its inputs say, and its blocks what it says of them.

#include <natality/archive/sweep_reader.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>

#include <string>

namespace natality::io::detail {

/// Holds a sweep file against the sweep that is made of its inputs: axes, names, variables,
/// attributes and, of every block that is said to be there, packages and values. Values are missing
/// for a scenario in all variables or in none, but for ratios that are not defined.
/// \param file the same file as \p sweep.
/// \throws InputError with what is missing, has another shape or type or text, or is damaged.
void require_sweep_content(const SweepReader& sweep, const files::NetcdfReader& file,
                           const std::string& shown_as);

}  // namespace natality::io::detail
