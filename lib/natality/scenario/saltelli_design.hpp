#pragma once

/// \file
/// The points at which a function is evaluated for its sensitivity (choice/sobol_indices.hpp).

#include <cstddef>
#include <cstdint>
#include <functional>

namespace natality {

/// A Saltelli design in the unit cube: of each sample a point A, a point B and, for every input i,
/// A with coordinate i of B, from the Sobol sequence of twice as many dimensions with its digits
/// shifted at random. As even as it can be where the number of samples is a power of two.
///
/// Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola (2010), Computer Physics
/// Communications 181(2):259-270.
class SaltelliDesign {
public:
    /// \throws std::invalid_argument for no samples or inputs, or more than the sequence has points
    ///         and half its dimensions.
    SaltelliDesign(std::uint64_t samples, std::size_t inputs, std::uint64_t seed);

    /// Evaluations: samples times inputs + 2.
    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// A coordinate in [0, 1), in the order in which \ref sobol_indices takes values.
    /// \pre \p point < size(), \p input below the number of inputs.
    [[nodiscard]] double coordinate(std::uint64_t point, std::size_t input) const
    {
        return points_(point, input);
    }

private:
    std::uint64_t size_;
    std::function<double(std::uint64_t, std::size_t)> points_;
};

}  // namespace natality
