#pragma once

/// \file
/// Birth rates of all women year by year, and what they are read against.

#include <natality/rates/rate_paths.hpp>
#include <natality/scenario/scenario.hpp>

namespace natality {

/// The birth rates of a projection as they came about, with the axes, survival ratios and sex
/// ratios of its rates; refers to where it was made from.
class PeriodFertility {
public:
    /// Of a scenario that was run.
    // NOLINTNEXTLINE(google-explicit-constructor): an outcome has fertility of its own.
    PeriodFertility(const RegionOutcome& outcome) : births_(&outcome.births), rates_(&outcome.rates)
    {
    }

    /// Of rates under which all women are alike, and bear what the rates say.
    /// \throws std::invalid_argument with life-course states, whose births come about in a
    ///         projection only.
    // NOLINTNEXTLINE(google-explicit-constructor): and so have such rates.
    PeriodFertility(const RatePaths& rates);

    [[nodiscard]] const BirthRates& births() const { return *births_; }
    [[nodiscard]] const RatePaths& rates() const { return *rates_; }

private:
    const BirthRates* births_;
    const RatePaths* rates_;
};

}  // namespace natality
