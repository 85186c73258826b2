#pragma once

/// \file
/// Points in the unit cube by number, that designs take levels from.

#include <cstddef>
#include <cstdint>
#include <functional>

namespace natality::detail {

/// Coordinate in [0, 1) of a point in a dimension.
using UnitPoints = std::function<double(std::uint64_t point, std::size_t dimension)>;

/// A latin hypercube: in every dimension one of \p samples points in each of as many equal strata.
/// McKay, Beckman and Conover (1979), Technometrics 21(2):239-245.
[[nodiscard]] UnitPoints latin_hypercube(std::uint64_t seed, std::uint64_t samples);

/// The Sobol sequence from its first point on, its digits shifted by random ones so that no
/// coordinate is 0 and another seed gives other points as even (Cranley and Patterson's rotation
/// in base 2; Owen 2020, On dropping the first Sobol' point).
[[nodiscard]] UnitPoints sobol(std::uint64_t seed, std::size_t dimensions);

/// Points per sample of saltelli().
[[nodiscard]] constexpr std::uint64_t saltelli_points(std::size_t dimensions)
{
    return dimensions + 2;
}

/// The layout for variance-based sensitivity: of each sample a point A, a point B, and for every
/// dimension i the point A with coordinate i of B. Saltelli, Annoni, Azzini, Campolongo, Ratto and
/// Tarantola (2010), Computer Physics Communications 181(2):259-270.
/// \param samples of twice as many dimensions: A in the first half, B in the second.
[[nodiscard]] UnitPoints saltelli(UnitPoints samples, std::size_t dimensions);

}  // namespace natality::detail
