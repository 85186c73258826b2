#pragma once

/// \file
/// By how much a package changes births, as a share of the baseline's: what its plausibility is
/// judged by.

#include <natality/base/axes.hpp>
#include <natality/base/tables.hpp>

#include <array>
#include <optional>

namespace natality {

/// Years of births that a gain is read over.
inline constexpr int years_of_gain = 30;

/// Births of some years against the baseline's.
struct BirthsGain {
    Year first;
    /// The end of this year.
    Year last;
    /// Births over the baseline's, less 1.
    double relative = 0.0;
};

/// The gain over \ref years_of_gain from the first year whose births differ, or to the end of the
/// projection; nothing if births are the baseline's throughout.
/// \param births, baseline by year of events.
[[nodiscard]] std::optional<BirthsGain> births_gain(const ByYear& births, const ByYear& baseline,
                                                    const YearAxis& years);

/// True if a relative gain lies outside \p band, both ends included.
[[nodiscard]] bool is_beyond(double relative_gain, const std::array<double, 2>& band);

/// True if births change by more than \p band, the plausible gains of all measures together, holds.
/// A loss is held against the same band: what comes with a support goes with it.
[[nodiscard]] bool is_implausible(const BirthsGain& gain, const std::array<double, 2>& band);

}  // namespace natality
