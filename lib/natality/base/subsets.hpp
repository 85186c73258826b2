#pragma once

/// \file
/// Subsets of things that are numbered, as the bits of a whole number.

#include <cstddef>
#include <cstdint>
#include <span>

namespace natality {

/// The number of the subset of \p members that \p set holds: bit i is set where bit members[i] of
/// \p set is.
[[nodiscard]] inline std::size_t subset_of(std::span<const std::size_t> members, std::uint64_t set)
{
    std::size_t subset = 0;
    for (std::size_t bit = 0; bit < members.size(); ++bit) {
        subset |= static_cast<std::size_t>((set >> members[bit]) & 1U) << bit;
    }
    return subset;
}

}  // namespace natality
