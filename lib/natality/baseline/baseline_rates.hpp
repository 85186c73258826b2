#pragma once

/// \file
/// From a data set's inputs to the rates of every year of a projection without policy.

#include <natality/baseline/baseline_path.hpp>
#include <natality/inputs/completion.hpp>
#include <natality/inputs/dataset.hpp>
#include <natality/rates/conventions.hpp>
#include <natality/rates/rate_paths.hpp>

namespace natality {

/// What the data set says beside its regions and the baseline needs.
struct BaselineConventions {
    MigrationTiming migration_timing = MigrationTiming::even;
    NegativePopulation negative_population = NegativePopulation::error;
    double later_birth_ratio = 1.0;
};

/// The conventions of a data set.
[[nodiscard]] BaselineConventions baseline_conventions(const DatasetDescription& description);

/// How the population of a region is projected, as its data set says.
[[nodiscard]] ProjectionConventions projection_conventions(const DatasetDescription& description,
                                                           const Region& region);

/// Rates of one region and what was held to make them.
struct BaselineRates {
    RatePaths rates;
    /// Years past the end of a table, held at its last value.
    Completions completions;
};

/// The rates of one region for every year of \p years.
///
/// Death rates become survival ratios by a life table for each year and sex; years after the end of
/// a table take its last values and are reported. Births by order share the asfr in the proportions
/// of the order-specific rates. Where women are told apart by state, the base year's rates by state
/// are calibrated to its births by order, and one factor a year on all birth rates meets the total
/// fertility rate that \p path asks for; all women alike meet it by one factor on the asfr.
/// \throws InputError if the base year's births by order cannot come from its women by state.
/// \throws RunError if no factor meets a year's total fertility rate or births counted.
/// \throws std::invalid_argument for a baseline from observation without births of the first year.
[[nodiscard]] BaselineRates baseline_rates(const RegionInputs& inputs, const AgeAxis& ages,
                                           const YearAxis& years, const BaselinePath& path,
                                           const BaselineConventions& conventions);

}  // namespace natality
