#pragma once

/// \file
/// Migration between the regions of a projection: who moves from where to where.

#include <natality/base/tables.hpp>

#include <cstddef>
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

/// All flows between regions that are projected together.
struct FlowPaths {
    FlowMeasure measure = FlowMeasure::rate;
    std::vector<RegionFlow> flows;

    [[nodiscard]] bool empty() const { return flows.empty(); }
};

}  // namespace natality
