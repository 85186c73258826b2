#pragma once

/// \file
/// Compressed input, unpacked in memory.

#include <string>
#include <string_view>

namespace natality::files {

/// What came out of a gzip stream.
struct Unpacked {
    /// Everything that could be unpacked.
    std::string text;
    /// Why the stream could not be unpacked to its end; empty if it could.
    std::string fault;
};

/// Unpacks all the members of a gzip stream (RFC 1952), checksums verified.
[[nodiscard]] Unpacked unpack_gzip(std::string_view bytes);

}  // namespace natality::files
