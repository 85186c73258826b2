#pragma once

/// \file
/// From the intensity of a measure to its dose (docs/model.md, section 5).

#include <natality/base/tables.hpp>
#include <natality/measures/package.hpp>

namespace natality {

/// The level x(t) of a measure in each year, in its own unit: the reference before `from`, then
/// equal steps over the phase-in years, the level aimed at, and the reference again from `until`
/// on.
[[nodiscard]] ByYear level_path(const Measure& measure, const Intensity& intensity,
                                const YearAxis& years);

/// The dose u(t) = (x(t) − reference) / (full − reference): 0 today, 1 at the full level.
[[nodiscard]] ByYear dose(const Measure& measure, const ByYear& level);

}  // namespace natality
