#pragma once

/// \file
/// Whether a results file holds what its inputs say.

#include <natality/files/hdf5/netcdf_reader.hpp>

#include <string>

namespace natality::io::detail {

/// Holds the axes, names, variables and attributes of a results file against the study that is made
/// of its inputs, and reads all values.
/// \param shown_as what problems call the file.
/// \throws InputError with everything that is missing, has another shape or type or text, is
/// damaged
///         or is not finite where it must be.
void require_results_content(const files::NetcdfReader& file, const std::string& shown_as);

}  // namespace natality::io::detail
