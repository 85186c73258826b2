#pragma once

/// \file
/// The inputs that a file of results carries along.

#include <natality/files/hdf5/netcdf_reader.hpp>
#include <natality/files/input_files.hpp>

#include <string>

namespace natality::io::detail {

/// The embedded files, each checked against its SHA-256.
/// \param shown_as what problems call the file that carries them.
/// \throws InputError if one is damaged, or if there are none.
[[nodiscard]] files::InputFiles embedded_inputs(const files::NetcdfReader& file,
                                                const std::string& shown_as);

}  // namespace natality::io::detail
