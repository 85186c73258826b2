#pragma once

/// \file
/// Points of the Sobol sequence by number.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace natality {

/// The Sobol sequence with the direction numbers of Joe and Kuo: points that fill a cube evenly,
/// the first 2^m of them one to each of 2^m equal intervals in every dimension.
///
/// Sobol (1967), USSR Computational Mathematics and Mathematical Physics 7(4):86-112; in the order
/// of Antonov and Saleev (1979); Joe and Kuo (2008), SIAM Journal on Scientific Computing
/// 30(5):2635-2654.
class SobolSequence {
public:
    /// Dimensions that direction numbers are known for.
    static constexpr std::size_t most_dimensions = 3667;
    /// Points that can be told apart.
    static constexpr std::uint64_t most_points = std::uint64_t{1} << 32;

    /// \throws std::invalid_argument for no dimension, or more than \ref most_dimensions.
    explicit SobolSequence(std::size_t dimensions);

    [[nodiscard]] std::size_t dimensions() const { return dimensions_; }

    /// One coordinate of a point in units of 2^−32; point 0 is the origin.
    /// \pre \p point < \ref most_points and \p dimension < dimensions().
    [[nodiscard]] std::uint32_t coordinate(std::uint64_t point, std::size_t dimension) const;

private:
    static constexpr unsigned bits = 32;

    std::size_t dimensions_;
    /// By dimension and bit.
    std::vector<std::uint32_t> directions_;
};

}  // namespace natality
