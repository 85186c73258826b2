#pragma once

/// \file
/// The future without policy: where its level of fertility comes from, and how women are told
/// apart.

#include <natality/base/tables.hpp>
#include <natality/inputs/dataset.hpp>

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
    trend
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
};

/// True if a region is to be projected by life-course states.
[[nodiscard]] bool uses_states(const RegionInputs& inputs, const BaselinePath& path);

/// Total fertility rate that the path asks for in each year of events.
/// \pre a named path is one of the region's.
[[nodiscard]] ByYear asked_tfr(const RegionInputs& inputs, const AgeAxis& ages,
                               const YearAxis& years, const BaselinePath& path);

}  // namespace natality
