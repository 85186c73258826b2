#pragma once

/// \file
/// The best of many packages by a value, the one after the other.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace natality {

/// Packages by number, with what each brings and costs.
struct RankedValues {
    /// Not a number for packages that are not known yet.
    std::span<const double> values;
    /// As many as values, or none at all where costs are not known.
    std::span<const double> costs;
    /// True for packages that are not to be chosen; as many as values, or none at all.
    std::vector<bool> left_out{};
};

/// What is asked of a ranking.
struct RankingRules {
    /// How many are told.
    std::size_t top = 20;
    /// Only packages that cost no more.
    std::optional<double> max_cost{};
    /// True where less is better.
    bool lowest_first = false;
};

/// The answer.
struct RankedPackages {
    /// Packages that have a value, and how many of those were left out.
    std::size_t known = 0;
    std::size_t left_out = 0;
    /// Of the others, those that cost little enough.
    std::size_t affordable = 0;
    /// By number, the best first; of equals the cheaper, then the one of the smaller number.
    std::vector<std::size_t> best;
};

/// Ranks packages.
/// \throws std::invalid_argument unless there are as many costs and marks as values, or none; and
/// for
///         a greatest cost where costs are not known.
[[nodiscard]] RankedPackages rank(const RankedValues& packages, const RankingRules& rules);

}  // namespace natality
