#pragma once

/// \file
/// Mortality under another life expectancy: one number a year and sex moves the log rates of all
/// ages along the way they have gone before (docs/uncertainty.md, section 1).
///
/// The rate here is h(x) = −ln S(x), deaths per person-year of those who survive to the ages x of
/// the projection: that of any mortality table, whatever it holds, and the one that the step uses.

#include <natality/base/tables.hpp>
#include <natality/inputs/quantile_bounds.hpp>

namespace natality {

/// Life expectancy at birth of a column of survival ratios by age of arrival (docs/model.md,
/// section 2): Σ L(x) with L(0) = n S(0), L(x) = S(x) L(x − n), T(ω) = L(ω − n) S(ω) / (1 − S(ω)).
/// \param survival_ratio the last below 1.
[[nodiscard]] double life_expectancy(const Eigen::Ref<const ByAge>& survival_ratio, int width);

/// By age: how ln h(x) changes from one column of survival ratios to another, at most 0; −1 at all
/// ages if the life expectancy of the later one is not higher.
[[nodiscard]] ByAge mortality_change(const Eigen::Ref<const ByAge>& earlier,
                                     const Eigen::Ref<const ByAge>& later, int width);

/// Survival ratios as a function of how far life expectancy is from its median.
///
/// For each of the outer bounds of a year and sex a number k makes ln h(x) + k d(x), d the change
/// of \ref mortality_change, give the rates' own life expectancy plus the bound less the median.
/// Between bounds, and beyond them, k is straight in the score, as the value is in \ref value_at.
class MortalityDraw {
public:
    /// \param survival_ratio of every step of the projection.
    /// \param change d by age.
    MortalityDraw(const BySex<ByAgeYear>& survival_ratio, const BySex<ByAge>& change,
                  const BySex<QuantileBounds>& bounds, const YearAxis& years);

    /// The ratios at the scores of a draw; a step whose k is 0 keeps its own, bit for bit.
    /// \param survival_ratio those given before, changed in place.
    void apply(const ByYear& scores, BySex<ByAgeYear>& survival_ratio) const;

private:
    struct OfSex {
        /// ln h: rows ages, columns steps; not a number where nobody or everybody dies.
        ByAgeYear log_rate;
        ByAge change;
        /// k of the five bounds: columns steps.
        Eigen::ArrayXXd shift;
    };

    BySex<OfSex> of_;
};

}  // namespace natality
