#pragma once

/// \file
/// Generated inputs of the property tests. Every function picks numbers, so that they may be called
/// only within a property.

#include <natality/measures/catalogue.hpp>
#include <natality/measures/package.hpp>
#include <natality/projection/project.hpp>

#include <rapidcheck.h>

#include <support/parts.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace natality::test {

/// A number from \p low to \p high, both included.
inline double number_in(double low, double high)
{
    constexpr int steps = 1'000'000;
    return low + (high - low) * *rc::gen::inRange(0, steps + 1) / steps;
}

inline ByAgeYear table_in(Index rows, Index columns, double low, double high)
{
    return ByAgeYear::NullaryExpr(rows, columns, [&] { return number_in(low, high); });
}

/// A population with everything that moves it.
struct Projected {
    ByAgeSex start;
    RatePaths rates;
    ProjectionConventions conventions;
};

/// Rates of 6 to 14 age groups of one or five years, without migrants; the groups from the second
/// to the last but one are fertile.
inline RatePaths any_rates(Index steps)
{
    const int width = *rc::gen::element(1, 5);
    const AgeAxis ages(width, Age{width * *rc::gen::inRange(5, 14)});
    const Index groups = ages.size();
    RatePaths rates{.ages = ages, .years = YearAxis(Year{2020}, steps, width)};
    for (const Sex sex : both_sexes) {
        rates.survival_ratio[sex] = table_in(groups, steps, 0.5, 1.0);
        rates.net_migrants[sex] = ByAgeYear::Zero(groups, steps);
    }
    ByAgeYear asfr = table_in(groups, steps, 0.0, 0.6 / width);
    asfr.topRows(1).setZero();
    asfr.bottomRows(1).setZero();
    rates.births = {{"all"}, {asfr}};
    rates.sex_ratio_at_birth = table_in(steps, 1, 0.9, 1.3);
    return rates;
}

/// A population with net migrants of either sign; cells that would fall below zero are clipped.
inline Projected any_projected(Index steps)
{
    Projected projected{.rates = any_rates(steps)};
    const Index groups = projected.rates.ages.size();
    projected.start = table_in(groups, 2, 0.0, 1e6);
    for (const Sex sex : both_sexes) {
        projected.rates.net_migrants[sex] = table_in(groups, steps, -3e4, 5e4);
    }
    projected.conventions = {.migration_timing =
                                 *rc::gen::element(MigrationTiming::even, MigrationTiming::end),
                             .negative_population = NegativePopulation::clip,
                             .region = "N"};
    return projected;
}

/// One to six measures against two barriers with effects from \p lowest to 0.5 in the log.
inline CatalogueParts any_catalogue_parts(double lowest)
{
    CatalogueParts parts = valid_catalogue_parts();
    parts.measures.clear();
    const int measures = *rc::gen::inRange(1, 7);
    for (int number = 1; number <= measures; ++number) {
        const double effect = number_in(lowest, 0.5);
        Measure measure = simple_measure("m" + std::to_string(number), number,
                                         *rc::gen::element<std::string>("time", "money"), 0.0);
        measure.effects[0].log_effect = {effect, effect, effect};
        measure.quantum_share = number_in(0.0, 1.0);
        measure.lag_years = number_in(0.0, 5.0);
        measure.half_life_years = number_in(0.05, 10.0);
        parts.measures.push_back(measure);
    }
    return parts;
}

/// All the measures of a catalogue, each at some level from some year \p first … \p last on, some
/// for a few years only.
inline PackageParts any_package(const CatalogueParts& catalogue, int first, int last)
{
    PackageParts package = package_parts("p", {});
    for (const Measure& measure : catalogue.measures) {
        MeasureUsePart use{.measure = measure.id,
                           .level = number_in(0.0, 1.0),
                           .from = Year{*rc::gen::inRange(first, last + 1)},
                           .phase_in_years = *rc::gen::inRange(1, 6)};
        if (*rc::gen::arbitrary<bool>()) {
            use.until = Year{use.from.value + *rc::gen::inRange(1, 6)};
        }
        package.uses.push_back(use);
    }
    return package;
}

}  // namespace natality::test
