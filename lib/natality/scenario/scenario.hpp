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
    /// What went in; but net migrants of all kinds are the persons who came and left.
    RatePaths rates;
    /// Birth rates of all women as they came about: with states those of the projection, all women
    /// alike those that went in.
    BirthRates births;
    Trajectory trajectory;
    /// The package's measures over time in this region; empty for the baseline.
    std::vector<MeasurePath> measures;
};

/// One scenario, run.
struct Outcome {
    Package package;
    /// In the order of the data set's regions shown: those with tables, then the sums.
    std::vector<RegionOutcome> regions;
};

/// One realisation of the future without policy, which packages are run on. A value: as many can be
/// made, or drawn, as there are uses for.
struct Future {
    /// By region of the data set.
    std::vector<RatePaths> rates;
    /// What effects are on the rates of each region, in the same order.
    std::vector<EffectSizes> effect_sizes;
    /// Migration between the regions in the years of the study.
    FlowPaths flows{};
};

/// The futures without policy that a study names: its baseline, and others that scenarios of it are
/// run on.
class Baseline {
public:
    /// \param more measures that scenarios may use beside those of the study's own packages.
    /// \throws InputError if no rates bring about what an effect states.
    explicit Baseline(const Study& study, const Package& more = {});

    /// The study's own.
    [[nodiscard]] const Future& future() const { return future_; }

    /// The one that a package of the study is run on.
    /// \throws std::out_of_range for another baseline that no scenario of the study is run on.
    [[nodiscard]] const Future& future_of(const Package& package) const;

    /// Of the study's own future.
    [[nodiscard]] const std::vector<RatePaths>& rates() const { return future_.rates; }
    [[nodiscard]] const std::vector<EffectSizes>& effect_sizes() const
    {
        return future_.effect_sizes;
    }

    /// Completions of the data set and of the years held.
    [[nodiscard]] const Completions& completions() const { return completions_; }

private:
    Future future_;
    /// By other baseline of the study; without rates where no scenario is run on it.
    std::vector<Future> others_;
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

/// Runs a package on one realisation of the future: all regions together where they exchange
/// migrants. Net migrants of a region are then those from abroad and from other regions.
/// \param study of which the data set, the catalogue and the settings are used, and not the
/// packages. \param package of the study, of a design over it, or any that \ref checked_package has
/// made for
///        its catalogue.
/// \throws std::invalid_argument if \p future is of other regions or years than the study, or was
/// not
///         solved for a measure of the package; std::out_of_range for a measure that the catalogue
///         does not have.
/// \throws RunError as \ref project does.
[[nodiscard]] Outcome run(const Study& study, const Future& future, const Package& package);

/// \overload on the future that the study names for the package.
[[nodiscard]] Outcome run(const Study& study, const Baseline& baseline, const Package& package);

}  // namespace natality
