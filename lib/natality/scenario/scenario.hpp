#pragma once

/// \file
/// Running a scenario: measures to rates to trajectory, for every region.

#include <natality/measures/rate_effect.hpp>
#include <natality/projection/project.hpp>
#include <natality/scenario/effect_strength.hpp>
#include <natality/scenario/study.hpp>

#include <cstddef>
#include <vector>

namespace natality {

/// One region of one scenario: the rates it was run with and what became of it.
struct RegionOutcome {
    /// With states, the birth rates of all women are those that came about.
    RatePaths rates;
    Trajectory trajectory;
    /// The package's measures over time in this region; empty for the baseline.
    std::vector<MeasurePath> measures;
};

/// One scenario, run.
struct Outcome {
    Package package;
    /// In the order of the data set's regions.
    std::vector<RegionOutcome> regions;
};

/// What every scenario of a study shares: the rates without policy, by region.
class Baseline {
public:
    /// \param more measures that scenarios may use beside those of the study's own packages.
    /// \throws InputError if no rates bring about what an effect states.
    explicit Baseline(const Study& study, const Package& more = {});

    /// In the order of the data set's regions.
    [[nodiscard]] const std::vector<RatePaths>& rates() const { return rates_; }

    /// Those under another baseline of the study, by its position, in the same order; empty if no
    /// scenario of the study is run on it.
    [[nodiscard]] const std::vector<RatePaths>& other_rates(std::size_t other) const
    {
        return other_rates_[other];
    }

    /// What effects are on the rates of each region, in the same order.
    [[nodiscard]] const std::vector<EffectSizes>& effect_sizes() const { return effect_sizes_; }

    /// Completions of the data set and of the years held.
    [[nodiscard]] const Completions& completions() const { return completions_; }

private:
    std::vector<RatePaths> rates_;
    std::vector<std::vector<RatePaths>> other_rates_;
    std::vector<EffectSizes> effect_sizes_;
    Completions completions_;
};

/// A region of a study without policy, as effects are solved on.
/// \param baseline made from the same study; it and the study must outlive the result.
/// \param region position in the data set.
[[nodiscard]] UnchangedRegion unchanged_region(const Study& study, const Baseline& baseline,
                                               std::size_t region);

/// The ceiling that a study sets to the rates of a region.
/// \param baseline the region's rates without policy.
[[nodiscard]] Ceiling ceiling_of(const Study& study, const RatePaths& baseline);

/// Runs scenario \p scenario of a study.
/// \param baseline made from the same study.
/// \throws std::out_of_range past the last scenario, std::invalid_argument if \p baseline is of
///         other regions or years.
/// \throws RunError as \ref project does.
[[nodiscard]] Outcome run(const Study& study, const Baseline& baseline, std::size_t scenario);

}  // namespace natality
