#pragma once

/// \file
/// Published shares of women, to fit an estimate by or to check it against.

#include <natality/base/tables.hpp>

#include <string>

namespace natality {

/// What a share counts.
enum class ShareKind {
    /// Women never in a union.
    single,
    /// Women without a child, in union or not.
    childless
};

/// A share of the women of some ages, both included, at a date in years (2020.5 = mid-2020).
struct ObservedShare {
    ShareKind kind = ShareKind::single;
    Age first;
    Age last;
    double date = 0.0;
    double share = 0.0;

    /// `women childless, ages 40-44, 2010.83`.
    [[nodiscard]] LocalText text() const;
};

/// Sizes of cohorts, from the women of one date; mortality and migration left aside.
struct CohortSizes {
    /// Women by single age on 1 January, the last age open.
    ByAge women;
    Year year;

    /// Women of the cohort aged \p age on 1 January of \p at; at ages or years outside the table,
    /// the nearest cohort in it.
    [[nodiscard]] double at(Age age, Year at) const;
};

/// The mean of a table over the ages of \p observed, weighted by cohort size, between the two
/// 1 Januaries around its date, linearly.
/// \param values rows ages from 0, columns the 1 Januaries \p times.
/// \throws InputError if the date or the ages are not in the table.
[[nodiscard]] double share_at(const ObservedShare& observed, const ByAgeYear& values,
                              const YearAxis& times, const CohortSizes& women);

}  // namespace natality
