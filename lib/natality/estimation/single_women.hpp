#pragma once

/// \file
/// Shares of women never in a union, by single age and year: between censuses, and after the last
/// one from the counts of first marriages.

#include <natality/estimation/observed_share.hpp>
#include <natality/estimation/share_graduation.hpp>
#include <natality/inputs/dated.hpp>

#include <optional>
#include <vector>

namespace natality {

/// Shares never in a union as one census has them.
struct MaritalCensus {
    /// In years: 2010.83 is 1 November 2010.
    double date = 0.0;
    GroupedShares single;
};

/// What is known of the union formation of the past.
struct SingleWomenInputs {
    /// At least one, in order of date, all of the same age groups.
    std::vector<MaritalCensus> censuses;
    /// Women marrying for the first time in a year, from the year of the last census on.
    YearSeries brides;
    CohortSizes women;
    /// A later share of single women. If given, it sets the register's coverage; else that is 1.
    std::optional<ObservedShare> anchor;
    /// The 1 Januaries to estimate; they reach past the last census and, if there is an anchor,
    /// past that.
    YearAxis times;
};

/// Single women by age and 1 January.
struct SingleWomen {
    YearAxis times;
    /// Rows ages from 0, columns times; 1 below the censuses' first age.
    ByAgeYear share;
    /// First unions, as the censuses count them, per registered first marriage.
    double coverage = 1.0;
    /// By time: the shift of the logits against the last census; zero up to it.
    ByYear shift;
};

/// Estimates the shares.
///
/// Up to the last census the logits at each age run straight between censuses, held before the
/// first. After it they are the last census's logits plus one shift a year (Brass 1971, Biological
/// Aspects of Demography, with slope 1), found so that the year's unions, the fall of the cohorts'
/// shares, are the registered first marriages times the coverage. No cohort becomes single again.
/// \throws InputError for censuses out of order or of different ages, or years without brides.
/// \throws RunError if no shift gives a year's marriages, or no coverage the anchor.
[[nodiscard]] SingleWomen single_women(const SingleWomenInputs& inputs);

/// First unions in the year from one 1 January to the next by age at the union, per woman of the
/// age: a cohort's unions are half at each of its two ages.
/// \param share, next_share single women by age from 0 at the two ends of the year.
[[nodiscard]] ByAge unions_per_woman(const ByAge& share, const ByAge& next_share);

}  // namespace natality
