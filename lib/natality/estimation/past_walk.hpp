#pragma once

/// \file
/// Cohorts of women walked through the years before the base date, state by state.

#include <natality/base/tables.hpp>
#include <natality/estimation/first_births.hpp>
#include <natality/rates/state_space.hpp>

#include <Eigen/Core>

#include <vector>

namespace natality {

/// What a year of known order-specific births tells about the years around it.
struct BirthAnchor {
    Year year;
    /// Births by order per woman: rows ages from 0, columns orders, the last open.
    Eigen::ArrayXXd births_by_order;
    /// Rates by transition out of each state: rows ages, columns transitions of the chain.
    Eigen::ArrayXXd rates;
};

/// The inputs of a walk.
struct PastWalkInputs {
    const StateSpace& space;
    FertileAges fertile;
    /// Single women, first births and the times: the walk runs over these years up to the base.
    const FirstBirths& first_births;
    YearAxis times;
    Year base_year;
    /// At least one, in order of year, the last one of the base year.
    const std::vector<BirthAnchor>& anchors;
};

/// The past as walked.
struct PastWalk {
    /// First year walked.
    Year first;
    /// By time from the first year to the base year: women by state as shares of the women of the
    /// age, rows ages from 0, columns states. Ages of cohorts that started before are zero.
    std::vector<Eigen::ArrayXXd> women;
    /// By year: births per woman, rows ages from 0, columns orders of the chain.
    std::vector<Eigen::ArrayXXd> births;
    /// By year: the factor on the rates of second and later births.
    ByYear factor;

    [[nodiscard]] const Eigen::ArrayXXd& women_in(Year year) const;
    [[nodiscard]] const Eigen::ArrayXXd& births_in(Year year) const;
};

/// Walks the cohorts that are below the fertile ages at the first time, or later.
///
/// Unions and first births are those of \p inputs.first_births. Rates of later births run
/// log-linearly between the anchors' and are the first one's before it; each year one factor on
/// them makes the births of order 2 and later, over those of order 1, what the anchors'
/// order-specific rates say for the ages reached, log-linearly between anchors too. The level of
/// the past thus follows from its unions and first births. No mortality, no migration: shares of
/// survivors.
[[nodiscard]] PastWalk walk_past(const PastWalkInputs& inputs);

}  // namespace natality
