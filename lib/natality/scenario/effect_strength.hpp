#pragma once

/// \file
/// From the change that was observed to the change of rates that brings it about
/// (docs/model.md, section 5).

#include <natality/measures/effect_sizes.hpp>
#include <natality/rates/conventions.hpp>
#include <natality/rates/rate_paths.hpp>

#include <cstddef>
#include <functional>
#include <span>

namespace natality {

/// A region without policy.
struct UnchangedRegion {
    /// Persons at the start of the first year.
    const ByAgeSex& population;
    const RatePaths& rates;
    ProjectionConventions conventions;
};

/// The sizes of effects on the rates of a region at which each measure, alone and at full response
/// from the first year on, without ceiling, changes what was observed by exactly what its effects
/// state: at the low, the central and the high figure.
///
/// The effects of one measure are solved together, quantum and tempo with the same size; those
/// stated on rates, of nothing, or on what does not occur keep their figure. All women alike, or
/// where unions are not told apart, effects on unions are among those stated on rates.
/// \param measures positions in the catalogue; all others keep their figures.
/// \throws InputError naming every effect that no size brings about, with the largest change that
///         one does, or that the measure's other effects exceed already.
[[nodiscard]] EffectSizes solved_sizes(const Catalogue& catalogue,
                                       std::span<const std::size_t> measures,
                                       const UnchangedRegion& region);

/// What an uncertain figure is taken to be.
using FigureOf = std::function<double(const Range&)>;

/// The sizes at another figure of the evidence: all three of each effect are the one that brings
/// \p stated about, solved as above.
/// \throws InputError as above.
[[nodiscard]] EffectSizes solved_sizes(const Catalogue& catalogue,
                                       std::span<const std::size_t> measures,
                                       const UnchangedRegion& region, const FigureOf& stated);

/// What a measure alone, at full response from the first year on and without ceiling, changes.
struct ChangeOverTime {
    /// Births of all orders, with over without less 1, of the five years from the first, of year
    /// ten and of year thirty; held at the last year of the rates.
    double first_five_years = 0.0;
    double year_ten = 0.0;
    double year_thirty = 0.0;
    /// Children of a woman who lives through the rates of a year, without the tempo part.
    double completed_fertility = 0.0;
};

/// \param quantile of the evidence at which the effects are read.
[[nodiscard]] ChangeOverTime change_over_time(const Catalogue& catalogue, std::size_t measure,
                                              const EffectSizes& sizes, double quantile,
                                              const UnchangedRegion& region);

}  // namespace natality
