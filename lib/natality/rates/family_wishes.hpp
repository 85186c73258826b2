#pragma once

/// \file
/// What women want of family life: where the ceiling of a package comes from.

#include <optional>
#include <vector>

namespace natality {

/// Wishes of women as a data set gives them; \ref children alone, or with shares besides.
struct FamilyWishes {
    /// Children that women want on average.
    double children = 0.0;
    /// Share of women who want ever to live in a union.
    std::optional<double> ever_in_union{};
    /// Shares of women who want at least one child, at least two, and so on, as far as is known.
    std::vector<double> at_least{};

    /// True if more is known than the mean.
    [[nodiscard]] bool have_shares() const { return ever_in_union || !at_least.empty(); }

    bool operator==(const FamilyWishes&) const = default;
};

}  // namespace natality
