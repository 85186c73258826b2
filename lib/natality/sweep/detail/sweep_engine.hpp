#pragma once

/// \file
/// What all scenarios of a sweep share.

#include <natality/base/local_text.hpp>
#include <natality/sweep/detail/one_by_one.hpp>
#include <natality/sweep/detail/region_batch.hpp>

#include <optional>
#include <vector>

namespace natality::detail {

/// Why the scenarios of a sweep cannot be run side by side; nothing if they can.
[[nodiscard]] std::optional<LocalText>
one_by_one_because(const SweepPlan& plan, const std::vector<SweepVariable>& variables,
                   const Baseline& baseline);

/// The two ways to run a scenario.
struct SweepEngine {
    /// Side by side, by region; empty if scenarios are run one by one.
    std::vector<RegionBatch> regions;
    OneByOne in_full;
};

}  // namespace natality::detail
