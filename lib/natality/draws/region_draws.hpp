#pragma once

/// \file
/// One region of a study with its uncertainty: the rates without policy and the strengths of
/// measures in every draw (docs/uncertainty.md).

#include <natality/draws/effect_draw.hpp>
#include <natality/draws/mortality_draw.hpp>
#include <natality/draws/quantile_path.hpp>
#include <natality/scenario/scenario.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace natality {

/// What all packages of a region share in one draw.
struct RegionDraw {
    RatePaths rates;
    EffectSizes sizes;
    EffectRules rules;
    Ceiling ceiling;
    /// The study's catalogue under the assumptions of the draw; nothing where none is drawn.
    std::optional<Catalogue> assumed;

    /// \param study of which this is a draw.
    [[nodiscard]] const Catalogue& catalogue(const Study& study) const
    {
        return assumed ? *assumed : study.catalogue();
    }
};

/// Draws of one region. Immutable, and may be shared between threads: what is drawn depends on the
/// study and the number of the draw alone.
class RegionDraws {
public:
    /// \param study, baseline of it: both must outlive this.
    /// \param region position in the data set.
    /// \param more measures that are drawn beside those of the study's own packages.
    /// \throws InputError if no rates bring about what an effect states between its figures.
    RegionDraws(const Study& study, const Baseline& baseline, std::size_t region,
                const Package& more = {});

    /// Everything of one draw. \throws RunError as \ref rates.
    [[nodiscard]] RegionDraw draw(const DrawNumbers& numbers) const;

    /// The rates without policy of one draw. Those of sources that are not drawn, or whose bounds
    /// the data set does not give, are the study's own, bit for bit. \throws RunError if no factor
    /// on the birth rates by state meets a year's fertility.
    [[nodiscard]] RatePaths rates(const DrawNumbers& numbers) const;

    /// The sizes of effects in one draw; the study's own where effects are not drawn.
    [[nodiscard]] EffectSizes effect_sizes(const DrawNumbers& numbers) const;

    /// The ceiling of rates that were drawn: the study's own where fertility is its own and the
    /// desired family size too.
    /// \param desired_children family size over that of the data set.
    [[nodiscard]] Ceiling ceiling(const RatePaths& drawn, double desired_children = 1.0) const;

    /// True if a source that is asked for varies here.
    [[nodiscard]] bool varies(const DrawSources& sources) const;

    /// The year step of draws: as the data set's, but that net emigration beyond the population
    /// empties a cell and does not end the run.
    [[nodiscard]] const ProjectionConventions& conventions() const { return conventions_; }

    [[nodiscard]] const Study& study() const { return *study_; }
    [[nodiscard]] const RegionInputs& inputs() const { return *inputs_; }

private:
    [[nodiscard]] PathKey key(std::uint64_t draw, RandomUse use) const;
    /// Drawn fertility over expected fertility by step.
    [[nodiscard]] ByYear fertility_ratio(std::uint64_t draw) const;
    void scale_births(const ByYear& ratio, RatePaths& rates) const;
    void add_migrants(std::uint64_t draw, RatePaths& rates) const;

    const Study* study_;
    const RegionInputs* inputs_;
    const RatePaths* rates_;
    const EffectSizes* sizes_;
    std::size_t region_;
    ProjectionConventions conventions_;
    /// Steps at the start whose fertility is known.
    Index known_fertility_ = 0;
    /// Total fertility rate of \ref rates_ by step; only with states.
    ByYear expected_tfr_;
    std::optional<MortalityDraw> mortality_;
    /// Only where effects are drawn.
    std::optional<SolvedSizes> solved_;
    Ceiling ceiling_;
};

}  // namespace natality
