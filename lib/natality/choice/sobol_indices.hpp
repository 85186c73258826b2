#pragma once

/// \file
/// Which input a spread comes from: variance-based sensitivity indices of a function that was
/// evaluated at the points of a Saltelli design.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace natality {

/// An estimate and what bounds it.
struct IndexEstimate {
    double value = 0.0;
    /// Ends of the central 95 % of bootstrap samples.
    double low = 0.0;
    double high = 0.0;
};

/// The indices of one input, as shares of the variance.
struct SobolIndices {
    /// What would be gone if the input were known.
    IndexEstimate first_order;
    /// What would be left if all others were.
    IndexEstimate total;
};

/// How intervals are made.
struct BootstrapSettings {
    int resamples = 1000;
    std::uint64_t seed = 1;
};

/// First-order and total indices, by input.
///
/// The function is evaluated, for each sample, at a point A, a point B and, for every input i, at A
/// with coordinate i of B (Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola 2010, Computer
/// Physics Communications 181(2):259-270). With V the variance of the values at A and B together,
/// S_i = 1 − Σ (f_B − f_ABi)² / 2 N V and T_i = Σ (f_A − f_ABi)² / 2 N V (Jansen 1999, Computer
/// Physics Communications 117:35-43). Estimates may leave [0, 1] by their error. Intervals are
/// percentiles of estimates from samples drawn again from the samples.
/// \param values by sample: f_A, f_B, f_AB1, f_AB2, …
/// \param inputs number of inputs.
/// \throws std::invalid_argument unless there are inputs + 2 values for each of at least two
///         samples. Indices of a function without variance are not numbers.
[[nodiscard]] std::vector<SobolIndices> sobol_indices(std::span<const double> values,
                                                      std::size_t inputs,
                                                      const BootstrapSettings& bootstrap = {});

}  // namespace natality
