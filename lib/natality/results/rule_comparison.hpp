#pragma once

/// \file
/// The packages of a study under every rule of combination side by side, so that nobody takes one
/// rule for the truth (docs/model.md, section 6).

#include <natality/measures/combination.hpp>
#include <natality/scenario/study.hpp>

#include <vector>

namespace natality {

/// What a package does in one region under one rule, against the baseline.
struct RuleEffect {
    /// Births from the first year through the year compared.
    double additional_births = 0.0;
    /// Total fertility rate of the year compared, less the baseline's.
    double additional_tfr = 0.0;
};

/// One region.
struct RuleComparison {
    /// 30 years after the base year, or the last year of the projection.
    Year year;
    /// By package of the study, in order, and by rule as \ref combination_rules; the baseline is
    /// none.
    std::vector<std::vector<RuleEffect>> packages;
};

/// Runs every package under every rule.
/// \return in the order of the data set's regions.
/// \throws RunError as \ref run does.
[[nodiscard]] std::vector<RuleComparison> compare_rules(const Study& study);

}  // namespace natality
