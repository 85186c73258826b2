#pragma once

/// \file
/// From the bytes of a CSV file to text that can be read.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>

#include <optional>
#include <string>

namespace natality::files {

/// The text of \p file, unpacked if its name ends in `.gz`, without a byte order mark.
/// \param problems receives a broken gzip stream with how far it goes, and the first line that is
///        not UTF-8; nothing is returned then.
[[nodiscard]] std::optional<std::string> csv_text(const InputFile& file, Problems& problems);

}  // namespace natality::files
