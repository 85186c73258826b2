#pragma once

/// \file
/// The period table of parity progression: what women would bear who lived by one year's rates,
/// whatever the make-up of the real population by parity.

#include <natality/base/tables.hpp>
#include <natality/projection/state_columns.hpp>

#include <Eigen/Core>

namespace natality {

/// A synthetic cohort of one woman without mortality. Columns: parities 0, 1, … the last open, or
/// the births that leave them (orders 1, 2, …, the last open).
struct ParityLifeTable {
    /// First age of the rows.
    Age first_age;
    /// Probability q of a further birth within the year of age; not for the open parity, whose
    /// women may bear any number. Rows ages.
    Eigen::ArrayXXd probability;
    /// Women by parity at exact ages: one row more than the rates have.
    Eigen::ArrayXXd women;
    /// Births by order at each age.
    Eigen::ArrayXXd births;
};

/// The table from conditional rates.
///
/// q = m / (1 + m/2), and women who reach a parity during a year of age are exposed for half of it:
/// b = m ½ (l(x) + l(x + 1)). These are the conventions of the Human Fertility Database's period
/// fertility tables (Jasilioniene et al. 2015, Methods Protocol for the Human Fertility Database),
/// and the arithmetic of \ref advance_states.
/// \param conditional_rates births of the next order per woman-year of each parity: rows ages from
///        \p first_age, columns parities, the last open; at most 2, but for the open one.
[[nodiscard]] ParityLifeTable parity_life_table(const Eigen::ArrayXXd& conditional_rates,
                                                Age first_age);

/// Births per woman of the table by order.
[[nodiscard]] Eigen::ArrayXd births_by_order(const ParityLifeTable& table);

/// Period parity progression ratios: of the women who reach a parity, the share who go on; from 0
/// up to the last closed parity. Not a number where no woman reaches it.
[[nodiscard]] Eigen::ArrayXd parity_progression_ratios(const ParityLifeTable& table);

/// Total fertility rate adjusted for parity and age, PATFR: the births of the table, the sum of
/// products of its progression ratios (Rallu and Toulemon 1994, Population: an English Selection
/// 6).
[[nodiscard]] double parity_adjusted_total_fertility_rate(const ParityLifeTable& table);

/// Mean age at birth by order in the table, births in the middle of the year of age; not a number
/// without births.
[[nodiscard]] Eigen::ArrayXd mean_age_by_order(const ParityLifeTable& table);

/// Births of the next order per woman-year by parity, from a year of the step by state: rows ages,
/// columns parities. Childless women are taken together, in union or not; zero where nobody is.
/// \param events by transition, \p exposure by state, as \ref StateYearResult has them.
[[nodiscard]] Eigen::ArrayXXd conditional_birth_rates(const StateSpace& space,
                                                      const Columns<const double>& events,
                                                      const Columns<const double>& exposure);

}  // namespace natality
