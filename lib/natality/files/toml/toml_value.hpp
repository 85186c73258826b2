#pragma once

/// \file
/// A TOML document as plain values that know the line they stand in.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace natality::files {

struct TomlValue;
struct TomlEntry;

using TomlArray = std::vector<TomlValue>;

/// Keys and values in the order in which the file gives them.
using TomlEntries = std::vector<TomlEntry>;

/// A date or a time, which no file of ours uses.
struct TomlDate {};

/// Any value of a document.
struct TomlValue {
    std::variant<std::string, std::int64_t, double, bool, TomlDate, TomlArray, TomlEntries> content;
    std::size_t line = 0;
};

/// A key with its value.
struct TomlEntry {
    std::string key;
    TomlValue value;
};

/// What a value is, for messages: `a text`, `a whole number`, `a list` …
[[nodiscard]] std::string kind_of(const TomlValue& value);

/// Parses a file.
/// \param problems receives the first fault of syntax, or the limit that the file passes
///        (\ref is_within_toml_limits), after which nothing is returned.
[[nodiscard]] std::optional<TomlEntries> parse_toml(const InputFile& file, Problems& problems);

}  // namespace natality::files
