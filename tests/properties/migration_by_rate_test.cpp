#include <natality/projection/migration_by_rate.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <cmath>

namespace natality {
namespace {

constexpr Index moving_steps = 20;

bool are_close(const ByAgeYear& one, const ByAgeYear& other)
{
    return ((one - other).abs() <= 1e-9 * other.abs().max(1.0)).all();
}

/// Net migrants in persons, by the rates of a population in which all of them come at the end.
test::Projected any_with_rates()
{
    test::Projected projected = test::any_projected(moving_steps);
    const Index groups = projected.rates.ages.size();
    const double most = 0.9 / projected.rates.ages.width();
    for (const Sex sex : both_sexes) {
        projected.rates.net_migrants[sex].setZero();
    }
    projected.rates.net_migration_rate = {test::table_in(groups, moving_steps, -most, most),
                                          test::table_in(groups, moving_steps, -most, most)};
    return projected;
}

RC_GTEST_PROP(MigrationByRate, MadeOfTheMigrantsOfARunAtTheEndOfStepsGivesTheRunAgain, ())
{
    test::Projected projected = any_with_rates();
    projected.conventions.migration_timing = MigrationTiming::end;
    const Trajectory first = project(projected.start, projected.rates, projected.conventions);
    RatePaths in_persons = projected.rates;
    count_migrants(in_persons, first);
    const Trajectory second = project(projected.start, in_persons, projected.conventions);
    RatePaths of_persons = in_persons;
    of_persons.net_migration_rate = {ByAgeYear(), ByAgeYear()};
    for (const Sex sex : both_sexes) {
        const ByAgeYear& migrants = in_persons.net_migrants[sex];
        const ByAgeYear before = second.population[sex].rightCols(moving_steps) - migrants;
        (*of_persons.net_migration_rate)[sex] =
            (before > 0.0).select(migrants / before.max(1e-300) / of_persons.ages.width(), 0.0);
        of_persons.net_migrants[sex].setZero();
    }
    const Trajectory third = project(projected.start, of_persons, projected.conventions);
    for (const Sex sex : both_sexes) {
        RC_ASSERT(are_close(second.population[sex], first.population[sex]));
        RC_ASSERT(are_close(third.population[sex], first.population[sex]));
        RC_ASSERT(are_close(third.deaths[sex], first.deaths[sex]));
    }
    RC_ASSERT(are_close(third.births, first.births));
}

RC_GTEST_PROP(MigrationByRate, IsOfTheMeanOfThoseThereBeforeItAtBothTimes, ())
{
    test::Projected projected = any_with_rates();
    projected.conventions.migration_timing = MigrationTiming::even;
    const Trajectory run = project(projected.start, projected.rates, projected.conventions);
    const double width = projected.rates.ages.width();
    for (const Sex sex : both_sexes) {
        const ByAgeYear& rate = (*projected.rates.net_migration_rate)[sex];
        const ByAgeYear before_the_second_half =
            run.population[sex].rightCols(moving_steps) / (1.0 + 0.5 * width * rate);
        const ByAgeYear there =
            0.5 * (run.population[sex].leftCols(moving_steps) + before_the_second_half);
        RC_ASSERT(are_close((*run.migrants_by_rate)[sex], width * rate * there));
    }
}

RC_GTEST_PROP(MigrationByRate, ConservesPersonsAndDrivesNoCellBelowZero, ())
{
    const test::Projected projected = any_with_rates();
    const Trajectory run = project(projected.start, projected.rates, projected.conventions);
    for (const Sex sex : both_sexes) {
        RC_ASSERT((run.population[sex] >= 0.0).all());
        for (Index t = 0; t < moving_steps; ++t) {
            const double expected = run.population[sex].col(t).sum() + run.births_by_sex[sex](t) -
                                    run.deaths[sex].col(t).sum() +
                                    (*run.migrants_by_rate)[sex].col(t).sum();
            const double gap = run.population[sex].col(t + 1).sum() - expected;
            RC_ASSERT(std::abs(gap) <= 1e-9 * std::max(1.0, run.population[sex].col(t).sum()));
        }
    }
    RC_ASSERT((run.clipped_persons == 0.0).all());
}

}  // namespace
}  // namespace natality
