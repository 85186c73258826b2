#pragma once

/// \file
/// Scenarios of a sweep as arrays of R.

#include <natality/results/sweep_block.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <Rcpp.h>

#include <cstdint>
#include <vector>

namespace natality::r {

/// The arrays of neighbouring scenarios, filled by several threads at once, each its own scenarios.
/// Made and read on the thread of R alone.
class SweepArrays {
public:
    /// \param first scenario of \p scenarios, of which every array holds that many.
    SweepArrays(const Sweep& sweep, std::uint64_t first, std::uint64_t scenarios);

    /// \pre the block's scenarios are among those of the arrays.
    void take(const SweepBlock& block);

    /// Levels by scenario and measure.
    [[nodiscard]] const Rcpp::NumericVector& levels() const { return levels_; }

    /// By the id of a variable: scenario, year, region and of some the birth order.
    [[nodiscard]] Rcpp::List values() const;

private:
    void take(const SweepBlock& block, std::size_t variable);

    const Sweep& sweep_;
    R_xlen_t first_;
    R_xlen_t scenarios_;
    R_xlen_t measures_;
    Rcpp::NumericVector levels_;
    std::vector<Rcpp::NumericVector> arrays_;
    // Other threads must not call R, not even for where an array lies.
    double* level_values_ = nullptr;
    std::vector<double*> values_;
    std::vector<std::vector<R_xlen_t>> shapes_;
};

}  // namespace natality::r
