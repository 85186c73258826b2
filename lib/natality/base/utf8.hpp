#pragma once

/// \file
/// Whether bytes are UTF-8 text, and how bytes of any kind are shown to people.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace natality {

/// Position of the first byte that does not belong to well-formed UTF-8 (RFC 3629: no overlong
/// forms, no surrogates, nothing past U+10FFFF), or nothing.
[[nodiscard]] std::optional<std::size_t> first_byte_not_utf8(std::string_view text);

/// What becomes of the ends of lines in \ref printable.
enum class LineEnds { escape, keep };

/// \p text with everything that a terminal would obey, or that is no text, in a form that shows it:
/// control characters (C0, DEL, C1), separators of lines and the controls that turn the direction
/// of writing as `\u001b`, bytes that are not UTF-8 as `\xd6`. What comes out is UTF-8, and within
/// the quotes of JSON still means the same.
[[nodiscard]] std::string printable(std::string_view text, LineEnds line_ends = LineEnds::escape);

/// \p text as it is if it has at most \p longest bytes; else its beginning and its end with an
/// ellipsis between them, cut between characters.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t longest);

}  // namespace natality
