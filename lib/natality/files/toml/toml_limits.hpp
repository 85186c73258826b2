#pragma once

/// \file
/// Whether a TOML file is one that can be parsed in little memory, before it is parsed.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>

namespace natality::files {

/// Holds the text of \p file against \ref largest_toml, \ref most_toml_values and
/// \ref deepest_toml. Texts in quotes and comments are passed over as TOML 1.0 has them; what is no
/// TOML is left for the parser to find.
/// \param problems receives the first limit that is passed, with its line.
/// \return true if none is.
[[nodiscard]] bool is_within_toml_limits(const InputFile& file, Problems& problems);

}  // namespace natality::files
