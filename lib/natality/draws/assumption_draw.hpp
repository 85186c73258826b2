#pragma once

/// \file
/// How measures respond and combine in one draw (docs/uncertainty.md, section 2): what evidence
/// says little of and a study assumes.

#include <natality/measures/catalogue.hpp>
#include <natality/measures/combination.hpp>
#include <natality/scenario/draw_settings.hpp>

#include <cstdint>
#include <optional>

namespace natality {

/// 95 % of the draws of a lag lie between its half and its double.
inline constexpr double lag_factor_95 = 2.0;
/// 95 % of the draws of the odds of quantum over tempo lie between a third and three times them.
inline constexpr double tempo_odds_95 = 3.0;
/// 95 % of the draws of the desired family size lie within a tenth of it.
inline constexpr double desired_children_95 = 1.1;

/// The assumptions of a catalogue at a draw; those of sources that are not drawn are its own.
///
/// One score moves all lags, one all tempo shares and one all overlaps, as what is not known of
/// them is not known of all alike; every pair term has one of its own. Overlaps and pair terms are
/// split normal through their figures.
[[nodiscard]] ResponseAssumptions drawn_assumptions(const Catalogue& catalogue, std::uint64_t seed,
                                                    const DrawNumbers& numbers);

/// The desired family size of a draw over the data set's; 1 where the ceiling is not drawn.
[[nodiscard]] double drawn_desired_children(std::uint64_t seed, const DrawNumbers& numbers);

/// One of the rules that are no bound, each as likely: `multiplicative`, `diminishing` and
/// `interacting`. Nothing where the rule is not drawn.
[[nodiscard]] std::optional<CombinationRule> drawn_rule(std::uint64_t seed,
                                                        const DrawNumbers& numbers);

}  // namespace natality
