#pragma once

/// \file
/// Files carried inside a file, under the group `inputs`: one array of bytes each, at its own path.

#include <natality/files/hdf5/netcdf_model.hpp>

#include <string>
#include <vector>

#include <hdf5.h>

namespace natality::files::detail {

/// True for a relative path whose parts are joined by single `/`, without `.` and `..`.
[[nodiscard]] bool is_plain_path(const std::string& path);

/// Embeds one file.
/// \throws CallFailure
void write_embedded_file(hid_t file, const EmbeddedFile& embedded);

/// All embedded files, those of a folder together; none where there is no such group.
/// \throws CallFailure, also for a path that is not plain.
[[nodiscard]] std::vector<EmbeddedFile> read_embedded_files(hid_t file);

}  // namespace natality::files::detail
