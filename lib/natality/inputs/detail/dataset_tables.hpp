#pragma once

/// \file
/// The tables of one data set while they are read.

#include <natality/inputs/completion.hpp>
#include <natality/inputs/dataset.hpp>
#include <natality/inputs/detail/beyond_open_age.hpp>
#include <natality/inputs/table_check.hpp>

#include <optional>

namespace natality::detail {

/// The parts of a data set, and where to tell what is wrong with them and what was completed.
struct DatasetTables {
    const DatasetParts& parts;
    Problems& problems;
    Completions& completions;

    [[nodiscard]] const AgeAxis& ages() const { return parts.description.ages; }

    /// Checks a table against what it must be.
    [[nodiscard]] TableReader reader(const TableCheck& check) const
    {
        return {check, ages(), parts.description.base_year, problems, completions};
    }
};

/// A table with the ages beyond the open age joined to it, if it has any; then that is noted.
class JoinedTable {
public:
    /// \param name as completions call the table.
    JoinedTable(const DatasetTables& tables, const ObservationTable& given, const char* name,
                Joining joining);

    /// Valid as long as this and the table given.
    [[nodiscard]] const ObservationTable& table() const { return joined_ ? *joined_ : given_; }

private:
    const ObservationTable& given_;
    std::optional<ObservationTable> joined_;
};

}  // namespace natality::detail
