#pragma once

/// \file
/// A path of the total fertility rate met year by year by one factor on all birth rates
/// (docs/model.md, section 4).

#include <natality/projection/project.hpp>
#include <natality/rates/rate_paths.hpp>
#include <natality/rates/state_space.hpp>

#include <Eigen/Core>

#include <functional>
#include <string>

namespace natality {

/// The factor at which \p level_of_factor gives \p target, to the last bits of a double.
///
/// The root is bracketed from 1 outwards by doubling, at most to 1/1024 and 1024, and then found by
/// Alefeld, Potra and Shi's algorithm 748 (1995, ACM Transactions on Mathematical Software 21).
/// \param level_of_factor continuous and not falling in the factor; 0 at 0.
/// \param target at least 0; 0 gives the factor 0.
/// \param what is met, in words.
/// \param where region and year in words.
/// \throws RunError naming \p where, \p what, the target and what is in reach, if no factor meets
/// it.
[[nodiscard]] double factor_meeting(const std::function<double(double)>& level_of_factor,
                                    double target, const LocalText& what, const LocalText& where);

/// Women by state and what they need to be walked through the years.
struct StatePathInputs {
    /// Women by state at the start of the first year: rows ages, columns states.
    const Eigen::ArrayXXd& women;
    /// Women's survival, migrants and the sex ratio at birth are used.
    const RatePaths& paths;
    /// The rates by transition, on the years of the paths.
    const StateRates& rates;
    const ProjectionConventions& conventions;
};

/// Birth rates that meet a path, and how they do.
struct BaselineFit {
    /// By year: the factor on every birth rate; union formation keeps its rate.
    ByYear factor;
    /// By year: the total fertility rate that the factors give.
    ByYear tfr;
    /// The births: rows the orders that the states tell apart, columns years.
    Eigen::ArrayXXd births_by_order;
};

/// Walks the women through the years and finds each year's factor on birth rates that already give
/// a level near the one asked for; each year starts from the states that the factors before it have
/// left. To 1e-11 of the target, by secants, for callers that ask for many paths.
/// \param target total fertility rate of each year of the paths.
/// \param known steps at the start whose factor is 1.
/// \throws RunError naming region and year, if no factor meets a target, or where net emigration
///         leaves fewer than no women.
[[nodiscard]] ByYear refitted_birth_factors(const StatePathInputs& inputs, const ByYear& target,
                                            Index known);

/// What births of the first years are to be, and the level afterwards.
struct CountedBirths {
    /// Births of the first years of the paths, one or more.
    ByYear births;
    /// Years up to the last one counted whose mean factor holds afterwards.
    int level_years = 1;
    /// Given: in place of that factor, the total fertility rate of each later year, from the mean
    /// rate of the level years.
    std::function<double(double level, Index year)> tfr_after;
};

/// As \ref refitted_birth_factors, by a bracketed search for the births counted: each year's factor
/// gives exactly as many. \throws RunError as factor_meeting.
[[nodiscard]] BaselineFit fitted_to_births(const StatePathInputs& inputs,
                                           const CountedBirths& counted);

/// Factors on the birth rates by age (rows) and year (columns) under which the women bear the asfr
/// given: one factor for all birth orders at an age. Union formation keeps its rate.
///
/// Each year's factors are found by repeating the step with the factors times the births missed,
/// which closes quickly because births nearly follow their factor.
/// \param asfr births per woman-year by age (rows) and year (columns).
/// \throws RunError naming the year and the age, if an asfr is out of the women's reach; and as
///         \ref refitted_birth_factors for women below zero.
[[nodiscard]] ByAgeYear fitted_age_factors(const StatePathInputs& inputs, const ByAgeYear& asfr);

}  // namespace natality
