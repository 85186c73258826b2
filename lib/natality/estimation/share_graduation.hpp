#pragma once

/// \file
/// Shares of wide age groups as shares of single ages.

#include <natality/base/tables.hpp>

#include <vector>

namespace natality {

/// Shares of adjoining age groups of one width, each strictly between 0 and 1.
struct GroupedShares {
    Age first;
    int width = 5;
    std::vector<double> shares;

    /// First age past the last group.
    [[nodiscard]] Age end() const
    {
        return {first.value + width * static_cast<int>(shares.size())};
    }
};

/// The share at each single age from the first on.
///
/// A monotone cubic (Fritsch and Carlson 1980, SIAM Journal on Numerical Analysis 17) through the
/// logits at the groups' middles, straight beyond the outer ones, is moved until the plain mean of
/// each group's single ages is the group's share.
/// \throws InputError unless there are at least two groups, with shares between 0 and 1.
[[nodiscard]] ByAge graduated_shares(const GroupedShares& groups);

}  // namespace natality
