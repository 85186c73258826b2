#pragma once

/// \file
/// Monitoring: births as observed against births as projected, and where the difference comes from
/// (docs/model.md, section 8).

#include <natality/base/local_text.hpp>
#include <natality/base/tables.hpp>
#include <natality/scenario/scenario.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// What the deviation of births is split into.
enum class BirthFactor {
    /// Number of women of fertile age.
    women,
    /// How they spread over the ages.
    ages,
    /// How those of each age spread over unions and parities.
    states,
    /// Births per woman-year of each age and state.
    rates
};

/// All factors, in the order of files and tables.
inline constexpr std::array<BirthFactor, 4> all_birth_factors{
    BirthFactor::women, BirthFactor::ages, BirthFactor::states, BirthFactor::rates};

/// `women`, `ages`, `states` or `rates`.
[[nodiscard]] std::string_view to_string(BirthFactor factor);
[[nodiscard]] LocalText name_of(BirthFactor factor);

/// What of a year is known beside its births, and so which factors can be told apart.
enum class ObservedDetail {
    /// Births alone: nothing is told apart.
    births,
    /// And the total fertility rate: women, with their ages, from rates, with states.
    tfr,
    /// And women by age: women, ages, and rates, with states.
    ages,
    /// And women by state: all four.
    states
};

/// `births`, `tfr`, `ages` or `states`.
[[nodiscard]] std::string_view to_string(ObservedDetail detail);

/// Births of a year as a product: number of women × share of each age × share of each state at that
/// age × births per woman-year.
struct BirthProduct {
    /// Woman-years.
    double women = 0.0;
    /// By single year of age from 0; sums to 1.
    Eigen::ArrayXd ages;
    /// Rows ages, columns states; a row sums to 1 where there are births. One column of ones where
    /// states are not known.
    Eigen::ArrayXXd states;
    /// Births per woman-year: rows ages, columns states.
    Eigen::ArrayXXd rates;
    /// Labels of the states; empty where they are not known.
    std::vector<std::string> state_labels;

    [[nodiscard]] double births() const;
};

/// The product of one year of a projection in single years of age. Woman-years are the mean of the
/// women on both 1 Januaries, and spread over the states as the projection's exposures do.
[[nodiscard]] BirthProduct birth_product(const Trajectory& trajectory, Index year);

/// The same with states added up.
[[nodiscard]] BirthProduct without_states(const BirthProduct& product);

/// What was observed in one year.
struct ObservedYear {
    Year year;
    double births = 0.0;
    /// Not a number where it is not known.
    double tfr = 0.0;
    ObservedDetail detail = ObservedDetail::births;
    /// Its births are \ref births; empty where neither ages nor states are known.
    std::optional<BirthProduct> product;
};

/// One year of one projection against the observation.
struct Deviation {
    double projected_births = 0.0;
    double projected_tfr = 0.0;
    /// Observed less projected births.
    double births = 0.0;
    /// What of it each factor brings, in the order of \ref all_birth_factors; they add up to it.
    /// Not a number for a factor that is in another one's.
    std::array<double, all_birth_factors.size()> effects{};
    /// The detail the factors were told apart by: the observation's, or less where the projection
    /// has less.
    ObservedDetail detail = ObservedDetail::births;
};

/// Compares one observed year with one projection. Women are counted over the ages at which either
/// has births.
/// \param projected product of the projection in that year.
[[nodiscard]] Deviation deviation(const ObservedYear& observed, const BirthProduct& projected,
                                  double projected_tfr);

/// One projection over all observed years.
struct EvaluatedProjection {
    std::string id;
    LocalText name;
    /// One a year.
    std::vector<Deviation> years;
};

/// Observations against projections of one region.
struct Evaluation {
    std::vector<ObservedYear> observed;
    /// The baseline, without measures, and the package.
    std::vector<EvaluatedProjection> projections;
};

/// Which figures of a data set are the observations.
struct ObservedNames {
    /// Indicators of observed.csv.
    std::string births = "births";
    std::string tfr = "tfr";
};

/// The observed years of a region from \p first to \p last.
///
/// Years with observed births, and the base year of the data set, whose births are those of its own
/// rates where none are observed. Women by age are known from the base year on: its population,
/// carried forward by the data set's mortality and migration. Women by state are known in the base
/// year alone. Age-specific rates are the data set's, times one factor a year that gives the
/// observed births. The total fertility rate is the observed one; in years with ages and no
/// observed one, that of those rates. \param region position in \p dataset. \throws InputError if
/// age groups are wider than a year.
[[nodiscard]] std::vector<ObservedYear> observed_years(const Dataset& dataset, std::size_t region,
                                                       const ObservedNames& names, Year first,
                                                       Year last);

/// Compares the observed years with scenarios run.
/// \param region position in the outcomes.
/// \pre every observed year is one of the outcomes' years, which are single ones.
[[nodiscard]] Evaluation evaluate(std::vector<ObservedYear> observed,
                                  const std::vector<Outcome>& outcomes, std::size_t region);

}  // namespace natality
