#pragma once

/// \file
/// What is wrong with a table as a whole when its first line is not what was expected.

#include <natality/base/local_text.hpp>

#include <optional>
#include <span>
#include <string>

namespace natality::files {

/// The one reason why no name of a header is right: cells are separated by something else than
/// commas, or a column has no name, as row numbers have that a program wrote without being asked.
/// Nothing if it is neither.
/// \param names those of the first line, as read.
[[nodiscard]] std::optional<LocalText> header_fault(std::span<const std::string> names);

}  // namespace natality::files
