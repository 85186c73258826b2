#pragma once

/// \file
/// How large texts may be, so that no file takes a machine's memory or an endless time
/// (docs/robustness.md).

#include <cstddef>
#include <string>

namespace natality::files {

/// The most bytes of a table of a data set or of a design, packed and unpacked: 256 MiB, some ten
/// million rows.
inline constexpr std::size_t largest_text = std::size_t{256} << 20U;

/// The most bytes of a foreign table, packed and unpacked: 1 GiB, twice the largest file of World
/// Population Prospects.
inline constexpr std::size_t largest_foreign_text = std::size_t{1} << 30U;

/// The most fields of a line of a table. Tables with a column a year have a few hundred.
inline constexpr std::size_t most_fields = 10'000;

/// The most bytes of a TOML file: 1 MiB, sixty times the largest that comes with natality.
inline constexpr std::size_t largest_toml = std::size_t{1} << 20U;

/// The most values of a TOML file: what it takes in memory is many times its size where they are
/// short.
inline constexpr std::size_t most_toml_values = 50'000;

/// How deep tables and lists of a TOML file may lie within each other, and how many parts a key may
/// have: a parser that goes down a level at a time runs out of stack.
inline constexpr std::size_t deepest_toml = 16;

/// A number of bytes for a message, in whole KiB, MiB or GiB.
[[nodiscard]] std::string size_in_words(std::size_t bytes);

}  // namespace natality::files
