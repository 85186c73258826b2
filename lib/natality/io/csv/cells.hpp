#pragma once

/// \file
/// What the cells of a table may say. Each function takes the whole of a cell, without regard to
/// the locale, and returns nothing if the cell says something else.

#include <natality/base/axes.hpp>
#include <natality/inputs/observation.hpp>

#include <optional>
#include <string_view>

namespace natality::io {

/// The calendar years that a file may speak of; 204 or 20244 are slips of the pen.
inline constexpr Year earliest_year{1500};
inline constexpr Year latest_year{2500};

/// A finite number with a point for decimals, `0.0123`, `-5` or `1.2e-3`; not `nan`, not `inf`, and
/// not beyond \ref files::largest_figure.
[[nodiscard]] std::optional<double> number_in(std::string_view cell);

/// A calendar year in four digits, from \ref earliest_year to \ref latest_year.
[[nodiscard]] std::optional<Year> year_in(std::string_view cell);

/// `female` or `male`.
[[nodiscard]] std::optional<Sex> sex_in(std::string_view cell);

/// `27`, `25-29` or `100+`.
[[nodiscard]] std::optional<AgeGroup> age_in(std::string_view cell);

/// True for an order of birth from 1 on: `1`, `2` or, for that order and all later ones, `3+`.
[[nodiscard]] bool is_order_of_birth(std::string_view cell);

}  // namespace natality::io
