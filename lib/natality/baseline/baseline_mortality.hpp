#pragma once

/// \file
/// From the mortality of a data set to survival ratios and to the ages at which people die.

#include <natality/base/tables.hpp>
#include <natality/baseline/baseline_path.hpp>
#include <natality/inputs/completion.hpp>
#include <natality/inputs/dataset.hpp>

#include <optional>

namespace natality {

/// Survival ratios of every year from one sex's mortality.
/// \param path whether the first year's hold in all of them.
/// \param completions receives that death rates were too high for the width of their groups, once.
[[nodiscard]] ByAgeYear survival_ratios_of(const Mortality& mortality, Sex sex, const AgeAxis& ages,
                                           const YearAxis& years, BaselineMortality path,
                                           Completions& completions);

/// Separation factors of every year, as \ref separation_factors has them.
/// \pre the mortality is not given as survival ratios, which do not say when in a step people die.
[[nodiscard]] ByAgeYear separation_factors_of(const Mortality& mortality, Sex sex,
                                              const AgeAxis& ages, const YearAxis& years,
                                              BaselineMortality path);

}  // namespace natality
