#pragma once

/// \file
/// Women by state, and rates by state, of a base date that has no table of them: rebuilt cohort by
/// cohort from marriages, censuses and order-specific birth rates.

#include <natality/base/tables.hpp>
#include <natality/estimation/first_births.hpp>
#include <natality/estimation/observed_share.hpp>
#include <natality/estimation/past_walk.hpp>
#include <natality/estimation/single_women.hpp>
#include <natality/inputs/dated.hpp>
#include <natality/rates/state_space.hpp>

#include <Eigen/Core>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// Births by order of one year, as a census or a register has them.
struct OrderRates {
    Year year;
    /// Births of the order per woman: rows ages from 0, columns orders 1, 2, … the last open.
    Eigen::ArrayXXd values;
};

/// What the estimate is made from; nothing in it is of any one country.
struct StateEstimateInputs {
    /// Open last class, 2 or more. Orders up to it, the last open, are what births are given by.
    int last_parity = 3;
    FertileAges fertile;
    /// First year walked; the cohorts that then enter the fertile ages must have left them by the
    /// first year of \ref order_rates.
    Year first_year;
    /// Year of the base date, 1 January.
    Year base_year;
    /// Last year of union formation to estimate, not before the base year.
    Year last_year;
    /// Single women by census, in order of date.
    std::vector<MaritalCensus> censuses;
    /// Women marrying for the first time, by year, from the last census on.
    YearSeries brides;
    CohortSizes women;
    /// A share of single women after the last census that sets the coverage of the brides.
    std::optional<ObservedShare> single_anchor;
    /// A share of childless women that sets the level of past first births.
    std::optional<ObservedShare> childless_anchor;
    /// In order of year, the last one of the base year.
    std::vector<OrderRates> order_rates;
    /// Births of the last order's first member (third births, of 3+) over all of the order.
    double first_of_last_order = 1.0;
    /// The highest rate of first births in unions to be believed, a year.
    double highest_first_birth_rate = 1.0;
    /// Published shares that the estimate is to be compared with.
    std::vector<ObservedShare> checks;
    /// The same, of a source that reports all shares of a kind higher or lower by as much: held
    /// against the estimate up to one additive difference a kind.
    std::vector<ObservedShare> offset_checks;
};

/// What a published figure was used for.
enum class ClosureUse {
    /// The estimate was fitted to it.
    fitted,
    /// It was left out, to see whether the estimate meets it.
    check,
    /// The same up to one difference in reporting that it has in common with others.
    offset
};

/// `fitted`, `check` or `offset`, as in files.
[[nodiscard]] std::string_view to_string(ClosureUse use);

/// One published figure beside the estimate's.
struct Closure {
    LocalText figure;
    double published = 0.0;
    /// With the difference in reporting where there is one.
    double rebuilt = 0.0;
    ClosureUse use = ClosureUse::check;

    [[nodiscard]] double difference() const { return rebuilt - published; }
};

/// The estimate.
struct StateEstimate {
    StateSpace space;
    FertileAges fertile;
    /// Women by state on the base date as shares of the women of the age: rows ages from 0.
    Eigen::ArrayXXd women;
    /// The base year's rates by transition.
    Eigen::ArrayXXd rates;
    /// Rate out of the open class over that out of the class before it.
    double later_birth_ratio = 1.0;
    /// Union formation rates of the base year to the last year.
    AgeSchedules union_formation;
    /// The past: births by order that agree with the estimate, for completed cohort fertility.
    PastWalk past;
    SingleWomen single;
    FirstBirths first_births;
    /// Rounds until the anchors' rates and the past they imply agreed.
    int rounds = 0;
    /// What it reproduces and what not.
    std::vector<Closure> closures;
};

/// Rebuilds the states.
///
/// 1. Single women by age and year (\ref single_women). 2. First births in unions (\ref
/// first_births). 3. Rates of later births at the years of known births, and the cohorts' past
/// between them (\ref walk_past), to and fro until neither changes by 1e-12: the past leaves the
/// women by state from which the year's births calibrate the rates (\ref calibrated_rates) that the
/// past is walked with. The ratio of the open class's rate to the one before it is moved until the
/// split of the last order's births is the one given.
/// \throws InputError with everything wrong with the inputs, or with births that the rebuilt women
///         cannot have.
/// \throws RunError if a search has no root or the rounds do not settle.
[[nodiscard]] StateEstimate estimate_states(const StateEstimateInputs& inputs);

}  // namespace natality
