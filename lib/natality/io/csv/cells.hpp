#pragma once

/// \file
/// What the cells of a table may say. Each function takes the whole of a cell, without regard to
/// the locale, and returns nothing if the cell says something else.

#include <natality/base/axes.hpp>
#include <natality/base/local_text.hpp>
#include <natality/inputs/observation.hpp>

#include <chrono>
#include <optional>
#include <string_view>

namespace natality::io {

/// The calendar years that a file may speak of; 204 or 20244 are slips of the pen.
inline constexpr Year earliest_year{1500};
inline constexpr Year latest_year{2500};

/// A finite number with a point for decimals, `0.0123`, `-5`, `+5` or `1.2e-3`; not `nan`, not
/// `inf`, and not beyond \ref files::largest_figure.
[[nodiscard]] std::optional<double> number_in(std::string_view cell);

/// True if a cell is a number in digits, but one larger than any figure of a table can be.
[[nodiscard]] bool is_beyond_figures(std::string_view cell);

/// What to write in place of a sign in \p cell that looks like one of a number and is none: a digit
/// of full width, the minus sign U+2212, a dash.
[[nodiscard]] std::optional<LocalText> foreign_sign(std::string_view cell);

/// A calendar year in four digits, from \ref earliest_year to \ref latest_year.
[[nodiscard]] std::optional<Year> year_in(std::string_view cell);

/// A day as ISO 8601 has it, `2020-07-01`, of such a year.
[[nodiscard]] std::optional<std::chrono::year_month_day> date_in(std::string_view cell);

/// `female` or `male`.
[[nodiscard]] std::optional<Sex> sex_in(std::string_view cell);

/// `27`, `25-29` or `100+`.
[[nodiscard]] std::optional<AgeGroup> age_in(std::string_view cell);

/// True for an order of birth from 1 on: `1`, `2` or, for that order and all later ones, `3+`.
[[nodiscard]] bool is_order_of_birth(std::string_view cell);

}  // namespace natality::io
