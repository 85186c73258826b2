#pragma once

/// \file
/// The fingerprint that results keep of their inputs.

#include <string>
#include <string_view>

namespace natality::files {

/// SHA-256 of \p bytes as 64 lower-case hexadecimal digits (FIPS 180-4).
/// \throws RunError if the cryptographic library cannot compute it.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace natality::files
