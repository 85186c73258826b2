#pragma once

/// \file
/// A run of scenarios of a sweep, ready to be written, and where such blocks go.

#include <natality/base/local_text.hpp>
#include <natality/base/tables.hpp>

#include <cstdint>
#include <functional>
#include <vector>

namespace natality {

/// A scenario that could not be run, and why.
struct ScenarioFailure {
    std::uint64_t scenario = 0;
    LocalText message;
};

/// The values of neighbouring scenarios.
struct SweepBlock {
    /// Number of the block, from 0.
    std::uint64_t number = 0;
    /// Its first scenario, and how many there are.
    std::uint64_t first = 0;
    Index scenarios = 0;
    /// By scenario and measure of the design: the level, not a number where it is not in use.
    std::vector<double> levels;
    /// In the same way: the quantile at which its effects are read; empty if none is drawn.
    std::vector<double> effect_quantiles;
    /// By variable: by scenario, step, region and order, the last fastest. Not a number for
    /// scenarios that failed.
    std::vector<std::vector<double>> values;
    /// Scenarios that could not be run, ascending.
    std::vector<ScenarioFailure> failures;
};

/// Takes blocks in two stages. Called by several threads at once as blocks are done, it does what
/// each block needs alone (compressing it, for instance) and returns what is left, which is called
/// in the order of the blocks, one at a time. The block is gone by then.
using BlockSink = std::function<std::function<void()>(const SweepBlock& block)>;

}  // namespace natality
