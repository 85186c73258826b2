#pragma once

/// \file
/// Whether bytes are UTF-8 text.

#include <cstddef>
#include <optional>
#include <string_view>

namespace natality::files {

/// Position of the first byte that does not belong to well-formed UTF-8 (RFC 3629: no overlong
/// forms, no surrogates, nothing past U+10FFFF), or nothing.
[[nodiscard]] std::optional<std::size_t> first_byte_not_utf8(std::string_view text);

}  // namespace natality::files
