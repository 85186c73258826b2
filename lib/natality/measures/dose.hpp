#pragma once

/// \file
/// From the intensity of a measure to its dose (docs/model.md, section 5).

#include <natality/base/tables.hpp>
#include <natality/measures/package.hpp>

#include <string>

namespace natality {

/// The level x(t) of a measure in each year, in its own unit: the reference before `from`, then the
/// phase-in, the level aimed at, and the reference again from `until` on. The reference throughout
/// in a region that the measure is not for.
///
/// A logistic phase-in over n years is the logistic function of 10 (i/n − 1/2), i = 1 … n, scaled
/// from 0 at i = 0 to 1 at i = n.
/// \param region id; empty for a region without a level of its own.
[[nodiscard]] ByYear level_path(const Measure& measure, const Intensity& intensity,
                                const YearAxis& years, const std::string& region = {});

/// The dose u(t) = (x(t) − reference) / (full − reference): 0 today, 1 at the full level.
[[nodiscard]] ByYear dose(const Measure& measure, const ByYear& level);

}  // namespace natality
