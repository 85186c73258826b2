#pragma once

/// \file
/// What is said where net emigration takes more persons than there are.

#include <natality/base/axes.hpp>
#include <natality/base/problems.hpp>

#include <string>
#include <string_view>

namespace natality {

/// A cell, or women of all ages, that net emigration has driven below zero.
struct ExcessEmigration {
    /// What it leaves: `-3 persons`.
    LocalText leaves;
    std::string_view region;
    Year year;
    /// Sex and age, if it is one cell.
    LocalText cell;
};

/// The error that ends a run in which cells below zero are not clipped.
[[nodiscard]] RunError error_of(const ExcessEmigration& excess);

/// Sex and age of a cell.
[[nodiscard]] LocalText cell_of(Sex sex, const AgeAxis& ages, Index age);

/// What is left of a cell.
[[nodiscard]] LocalText persons_left(double persons);

}  // namespace natality
