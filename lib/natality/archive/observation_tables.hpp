#pragma once

/// \file
/// The variables of a results file with what stands along their axes, for tables of any kind.

#include <natality/base/local_text.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace natality::io {

/// Which variables of a results file become tables.
struct TableSelection {
    /// Their names; none stands for all that are not by age.
    std::vector<std::string> variables;
    /// In place of names: all, those by age too.
    bool all = false;
};

/// A cell of a table: a number, or a text. A number that is missing is not a number.
using TableCell = std::variant<double, std::string>;

/// What stands along an axis: years and single ages as numbers, all else as texts; the open age
/// group is `100+`.
struct TableAxis {
    std::string name;
    std::vector<TableCell> labels;
    /// What the labels are called in both languages; empty where the file does not say.
    std::vector<LocalText> names;
};

/// A variable by its axes.
struct VariableTable {
    std::string variable;
    std::string units;
    LocalText long_name;
    std::string comment;
    std::vector<TableAxis> axes;
    /// The last axis runs fastest.
    std::vector<double> values;
};

/// What of a results file becomes tables.
struct Observations {
    std::vector<VariableTable> tables;
    /// The axes whose labels have names, whether a table has them or not.
    std::vector<TableAxis> named_axes;
};

/// \throws InputError if \p results is no results file, or lacks a variable that is asked for.
[[nodiscard]] Observations read_observations(const std::filesystem::path& results,
                                             const TableSelection& selection);

/// Calls \p row for every value with the position of its label along each axis.
void for_each_observation(
    const VariableTable& table,
    const std::function<void(const std::vector<std::size_t>& at, double value)>& row);

}  // namespace natality::io
