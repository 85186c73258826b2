#pragma once

/// \file
/// From the intensity of a measure to its dose (docs/model.md, section 5).

#include <natality/base/tables.hpp>
#include <natality/measures/package.hpp>

#include <optional>
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

/// The dose u(t) = (x(t) − reference) / (full − reference): 0 today, 1 at the full level, more
/// beyond it, negative where a support is withdrawn. Costs and needs follow it.
[[nodiscard]] ByYear dose(const Measure& measure, const ByYear& level);

/// The dose that families respond to: beyond the full level the effect stays at full or, in a pool,
/// follows u^α; below today's the share \ref Measure::reversal is undone.
/// \param pool_exponent α; nothing for a measure that pays into no pool.
[[nodiscard]] ByYear felt_dose(const Measure& measure, const ByYear& dose,
                               std::optional<double> pool_exponent);

/// The intensity as families see it coming: the same, so many years earlier as it is announced.
[[nodiscard]] Intensity announced(const Intensity& intensity);

}  // namespace natality
