#pragma once

/// \file
/// What policy does to the rates of many scenarios: the hand-over between measures, which fill it,
/// and the batch kernel, which projects under it (docs/model.md, sections 5, 6 and 9).
///
/// A *rate* is here the schedule of one transition between life-course states or, where all women
/// are alike, of one birth order.

#include <natality/base/tables.hpp>
#include <natality/rates/lanes.hpp>

#include <vector>

namespace natality {

/// Marks a rate, or an age of it, that no measure moves.
inline constexpr int no_lever = -1;

/// Which lever moves which rate. Ages on which the same effects act share one log effect.
struct LeverLayout {
    /// Steps of the projection.
    Index years = 0;
    /// Distinct log effects of one year.
    Index log_effects = 0;
    /// True if the fertility clock may run ahead: one advance for all rates.
    bool clock = false;
    /// True if infant mortality or the sex ratio at birth may differ between scenarios.
    bool newborn = false;
    /// By rate: the log effect of each age group, or \ref no_lever.
    std::vector<Eigen::ArrayXi> log_effect_of;
};

/// A layout in which no measure moves anything.
[[nodiscard]] LeverLayout without_levers(Index rates, Index ages, Index years);

/// The levers of some scenarios, all zero to begin with: the baseline.
class RateLevers {
public:
    RateLevers(const LeverLayout& layout, Index scenarios)
        : log_effects_(layout.years * layout.log_effects, scenarios),
          advances_(layout.clock ? layout.years + 1 : 0, scenarios),
          newborn_(layout.newborn ? 2 * layout.years : 0, scenarios),
          log_effects_per_year_(layout.log_effects)
    {
    }

    [[nodiscard]] Index scenarios() const { return log_effects_.scenarios(); }

    /// Log rate ratio, within ±700.
    [[nodiscard]] double& log_effect(Index scenario, Index year, Index which)
    {
        return log_effects_(year * log_effects_per_year_ + which, scenario);
    }
    /// Advance of the fertility clock at the start of a year, in years, 0 to 2, falling by at most
    /// a year a year; one point more than there are years. \pre the layout has a clock.
    [[nodiscard]] double& advance(Index scenario, Index point)
    {
        return advances_(point, scenario);
    }
    /// Log ratio of infant mortality. \pre the layout has newborn levers.
    [[nodiscard]] double& infant_mortality(Index scenario, Index year)
    {
        return newborn_(2 * year, scenario);
    }
    /// Log ratio of the sex ratio at birth. \pre the layout has newborn levers.
    [[nodiscard]] double& sex_ratio_at_birth(Index scenario, Index year)
    {
        return newborn_(2 * year + 1, scenario);
    }

    /// Rows: year × log effect, point, and year × (infant mortality, sex ratio at birth).
    [[nodiscard]] LaneTable& log_effects() { return log_effects_; }
    [[nodiscard]] LaneTable& advances() { return advances_; }
    [[nodiscard]] LaneTable& newborn() { return newborn_; }
    [[nodiscard]] const LaneTable& log_effects() const { return log_effects_; }
    [[nodiscard]] const LaneTable& advances() const { return advances_; }
    [[nodiscard]] const LaneTable& newborn() const { return newborn_; }

private:
    LaneTable log_effects_;
    LaneTable advances_;
    LaneTable newborn_;
    Index log_effects_per_year_;
};

}  // namespace natality
