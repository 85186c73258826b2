#pragma once

/// \file
/// Prices, wages, output and discounting along the years of a study (docs/model.md, section 7).

#include <natality/base/tables.hpp>
#include <natality/measures/measure.hpp>
#include <natality/scenario/study.hpp>

namespace natality {

/// What a unit cost is multiplied by in each year: 1 in the price year, and growing from there.
[[nodiscard]] ByYear growth_index(Growth growth, const Prices& prices, int price_year,
                                  const YearAxis& years);

/// Present value of one unit of money of each year: (1 + r)^(\p present − t).
[[nodiscard]] ByYear discount_factor(double rate, Year present, const YearAxis& years);

/// The year that a study discounts to: its price year, or the base year where it has none.
[[nodiscard]] Year discounting_year(const Study& study);

/// Gross domestic product of each year, in its money.
///
/// The data set's own years as they are, years between two of them by even growth, and years before
/// the first and after the last at the scenario file's growth. Not a number without any figure.
[[nodiscard]] ByYear gross_domestic_product(const Money& money, const Prices& prices,
                                            const YearAxis& years);

/// What a study's money is measured by.
struct MoneyPaths {
    /// One unit of money of the year in that of \ref discounting_year.
    ByYear discount_factor;
    /// Of a year, also where a step has several.
    ByYear gross_domestic_product;
};

[[nodiscard]] MoneyPaths money_paths(const Study& study);

}  // namespace natality
