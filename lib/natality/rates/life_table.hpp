#pragma once

/// \file
/// The life table: from death rates to survival ratios (docs/model.md, section 2).

#include <natality/base/tables.hpp>

namespace natality {

/// A period life table with radix 1. All columns have one row an age group; the last group is open.
struct LifeTable {
    /// Width of the groups in years; infinity for the open one.
    ByAge n;
    /// Mean years lived in the group by those who die in it.
    ByAge a;
    /// Probability of dying in the group; 1 in the open one, and where a rate is too high for the
    /// width of its group.
    ByAge q;
    /// Survivors to the exact age at which the group begins.
    ByAge l;
    /// Deaths in the group.
    ByAge d;
    /// Person-years lived in the group.
    ByAge L;
    /// Person-years lived above the exact age at which the group begins.
    ByAge T;
    /// Life expectancy at that age; 0 where nobody reaches it.
    ByAge e;
};

/// Mean years lived in the first year of life by those who die in it, from its death rate
/// (Andreev and Kingkade 2015, Demographic Research 33:363-390, table 3-2).
[[nodiscard]] double infant_separation(double infant_death_rate, Sex sex);

/// Life table of single years of age.
/// \param death_rate m(x), deaths per person-year, last row the open group (above 0).
[[nodiscard]] LifeTable life_table(const ByAge& death_rate, Sex sex);

/// Life table of single years of age from probabilities of dying; the open group's is not used, its
/// death rate is taken as that of the last closed age.
[[nodiscard]] LifeTable life_table_from_probabilities(const ByAge& death_probability, Sex sex);

/// Abridged life table of the ages 0, 1 to width − 1, then groups of \p width years, open last.
///
/// Deaths at 1-4 fall by Coale and Demeny's West family (Preston, Heuveline and Guillot 2001, table
/// 3.3) when the width is 5, in the middle of that group otherwise; those of the next group in its
/// middle; those of all later closed groups by Greville (1943, Record of the American Institute of
/// Actuaries 32:29-42), a = n/2 − n²/12 (m − ln(m of the next / m of the one before) / 2n), within
/// [0, n], as in the life tables of the United Nations.
/// \param death_rate one row for each of those groups: one more than the age axis has.
[[nodiscard]] LifeTable abridged_life_table(const ByAge& death_rate, int width, Sex sex);

/// Survival ratios by age of arrival on an axis of groups of \p width years.
///
/// S(0) = L(0) / (width l(0)) from birth, S(x) = L(x) / L(x − 1), and for the open group
/// T(ω) / T(ω − 1), to be applied to the last two groups together; 0 where the earlier group is
/// empty. The first group of an abridged table is joined from 0 and 1-4.
[[nodiscard]] ByAge survival_ratios(const LifeTable& table, int width);

/// Person-years L(x) lived in each age group by one newborn at fixed survival ratios; the open
/// group's is T(ω) = L(ω−1) S(ω) / (1 − S(ω)), which undoes S(ω) = T(ω) / T(ω−1).
/// \param survival_ratio by age of arrival.
/// \param width of the age groups in years.
[[nodiscard]] ByAge stationary_person_years(const ByAge& survival_ratio, int width);

}  // namespace natality
