#pragma once

/// \file
/// From the dose of a measure to what families do: a lagged response, and its tempo part as an
/// advance of the fertility clock (docs/model.md, section 5).

#include <natality/base/tables.hpp>
#include <natality/measures/rate_adjustment.hpp>

namespace natality {

/// The furthest the fertility clock can be advanced, in years.
inline constexpr double longest_advance = 2.0;

/// The response z(t) of families to a dose: first-order lag τ from rest,
/// z(t+1) = u(t) + (z(t) − u(t)) exp(−1/τ), z(0) = 0. A lag of 0 follows the dose a year later.
/// \param step_years years between the entries of \p dose.
[[nodiscard]] ByYear lagged_response(const ByYear& dose, double lag_years, int step_years = 1);

/// Advance R(t) of the fertility clock at the start of each year and, last, at the end of the last
/// one, in years: one entry more than \p response.
///
/// Under a constant response the advance builds up as
/// R = (1 − ρ) β (H / ln 2)(1 − 2^{−s/H}), so that the first year's change is (1 − ρ) β nearly and
/// halves every H years; when the response falls, it runs back at the same pace.
/// \param tempo_log_effect (1 − ρ) β, log rate ratio at full dose.
[[nodiscard]] ByYear clock_advance_path(const ByYear& response, double tempo_log_effect,
                                        double half_life_years, int step_years = 1);

/// The advance that a clock reaches at the end of a year: what is asked, between none and
/// \ref longest_advance, but never more than the year itself behind the advance before. A clock may
/// stand still and not run backwards; without this a support of short half-life that ends would
/// make rates negative.
[[nodiscard]] double limited_advance(double asked, double before, int step_years = 1);

/// The year's change and mid-year level of an advance.
/// \param path advances at the ends of the years; one entry more than there are years.
[[nodiscard]] ClockAdvance clock_advance_in(const ByYear& path, Index year, int step_years = 1);

}  // namespace natality
