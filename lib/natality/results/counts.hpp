#pragma once

/// \file
/// Whom the lines of an account count: linear functions of the population by age and sex and of
/// births by order. Being linear, they can be read off a projection or, for many packages at once,
/// off births alone (docs/model.md, sections 7 and 9).

#include <natality/base/tables.hpp>
#include <natality/batch/renewal.hpp>
#include <natality/measures/measure.hpp>
#include <natality/projection/project.hpp>

namespace natality {

/// What a line counts in a year: the weights of a sum.
struct LinearCount {
    /// Counted whatever the population.
    double fixed = 0.0;
    /// Share of the persons of each age group at mid-year.
    BySex<ByAge> of_persons;
    /// Part of the births of each order in the step.
    Eigen::ArrayXd of_births;
};

/// The weights of \p count.
///
/// An age range that cuts a wide group takes the part of it in proportion; births, and the women on
/// leave after them, are counted per year also where a step has several. The eligible share is not
/// in it.
/// \param orders rows of births by order. With one row they are births of all orders, and counted
///        whatever orders the count names.
[[nodiscard]] LinearCount linear_count(const Count& count, const AgeAxis& ages, int step,
                                       Index orders);

/// A projection as counts see it.
struct Countable {
    /// Persons at mid-year: rows ages, columns years.
    BySex<ByAgeYear> persons;
    /// Rows orders, columns years.
    Eigen::ArrayXXd births;
};

/// \param births_by_order births of the step: rows orders, columns years.
[[nodiscard]] Countable countable(const Trajectory& trajectory, Eigen::ArrayXXd births_by_order);

/// Those counted, by year.
[[nodiscard]] ByYear counted(const LinearCount& count, const Countable& projection);

/// Those counted, by year, as a function of births alone.
struct CountOfBirths {
    /// From persons: rows years.
    BirthFunctional of_survivors;
    /// From births: one weight an order, the same in every year.
    Eigen::ArrayXd of_births;

    /// \param births_by_order rows orders, columns years.
    [[nodiscard]] ByYear operator()(const SurvivingBirths& survivors,
                                    const Eigen::ArrayXXd& births_by_order) const;
};

/// The count on the populations of a renewal; equal to that on the projection to rounding.
[[nodiscard]] CountOfBirths count_of_births(const LinearCount& count, const Renewal& renewal);

}  // namespace natality
