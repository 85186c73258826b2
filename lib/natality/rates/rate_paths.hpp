#pragma once

/// \file
/// The rates a projection uses, year by year: what measures change and the engine consumes.

#include <natality/base/tables.hpp>
#include <natality/rates/state_space.hpp>

#include <optional>
#include <string>
#include <vector>

namespace natality {

/// Birth rates of all women by order; their sum over orders is the asfr.
struct BirthRates {
    /// `1`, `2`, `3+` …; a single `all` when the data do not tell orders apart.
    std::vector<std::string> orders;
    /// By order: births of that order per woman-year, rows ages, columns years.
    std::vector<ByAgeYear> by_order;

    /// True if the data tell the orders apart.
    [[nodiscard]] bool has_orders() const { return by_order.size() > 1; }

    /// Age-specific fertility rate: births of all orders per woman-year.
    [[nodiscard]] ByAgeYear asfr() const
    {
        ByAgeYear sum = by_order.front();
        for (std::size_t order = 1; order < by_order.size(); ++order) {
            sum += by_order[order];
        }
        return sum;
    }
};

/// Where women stand in their life course at the start, and the rates at which they move on.
struct StatePaths {
    StateRates rates;
    /// States of the women of each age at the start: rows ages, columns states, rows sum to 1.
    Eigen::ArrayXXd start_shares;
    /// The factor on the base year's birth rates that met the baseline's level: rows ages, columns
    /// years. One number a year where a path of the total fertility rate was asked for.
    ByAgeYear birth_factor;
};

/// What holding a region to its nation did to its rates, by year; the same in all its regions but
/// for the migrants.
struct ConstraintFactors {
    /// Births of the nation over those that the regions' own rates give.
    ByYear births;
    /// The same of deaths.
    ByYear deaths;
    /// Net migrants added to this region.
    ByYear migrants;
};

/// Everything that moves one region's population, for every year of events of the projection.
struct RatePaths {
    AgeAxis ages;
    YearAxis years;
    /// Survival ratio S(x) by age of arrival x: S(0) from birth, the open group from the last two
    /// groups together (docs/model.md, section 2).
    BySex<ByAgeYear> survival_ratio;
    BirthRates births;
    /// Given: births come from women by life-course state, at these rates; \ref births is then what
    /// all women alike would bear, and moves nobody.
    std::optional<StatePaths> states;
    /// Male births per female birth.
    ByYear sex_ratio_at_birth;
    /// Net migrants in the step by age, in persons.
    BySex<ByAgeYear> net_migrants;
    /// Only where the region is held to a nation.
    std::optional<ConstraintFactors> constraint{};
    /// Beside \ref net_migrants, where the data give rates: net migrants in a year per person of
    /// the age who is there, more than -1 in a step.
    std::optional<BySex<ByAgeYear>> net_migration_rate{};
};

}  // namespace natality
