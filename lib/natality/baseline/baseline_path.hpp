#pragma once

/// \file
/// The future without policy: where its level of fertility comes from, and how women are told
/// apart.

#include <natality/base/tables.hpp>
#include <natality/inputs/dataset.hpp>

#include <optional>
#include <string>

namespace natality {

/// Where the no-package future takes its level of fertility from.
enum class BaselineFertility {
    /// The data set's rates of each year, the last ones held.
    dataset,
    /// The base year's rates in every year.
    constant,
    /// A named path of the total fertility rate from the data set's `tfr_paths.csv`.
    path,
    /// The base year's total fertility rate, changing by a fixed share every year.
    trend,
    /// The births counted in every year from the base year on, then the level they had.
    observed,
    /// The data set's rates of each year, scaled so that women replace themselves: a net
    /// reproduction rate of 1.
    replacement
};

/// Where the no-package future takes its mortality from.
enum class BaselineMortality {
    /// The data set's of each year.
    dataset,
    /// The base year's in every year.
    constant
};

/// Where the no-package future takes its net migration from.
enum class BaselineMigration {
    /// The data set's of each year.
    dataset,
    /// Nobody comes or goes. Moves between regions stay.
    none
};

/// How the engine tells women apart.
enum class WomenModel {
    /// By life-course state where the data set has states, all alike elsewhere.
    automatic,
    /// All women of an age alike.
    alike,
    /// By life-course state; the data set must have states.
    states
};

/// The no-package future.
struct BaselinePath {
    BaselineFertility fertility = BaselineFertility::dataset;
    /// Name of the path for \c path.
    std::string tfr_path;
    /// Relative change a year for \c trend.
    double yearly_change = 0.0;
    WomenModel women = WomenModel::automatic;
    BaselineMortality mortality = BaselineMortality::dataset;
    BaselineMigration migration = BaselineMigration::dataset;
    /// For \c observed: years up to the last one counted whose mean birth factor holds afterwards.
    int level_years = 4;
    /// For \c observed: last years of union formation whose mean holds afterwards.
    int union_years = 1;
    /// For \c observed: name of a path of the total fertility rate that is reached in straight
    /// lines from the level; empty to keep the level.
    std::string toward;
    /// The year in which \ref toward is reached.
    std::optional<Year> by;
};

/// Births counted year by year from the first of \p years on, as long as there are figures without
/// a gap: at most one a year.
[[nodiscard]] ByYear counted_births(const RegionInputs& inputs, const YearAxis& years);

/// The total fertility rate of a baseline from observation after the last year counted: \p level,
/// or on the way from it to the path asked for. \param last_counted the last year with births
/// counted.
[[nodiscard]] double tfr_after(const RegionInputs& inputs, const BaselinePath& path,
                               Year last_counted, double level, Year year);

/// True if a region is to be projected by life-course states.
[[nodiscard]] bool uses_states(const RegionInputs& inputs, const BaselinePath& path);

/// Total fertility rate that the path asks for in each year of events; for \c replacement that of
/// the rates before they are scaled.
/// \pre a named path is one of the region's.
[[nodiscard]] ByYear asked_tfr(const RegionInputs& inputs, const AgeAxis& ages,
                               const YearAxis& years, const BaselinePath& path);

}  // namespace natality
