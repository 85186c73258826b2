#pragma once

/// \file
/// Shapley values from a sample of orders, for more measures than can be enumerated, or for
/// packages each of which takes long to run.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace natality {

/// The value of a package, the bits of whose measures are its number. Called once for each package
/// that is needed.
using ValueOf = std::function<double(std::uint64_t package)>;

/// How long orders are drawn.
struct OrderSampling {
    std::uint64_t seed = 1;
    /// Pairs of an order and its reverse, at least \ref fewest and at most this many.
    int most_pairs = 1000;
    /// Sampling ends when no standard error is above this share of what the whole package changes.
    double relative_error = 0.01;

    static constexpr int fewest = 16;
};

/// The answer, by measure.
struct SampledShapley {
    std::vector<double> values;
    std::vector<double> standard_errors;
    int pairs = 0;
    /// Packages whose values were asked for.
    std::size_t packages = 0;
};

/// Estimates the Shapley value of every measure: the mean of what it adds over random orders of
/// coming in, each with its reverse (Castro, Gómez and Tejada 2009, Computers and Operations
/// Research 36:1726-1730; reversed orders as antithetic variates: Mitchell, Cooper, Frank and
/// Holmes 2022, Journal of Machine Learning Research 23(43)). The values of all measures sum to
/// what the full package changes, whatever the sample.
/// \param measures from 1 to 64.
/// \throws std::invalid_argument for other numbers of measures or settings that draw no order.
[[nodiscard]] SampledShapley sampled_shapley_values(std::size_t measures, const ValueOf& value_of,
                                                    const OrderSampling& sampling = {});

}  // namespace natality
