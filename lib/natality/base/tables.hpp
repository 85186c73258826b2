#pragma once

/// \file
/// The tables that flow between the stages. Rows are ages; columns are the other axis. Columns are
/// contiguous, so that one year, or one sex, is one stretch of memory.

#include <natality/base/axes.hpp>

#include <Eigen/Core>

namespace natality {

/// One value an age group.
using ByAge = Eigen::ArrayXd;

/// One value a year.
using ByYear = Eigen::ArrayXd;

/// Rows: age groups. Columns: female, male (see Sex).
using ByAgeSex = Eigen::Array<double, Eigen::Dynamic, 2>;

/// Rows: age groups. Columns: years.
using ByAgeYear = Eigen::ArrayXXd;

/// Column of \p sex in a ByAgeSex table.
[[nodiscard]] constexpr Index column(Sex sex)
{
    return static_cast<Index>(sex);
}

/// One table for each sex.
template <class Table>
struct BySex {
    Table female;
    Table male;

    [[nodiscard]] Table& operator[](Sex sex) { return sex == Sex::female ? female : male; }
    [[nodiscard]] const Table& operator[](Sex sex) const
    {
        return sex == Sex::female ? female : male;
    }
};

}  // namespace natality
