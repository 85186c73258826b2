#pragma once

/// \file
/// What a table of a data set says before anything is checked: one observation a row, with the line
/// it came from, so that a later complaint can name it.

#include <natality/base/axes.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace natality {

/// A stretch of completed ages as written in a file: `27`, `25-29` or `100+`.
struct AgeGroup {
    Age lower;
    /// Number of completed ages covered; 0 for an open group.
    int width = 1;

    [[nodiscard]] bool is_open() const { return width == 0; }
    bool operator==(const AgeGroup&) const = default;
};

/// The group as the files write it.
[[nodiscard]] std::string to_string(const AgeGroup& group);

/// One row of a table. Keys that the table does not have keep their defaults.
struct Observation {
    std::string region;
    Year year;
    Sex sex = Sex::female;
    AgeGroup age;
    /// Order of birth, life-course state or indicator, as written.
    std::string category;
    double value = 0.0;
    std::size_t line = 0;
};

/// A table as read: nothing about it is checked but that its cells are of the right kind.
struct ObservationTable {
    /// File name that problems are reported under, for instance `fertility.csv`.
    std::string file;
    /// Name of the column of values, for instance `asfr`.
    std::string value_name;
    std::vector<Observation> rows;
    /// False if columns are not there that a file may leave out together.
    bool has_optional_keys = true;

    [[nodiscard]] bool empty() const { return rows.empty(); }
    /// The first row of each region named, in the order of the table.
    [[nodiscard]] std::vector<const Observation*> first_rows_of_regions() const;
    [[nodiscard]] Place place(const Observation& row) const { return {file, row.line}; }

    /// The place of the first row that \p is_meant; of the table as a whole if none is.
    template <class IsMeant>
    [[nodiscard]] Place first_place(const IsMeant& is_meant) const
    {
        const auto row = std::find_if(rows.begin(), rows.end(), is_meant);
        return row == rows.end() ? Place{file, 0} : place(*row);
    }
};

}  // namespace natality
