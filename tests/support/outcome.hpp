#pragma once

/// \file
/// A projection that stands still, so that what is read off it can be calculated by hand.

#include <natality/scenario/scenario.hpp>

#include <support/rates.hpp>

namespace natality::test {

/// The same persons of each sex and the same births by age of mother in every year; nobody dies or
/// moves.
inline RegionOutcome standing_outcome(const AgeAxis& ages, const YearAxis& years,
                                      const ByAge& persons, const ByAge& births, const ByAge& asfr)
{
    const ByAge survival = ByAge::Constant(ages.size(), 0.9);
    ByAgeYear population(ages.size(), years.size() + 1);
    population.colwise() = persons;
    ByAgeYear born(ages.size(), years.size());
    born.colwise() = births;
    const ByAgeYear none = ByAgeYear::Zero(ages.size(), years.size());
    const ByYear half = ByYear::Constant(years.size(), 0.5 * births.sum());
    const RatePaths rates = constant_rates(ages, years, {{survival, survival}, asfr, 1.0, {}});
    return {.rates = rates,
            .births = rates.births,
            .trajectory = {.ages = ages,
                           .years = years,
                           .population = {population, population},
                           .births = born,
                           .births_by_sex = {half, half},
                           .deaths = {none, none},
                           .clipped_persons = ByYear::Zero(years.size())}};
}

}  // namespace natality::test
