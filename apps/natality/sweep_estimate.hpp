#pragma once

/// \file
/// How large a sweep is and how long it takes, before it is run.

#include "console.hpp"

#include <natality/results/sweep_part.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace natality::app {

/// What a sweep asks of a machine.
struct SweepEstimate {
    std::uint64_t scenarios = 0;
    std::uint64_t years = 0;
    std::uint64_t blocks = 0;
    int threads = 1;
    /// Bytes of memory while it runs.
    std::uint64_t memory = 0;
    /// Bytes of the file, by the blocks tried, and at most.
    std::uint64_t file = 0;
    std::uint64_t largest_file = 0;
    double seconds = 0.0;
    /// Why scenarios are run one by one; nothing if they are not.
    std::optional<LocalText> one_by_one_because;
};

/// Runs a few blocks across the design to see what a part of it takes.
[[nodiscard]] SweepEstimate estimated(const Sweep& sweep, std::uint64_t block_size, int threads,
                                      const SweepPart& part = {});

/// For people, one line a fact.
[[nodiscard]] std::string estimate_text(const SweepEstimate& estimate, Language language);

[[nodiscard]] nlohmann::ordered_json estimate_json(const SweepEstimate& estimate);

}  // namespace natality::app
