#pragma once

/// \file
/// One line of an account: a factor by year, which holds prices, shares and doses, times a count,
/// which holds the population (docs/model.md, section 7).

#include <natality/base/tables.hpp>
#include <natality/measures/measure.hpp>
#include <natality/results/counts.hpp>
#include <natality/scenario/study.hpp>

namespace natality {

/// Level and dose of a measure, by year.
struct MeasureCoverage {
    ByYear level;
    ByYear dose;
};

/// Today's level in every year.
[[nodiscard]] MeasureCoverage coverage_today(const Measure& measure, Index years);

/// What lines of one region share.
struct AccountFrame {
    AgeAxis ages;
    YearAxis years;
    /// Rows of births by order.
    Index orders = 1;
    /// Which of the range of every unit cost is used.
    EvidenceLevel amounts = EvidenceLevel::central;
    /// 1 in the price year.
    ByYear price_index;
    ByYear wage_index;
};

[[nodiscard]] AccountFrame account_frame(const Study& study, Index orders);

/// A line whose only unknown is the population: units are per_counted × those counted, money is
/// unit_cost × units or, of a capital line, × units added.
struct AccountLine {
    LineKind kind = LineKind::running;
    LinearCount count;
    /// Eligible share × dose, level or 1, by year; of a capacity line × amount as well.
    ByYear per_counted;
    /// Money for one unit; of a running line for all years of the step.
    ByYear unit_cost;
};

/// \pre the line is enabled.
[[nodiscard]] AccountLine account_line(const CostLine& line, const MeasureCoverage& coverage,
                                       const AccountFrame& frame);

/// Units of a capacity line; they cost nothing.
/// \pre the line is enabled.
[[nodiscard]] AccountLine account_line(const CapacityLine& line, const MeasureCoverage& coverage,
                                       const AccountFrame& frame);

/// Units by year.
[[nodiscard]] ByYear units(const AccountLine& line, const ByYear& counted);

/// Units added beyond the most there has been.
/// \param before units there were before the first year.
[[nodiscard]] ByYear units_added(const ByYear& units, double before);

/// What a line costs, by year.
/// \param before units there were before the first year; for capital lines.
[[nodiscard]] ByYear cost(const AccountLine& line, const ByYear& units, double before);

/// What running lines cost over a span of years as a function of births alone, so that the cost of
/// a package is a sum of products. Functions add up over lines and measures.
struct CostOfBirths {
    /// For whoever is counted without any birth.
    double fixed = 0.0;
    /// For each girl and boy by year of birth, over the years she or he is counted.
    BySex<ByYear> per_survivor;
    /// For each birth: rows orders, columns years.
    Eigen::ArrayXXd per_birth;

    CostOfBirths& operator+=(const CostOfBirths& more);

    /// \param births_by_order rows orders, columns years.
    [[nodiscard]] double operator()(const SurvivingBirths& survivors,
                                    const Eigen::ArrayXXd& births_by_order) const;
};

/// \param count of \p line, on the population of the scenarios.
/// \param weights by year: 1 or a discount factor within the span, 0 outside.
/// \pre the line is a running one; the units added of a capital line are not linear in births.
[[nodiscard]] CostOfBirths cost_of_births(const AccountLine& line, const CountOfBirths& count,
                                          const ByYear& weights);

}  // namespace natality
