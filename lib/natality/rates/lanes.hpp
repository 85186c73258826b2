#pragma once

/// \file
/// Scenarios side by side in memory: the layout of everything that differs between the scenarios of
/// a batch (docs/model.md, section 9).

#include <natality/base/axes.hpp>

#include <array>
#include <cstddef>
#include <vector>

namespace natality {

/// Scenarios that lie side by side: one cache line of double, a multiple of every vector width.
inline constexpr Index lanes_in_group = 8;

/// One number for each of \ref lanes_in_group scenarios.
struct alignas(64) Lanes {
    std::array<double, static_cast<std::size_t>(lanes_in_group)> values{};
};

/// A table with one column a scenario, in groups of lanes: all rows of the first group, then all of
/// the second. The last group is padded; what its spare lanes hold has no meaning.
class LaneTable {
public:
    LaneTable() = default;

    /// \p rows × \p scenarios zeros.
    LaneTable(Index rows, Index scenarios)
        : rows_(rows),
          scenarios_(scenarios),
          lines_(
              static_cast<std::size_t>(rows * ((scenarios + lanes_in_group - 1) / lanes_in_group)))
    {
    }

    [[nodiscard]] Index rows() const { return rows_; }
    [[nodiscard]] Index scenarios() const { return scenarios_; }
    [[nodiscard]] Index groups() const
    {
        return (scenarios_ + lanes_in_group - 1) / lanes_in_group;
    }

    [[nodiscard]] double& operator()(Index row, Index scenario)
    {
        return lines_[line(row, scenario / lanes_in_group)].values[lane(scenario)];
    }
    [[nodiscard]] double operator()(Index row, Index scenario) const
    {
        return lines_[line(row, scenario / lanes_in_group)].values[lane(scenario)];
    }

    /// The first row of a group; its other rows follow, \ref lanes_in_group numbers each. Null for
    /// a table without rows.
    [[nodiscard]] double* group(Index group)
    {
        return rows_ == 0 ? nullptr : lines_[line(0, group)].values.data();
    }
    [[nodiscard]] const double* group(Index group) const
    {
        return rows_ == 0 ? nullptr : lines_[line(0, group)].values.data();
    }

private:
    [[nodiscard]] std::size_t line(Index row, Index group) const
    {
        return static_cast<std::size_t>(group * rows_ + row);
    }
    [[nodiscard]] static std::size_t lane(Index scenario)
    {
        return static_cast<std::size_t>(scenario % lanes_in_group);
    }

    Index rows_ = 0;
    Index scenarios_ = 0;
    std::vector<Lanes> lines_;
};

}  // namespace natality
