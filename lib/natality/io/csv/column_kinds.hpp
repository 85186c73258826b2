#pragma once

/// \file
/// What the columns of a table of observations are called and how their cells are understood.

#include <natality/inputs/observation.hpp>
#include <natality/io/csv/observation_reader.hpp>

#include <string_view>

namespace natality::io {

/// How a column is understood.
struct ColumnKind {
    /// Takes a cell that is not empty; false if it says something else than expected.
    bool (*take)(std::string_view cell, Observation& row);
    /// Completes the sentence `'x' is not …`.
    std::string_view expected;
};

/// Of the column of values.
[[nodiscard]] ColumnKind kind_of_values();

/// As headers name it.
[[nodiscard]] std::string_view name_of(KeyColumn key);

[[nodiscard]] ColumnKind kind_of(KeyColumn key);

}  // namespace natality::io
