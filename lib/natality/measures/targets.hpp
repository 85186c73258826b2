#pragma once

/// \file
/// The targets of effects: what an effect on each moves in a projection, and whether scenarios side
/// by side can be moved so. A target that is not placed here does not compile.

namespace natality {

/// What an effect acts on.
enum class Target {
    union_formation,
    birth,
    infant_mortality,
    maternal_mortality,
    sex_ratio_at_birth
};

/// Where the effects on a target act.
enum class TargetAction {
    /// Rates by age: log effects and the fertility clock.
    rates,
    /// One number a year, of those born in it.
    newborn,
    /// Nowhere: the effect is told and moves no rate.
    none
};

/// How a target is handled, in a scenario run in full and in a batch.
struct TargetHandling {
    TargetAction action = TargetAction::none;
    /// True if the levers of a batch express it (rates/rate_levers.hpp). If not, a sweep whose
    /// measures have such effects runs its scenarios one by one.
    bool has_levers = false;
};

/// How effects on \p target are handled.
[[nodiscard]] constexpr TargetHandling handling_of(Target target)
{
    switch (target) {
    case Target::union_formation:
    case Target::birth:
        return {.action = TargetAction::rates, .has_levers = true};
    case Target::infant_mortality:
    case Target::sex_ratio_at_birth:
        return {.action = TargetAction::newborn, .has_levers = true};
    case Target::maternal_mortality:
        return {.action = TargetAction::none, .has_levers = true};
    }
    return {};
}

}  // namespace natality
