#pragma once

/// \file
/// One measure by itself, at full response from the first year on, and what it does to births.

#include <natality/measures/catalogue.hpp>
#include <natality/projection/project.hpp>
#include <natality/scenario/effect_strength.hpp>

#include <cstddef>
#include <vector>

namespace natality {

/// A measure on the first years of a region, whatever the sizes of its effects.
class MeasureAlone {
public:
    /// Keeps references to \p catalogue and to what \p region refers to.
    /// \param steps of the projection to look at; the rates are held past their last year.
    MeasureAlone(const Catalogue& catalogue, std::size_t measure, const UnchangedRegion& region,
                 Index steps);

    /// Of each effect, what it was observed on: births or unions over its years, or births per
    /// woman of a synthetic cohort; 0 for effects on rates.
    /// \param sizes by effect: log rate ratio at full response.
    [[nodiscard]] std::vector<double> observed(const std::vector<double>& sizes) const;

    /// Births of each step.
    [[nodiscard]] ByYear births(const std::vector<double>& sizes) const;

    /// Children of a woman who lives through the rates of the first year, without tempo.
    [[nodiscard]] double completed_fertility(const std::vector<double>& sizes) const;

    /// True if the size of an effect can be read off what was observed.
    [[nodiscard]] bool is_observable(const Effect& effect) const;

private:
    [[nodiscard]] RatePaths rates_under(const std::vector<double>& sizes, bool with_tempo) const;
    [[nodiscard]] double events(const Effect& effect, const RatePaths& rates,
                                const Trajectory& trajectory) const;
    [[nodiscard]] double per_woman(const Effect& effect, const RatePaths& rates) const;

    const Catalogue& catalogue_;
    std::size_t measure_;
    UnchangedRegion region_;
    RatePaths first_years_;
};

}  // namespace natality
