#pragma once

/// \file
/// Compressed input, unpacked in memory.

#include <cstddef>
#include <string>
#include <string_view>

namespace natality::files {

/// What came out of a gzip stream.
struct Unpacked {
    /// Everything that could be unpacked.
    std::string text;
    /// Why the stream could not be unpacked to its end; empty if it could.
    std::string fault;
    /// True if there is more text than was to be unpacked.
    bool is_too_large = false;
};

/// Unpacks all the members of a gzip stream (RFC 1952), checksums verified.
/// \param largest the most bytes of text; a few bytes may unpack to any number.
[[nodiscard]] Unpacked unpack_gzip(std::string_view bytes, std::size_t largest);

}  // namespace natality::files
