#pragma once

/// \file
/// Migration between the regions of a projection: who moves from where to where.

#include <natality/base/tables.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace natality {

/// What the numbers of a flow are.
enum class FlowMeasure {
    /// Movers in a year per person living at the origin.
    rate,
    /// Movers in the step, as many as are there to move.
    persons
};

/// Movers from one region to another, by age at the move.
struct RegionFlow {
    /// Positions among the regions projected together.
    std::size_t origin = 0;
    std::size_t destination = 0;
    /// Rows ages, columns years of events.
    BySex<ByAgeYear> movers;
};

/// What the figures of those who arrive from a pool are.
enum class PoolMeasure {
    /// Arrivals in a year per person living at the destination.
    rate,
    /// Shares in all who arrive.
    share
};

/// Movers of whom is known where they leave and where they arrive, but not who goes where: all who
/// leave form a pool by sex and age, which is shared out among the regions.
struct MigrationPool {
    /// By region: movers in a year per person living there; rows ages, columns years of events.
    std::vector<BySex<ByAgeYear>> out_rate;
    PoolMeasure measure = PoolMeasure::rate;
    /// By region: what the pool is shared out by, in proportion.
    std::vector<BySex<ByAgeYear>> in;
};

/// All migration between regions that are projected together: flows, or a pool.
struct FlowPaths {
    FlowMeasure measure = FlowMeasure::rate;
    std::vector<RegionFlow> flows;
    std::optional<MigrationPool> pool{};

    [[nodiscard]] bool empty() const { return flows.empty() && !pool; }
};

}  // namespace natality
