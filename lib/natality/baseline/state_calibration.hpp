#pragma once

/// \file
/// The base year's rates by state, from its births and its women by state.

#include <natality/base/problems.hpp>
#include <natality/inputs/dataset.hpp>
#include <natality/rates/state_space.hpp>

#include <Eigen/Core>

#include <string>

namespace natality {

/// What the figures of union formation refer to.
enum class UnionMeasure {
    /// First unions per single woman-year: the rate itself.
    rate,
    /// First unions per woman-year, whatever her state.
    per_woman
};

/// First unions of the base year by age.
struct UnionFormation {
    UnionMeasure measure = UnionMeasure::rate;
    ByAge values;
};

/// What is known of the base year.
struct StateCalibrationInputs {
    StateSpace space;
    FertileAges fertile;
    MigrationTiming timing = MigrationTiming::even;
    /// Women by state at the start of the year: rows ages, columns states; counts, or shares of the
    /// women of the age.
    Eigen::ArrayXXd women;
    /// Women's survival ratios by age of arrival.
    ByAge survival_ratio;
    /// Net migrant women by age, in the unit of \ref women.
    ByAge net_migrants;
    /// Not used in a chain without unions.
    UnionFormation unions;
    /// Births of the order per woman-year, whatever her state: rows ages, columns orders, the last
    /// open. As many orders as the chain tells apart, or one fewer: then the last one is shared by
    /// the two last states.
    Eigen::ArrayXXd births_by_order;
    /// Share of the first births that come out of `single`, by age; only for a chain that has them.
    ByAge first_births_outside_unions;
    /// Rate out of the open class over the rate out of the state before it; only where these two
    /// states share an order. 1 is one rate for all later births.
    double later_birth_ratio = 1.0;
};

/// Rates by transition (columns) and age (rows) with which \ref advance_states, from the same
/// women, bears the births by order and age and forms the unions given.
///
/// In closed form: ascending in age and, within an age, in state, each rate is the positive root of
/// a quadratic, since half of a rate's events belong to the cohort that starts the year at the age
/// and half to the one that ends it there. No rate is above 2 a year.
/// \param where region and year in words.
/// \param place the file that births by order came from.
/// \param problems receives every age and order at which the births, or unions, are more than the
///        women of the state can have; the rate returned is 2 there. And orders that do not fit the
///        chain; all rates returned are then zero.
[[nodiscard]] Eigen::ArrayXXd calibrated_rates(const StateCalibrationInputs& inputs,
                                               const LocalText& where, const Place& place,
                                               Problems& problems);

}  // namespace natality
