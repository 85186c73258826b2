#pragma once

/// \file
/// One step of the cohort-component projection, all women alike (docs/model.md, section 3).

#include <natality/base/tables.hpp>
#include <natality/rates/conventions.hpp>

#include <span>

namespace natality {

/// Rates of one year for the step, all views of the caller's tables.
struct YearRates {
    /// Survival ratios by age of arrival.
    BySex<std::span<const double>> survival_ratio;
    /// Births per woman-year by age of mother.
    std::span<const double> asfr;
    /// Male births per female birth.
    double sex_ratio_at_birth = 1.0;
    /// Net migrants by age.
    BySex<std::span<const double>> net_migrants;
};

/// Where the step writes: a year's end population and events, all of the axis's length.
struct YearResult {
    /// Population at the end of the year.
    BySex<std::span<double>> population;
    /// Cohort deaths by age at the end of the year; row 0 are those born in the year.
    BySex<std::span<double>> deaths;
    /// Births by age of mother.
    std::span<double> births;
};

/// What the step returns besides the tables.
struct YearTotals {
    /// Births of each sex.
    BySex<double> births;
};

/// Survives everyone to the next age group, with the migrants that enter before and after
/// (sections 3.1 to 3.3). The first row is left to the newborn; until they enter it is 0 for women.
/// \param start population at the start of the year.
void survive_population(const BySex<std::span<const double>>& start, const YearRates& rates,
                        MigrationTiming timing, const YearResult& result);

/// Births by age of mother from the women at both ends of the year (section 3.4).
/// \param width of the age groups and of the step, in years.
void bear(const BySex<std::span<const double>>& start, const YearRates& rates,
          MigrationTiming timing, int width, const YearResult& result);

/// Splits the births of the result by sex, survives the newborn and lets the migrants of \c end
/// enter (sections 3.4 and 3.5).
YearTotals complete_year(const YearRates& rates, MigrationTiming timing, const YearResult& result);

/// Moves a population through one step of \p width years: the three verbs above in the book's
/// order. Cells driven below zero are left as they are; the caller decides what they mean.
/// \param start population at the start of the year.
YearTotals advance_year(const BySex<std::span<const double>>& start, const YearRates& rates,
                        MigrationTiming timing, int width, const YearResult& result);

}  // namespace natality
