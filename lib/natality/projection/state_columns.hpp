#pragma once

/// \file
/// One column a state, or a transition, wherever the caller keeps them.

#include <natality/rates/state_space.hpp>

#include <array>
#include <cassert>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

namespace natality {

/// Views of columns of equal length, one row an age. \tparam T double or const double.
template <class T>
class Columns {
public:
    Columns() = default;

    /// \p count columns of \p rows values, none set yet.
    Columns(Index rows, Index count) : rows_(rows), count_(count)
    {
        assert(count <= StateSpace::at_most);
    }

    /// A writable view is also a readable one.
    // NOLINTNEXTLINE(google-explicit-constructor): as a pointer to values becomes one to constants.
    operator Columns<const T>() const requires(!std::is_const_v<T>)
    {
        Columns<const T> result(rows_, count_);
        for (Index i = 0; i < count_; ++i) {
            result.set(i, data(i));
        }
        return result;
    }

    [[nodiscard]] Index rows() const { return rows_; }
    [[nodiscard]] Index size() const { return count_; }
    [[nodiscard]] T* data(Index column) const { return data_[static_cast<std::size_t>(column)]; }
    [[nodiscard]] std::span<T> operator[](Index column) const
    {
        return {data(column), static_cast<std::size_t>(rows_)};
    }
    [[nodiscard]] T& operator()(Index row, Index column) const { return data(column)[row]; }

    /// Points \p column at \p first, the first of \ref rows values.
    void set(Index column, T* first) { data_[static_cast<std::size_t>(column)] = first; }

private:
    std::array<T*, static_cast<std::size_t>(StateSpace::at_most)> data_{};
    Index rows_ = 0;
    Index count_ = 0;
};

/// The columns of a table: rows ages, columns states or transitions.
[[nodiscard]] inline Columns<double> columns_of(Eigen::ArrayXXd& table)
{
    Columns<double> columns(table.rows(), table.cols());
    for (Index i = 0; i < table.cols(); ++i) {
        columns.set(i, table.col(i).data());
    }
    return columns;
}

/// \overload
[[nodiscard]] inline Columns<const double> columns_of(const Eigen::ArrayXXd& table)
{
    Columns<const double> columns(table.rows(), table.cols());
    for (Index i = 0; i < table.cols(); ++i) {
        columns.set(i, table.col(i).data());
    }
    return columns;
}

/// Column \p year of each of several tables: one table a state or a transition.
[[nodiscard]] inline Columns<double> columns_of(std::vector<ByAgeYear>& tables, Index year)
{
    Columns<double> columns(tables.front().rows(), static_cast<Index>(tables.size()));
    for (std::size_t i = 0; i < tables.size(); ++i) {
        columns.set(static_cast<Index>(i), tables[i].col(year).data());
    }
    return columns;
}

/// \overload
[[nodiscard]] inline Columns<const double> columns_of(const std::vector<ByAgeYear>& tables,
                                                      Index year)
{
    Columns<const double> columns(tables.front().rows(), static_cast<Index>(tables.size()));
    for (std::size_t i = 0; i < tables.size(); ++i) {
        columns.set(static_cast<Index>(i), tables[i].col(year).data());
    }
    return columns;
}

}  // namespace natality
