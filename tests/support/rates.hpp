#pragma once

/// \file
/// Rates in memory, the same in every year.

#include <natality/rates/rate_paths.hpp>

#include <algorithm>
#include <initializer_list>

namespace natality::test {

/// One year's rates.
struct YearOfRates {
    BySex<ByAge> survival_ratio;
    ByAge asfr;
    double sex_ratio_at_birth = 1.05;
    /// Zero if empty.
    BySex<ByAge> net_migrants;
};

/// The values as one value an age group.
inline ByAge by_age(std::initializer_list<double> values)
{
    ByAge ages(static_cast<Index>(values.size()));
    std::copy(values.begin(), values.end(), ages.begin());
    return ages;
}

/// \p rates in every one of \p years, births of all orders together.
inline RatePaths constant_rates(const AgeAxis& ages, const YearAxis& years,
                                const YearOfRates& rates)
{
    const auto every_year = [&](const ByAge& values) {
        ByAgeYear table = ByAgeYear::Zero(ages.size(), years.size());
        if (values.size() > 0) {
            table.colwise() = values;
        }
        return table;
    };
    return {.ages = ages,
            .years = years,
            .survival_ratio = {every_year(rates.survival_ratio.female),
                               every_year(rates.survival_ratio.male)},
            .births = {{"all"}, {every_year(rates.asfr)}},
            .sex_ratio_at_birth = ByYear::Constant(years.size(), rates.sex_ratio_at_birth),
            .net_migrants = {every_year(rates.net_migrants.female),
                             every_year(rates.net_migrants.male)}};
}

}  // namespace natality::test
