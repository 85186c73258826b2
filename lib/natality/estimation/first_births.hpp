#pragma once

/// \file
/// First births in unions: one schedule of rates that agrees with the cohorts' own unions.

#include <natality/base/tables.hpp>
#include <natality/estimation/observed_share.hpp>
#include <natality/estimation/single_women.hpp>
#include <natality/rates/state_space.hpp>

#include <optional>

namespace natality {

/// What the schedule is found from.
struct FirstBirthInputs {
    /// Its times reach from the first year walked past the base year.
    const SingleWomen& single;
    FertileAges fertile;
    /// First births of the base year per woman, by age from 0.
    ByAge first_birth_rate;
    Year base_year;
    /// The highest rate out of `union0` to be believed, a year.
    double highest_rate = 1.0;
    CohortSizes women;
};

/// Single and childless women of the past and the schedule between them.
struct FirstBirths {
    /// First births per woman-year in `union0`, by age from 0; holds from the base year on.
    ByAge rate;
    /// Before the base year the rate is this many times as high.
    double earlier_level = 1.0;
    /// Single women, unions formed earlier where the base year's births ask for it. Rows ages from
    /// 0, columns the times of the single women.
    ByAgeYear single;
    /// Childless women in unions; the same shape.
    ByAgeYear union_childless;
    /// By age: how much lower the single share had to be put.
    ByAge earlier_unions;
};

/// The schedule under one level of the past.
///
/// Cohorts walk through the years by the step of docs/model.md, section 4, without mortality, their
/// unions given. Ascending in age the rate is the root at which the base year's women bear the
/// first births given. Where even the highest rate falls short, unions come earlier at that age in
/// all years.
/// \throws RunError if an age's first births are more than its women can have.
[[nodiscard]] FirstBirths first_births(const FirstBirthInputs& inputs, double earlier_level);

/// The schedule at the level of the past, between 0.5 and 2, that meets an observed share of
/// childless women.
/// \throws RunError if no level does.
[[nodiscard]] FirstBirths first_births_meeting(const FirstBirthInputs& inputs,
                                               const ObservedShare& childless);

}  // namespace natality
