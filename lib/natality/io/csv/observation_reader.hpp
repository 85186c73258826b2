#pragma once

/// \file
/// From a CSV file of a data set to a table of observations.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>
#include <natality/inputs/observation.hpp>

#include <optional>
#include <string>
#include <vector>

namespace natality::io {

/// A column that says what an observation is about.
enum class KeyColumn {
    region,
    year,
    date,
    sex,
    age,
    state,
    order,
    path,
    indicator,
    level,
    origin,
    destination
};

/// What a table of a data set looks like.
struct TableSchema {
    /// File name without its ending, for instance `fertility`.
    std::string name;
    /// In the order in which they are named to the user; a file may order them as it likes.
    std::vector<KeyColumn> keys;
    /// Columns of which a file has exactly one: the values.
    std::vector<std::string> values;
    /// Those of \ref keys that a file may leave out, all of them together.
    std::vector<KeyColumn> optional_keys{};
    /// Those of \ref keys that a file may leave out, each by itself.
    std::vector<KeyColumn> free_keys{};
};

/// Reads \p file as a table of \p schema.
///
/// \param region id of the region of rows that do not name one; nothing where they must.
/// \param problems receives everything wrong with the header, the records and the kinds of cells.
///        Values are not compared with their range here.
[[nodiscard]] ObservationTable read_observations(const files::InputFile& file,
                                                 const TableSchema& schema,
                                                 const std::optional<std::string>& region,
                                                 Problems& problems);

}  // namespace natality::io
