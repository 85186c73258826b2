#pragma once

/// \file
/// When people die within a step: deaths by age and life tables of an outcome (docs/model.md,
/// section 8).

#include <natality/rates/life_table.hpp>
#include <natality/scenario/scenario.hpp>

#include <vector>

namespace natality {

/// Separation factors of one region, rows ages, columns years, as \ref separation_factors has them.
using SeparationFactors = BySex<ByAgeYear>;

/// Of every region of an outcome: those of the data set's life tables, and of a sum the mean of its
/// members', weighted by their deaths, so that its deaths by age are the sum of theirs.
/// \pre the study's mortality is not given as survival ratios.
[[nodiscard]] std::vector<SeparationFactors> separation_of_regions(const Study& study,
                                                                   const Outcome& outcome);

/// Deaths by age at death, rows ages, columns years.
[[nodiscard]] BySex<ByAgeYear> deaths_by_age(const RegionOutcome& region,
                                             const SeparationFactors& separation);

/// The life tables of the survival ratios that the region was projected with, or of a sum those
/// that came about, by year.
[[nodiscard]] BySex<std::vector<LifeTable>> life_tables(const RegionOutcome& region,
                                                        const SeparationFactors& separation);

}  // namespace natality
