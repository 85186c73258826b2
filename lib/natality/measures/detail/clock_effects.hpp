#pragma once

/// \file
/// How the measures of a barrier move the fertility clock together (docs/model.md, section 6).

#include <natality/base/tables.hpp>
#include <natality/measures/combination.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace natality::detail {

/// What one measure asks of the clock.
struct ClockEffect {
    std::size_t barrier = 0;
    /// β̄: the mean of its effect, quantum and tempo, over the births of the first year.
    double mean_effect = 0.0;
    double quantum_share = 1.0;
    double half_life_years = 1.0;
    /// z by year.
    ByYear response;

    /// True if it ever moves the clock.
    [[nodiscard]] bool moves() const
    {
        return mean_effect != 0.0 && quantum_share != 1.0 && (response != 0.0).any();
    }
};

/// Advance of the clock by measures of one barrier in use together, before it is limited: at the
/// start of each year and, last, at the end of the last one.
///
/// Whole effects combine to E, their quantum parts to Q, both by the rule; E − Q is what remains
/// for tempo, shared among the measures in proportion to their tempo parts, each with its
/// half-life. So a further measure never takes more from the tempo of others than it brings, and
/// one alone keeps its own. Negative effects keep all of theirs. \param in_use positions in \p
/// effects of measures of one barrier.
[[nodiscard]] ByYear barrier_advance(std::span<const ClockEffect> effects,
                                     const std::vector<std::size_t>& in_use, CombinationRule rule,
                                     std::span<const Substitution> substitutions, int step_years);

}  // namespace natality::detail
