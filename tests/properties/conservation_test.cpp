#include <natality/projection/project.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <algorithm>
#include <cmath>

namespace natality {
namespace {

constexpr Index steps = 8;

/// Persons of one sex at the end of a step that the start and the events do not account for.
double unexplained(const Trajectory& trajectory, const RatePaths& rates, Sex sex, Index t)
{
    const double arrived = trajectory.births_by_sex[sex](t) + rates.net_migrants[sex].col(t).sum();
    return trajectory.population[sex].col(t + 1).sum() - trajectory.population[sex].col(t).sum() -
           arrived + trajectory.deaths[sex].col(t).sum();
}

RC_GTEST_PROP(Conservation, PersonsAreConservedEveryYear, ())
{
    const test::Projected projected = test::any_projected(steps);
    const Trajectory trajectory = project(projected.start, projected.rates, projected.conventions);
    for (Index t = 0; t < steps; ++t) {
        const double women = unexplained(trajectory, projected.rates, Sex::female, t);
        const double men = unexplained(trajectory, projected.rates, Sex::male, t);
        const double persons =
            trajectory.population.female.col(t).sum() + trajectory.population.male.col(t).sum();
        const double clipped = trajectory.clipped_persons(t);
        RC_ASSERT(std::abs(women + men - clipped) <= 1e-9 * std::max(1.0, persons));
    }
}

RC_GTEST_PROP(Conservation, WithoutMigrantsEachSexIsConserved, ())
{
    const RatePaths rates = test::any_rates(steps);
    const ByAgeSex start = test::table_in(rates.ages.size(), 2, 1.0, 1e6);
    const Trajectory trajectory = project(start, rates, {.region = "N"});
    for (Index t = 0; t < steps; ++t) {
        for (const Sex sex : both_sexes) {
            const double persons = trajectory.population[sex].col(t).sum();
            RC_ASSERT(std::abs(unexplained(trajectory, rates, sex, t)) <= 1e-9 * persons);
        }
    }
}

RC_GTEST_PROP(Conservation, BirthsByAgeOfMotherAreTheBirthsOfBothSexes, ())
{
    const test::Projected projected = test::any_projected(steps);
    const Trajectory trajectory = project(projected.start, projected.rates, projected.conventions);
    for (Index t = 0; t < steps; ++t) {
        const double by_age = trajectory.births.col(t).sum();
        const double by_sex = trajectory.births_by_sex.female(t) + trajectory.births_by_sex.male(t);
        RC_ASSERT(std::abs(by_age - by_sex) <= 1e-9 * std::max(1.0, by_age));
    }
}

RC_GTEST_PROP(Conservation, NobodyBelowZeroIsLeftWhereCellsAreClipped, ())
{
    const test::Projected projected = test::any_projected(steps);
    const Trajectory trajectory = project(projected.start, projected.rates, projected.conventions);
    for (const Sex sex : both_sexes) {
        RC_ASSERT(trajectory.population[sex].minCoeff() >= 0.0);
    }
    RC_ASSERT(trajectory.clipped_persons.minCoeff() >= 0.0);
}

RC_GTEST_PROP(Restart, FromASavedPopulationIsTheProjectionInOneGo, ())
{
    const test::Projected projected = test::any_projected(steps);
    const RatePaths& all = projected.rates;
    const Index saved = *rc::gen::inRange<Index>(1, steps);
    const Trajectory in_one_go = project(projected.start, all, projected.conventions);
    ByAgeSex from(all.ages.size(), 2);
    from << in_one_go.population.female.col(saved), in_one_go.population.male.col(saved);
    const Index left = steps - saved;
    const auto last = [left](const BySex<ByAgeYear>& tables) {
        return BySex<ByAgeYear>{tables.female.rightCols(left), tables.male.rightCols(left)};
    };
    const RatePaths rest{.ages = all.ages,
                         .years = YearAxis(all.years.at(saved), left, all.years.step()),
                         .survival_ratio = last(all.survival_ratio),
                         .births = {{"all"}, {all.births.by_order[0].rightCols(left)}},
                         .sex_ratio_at_birth = all.sex_ratio_at_birth.tail(left),
                         .net_migrants = last(all.net_migrants)};
    const Trajectory restarted = project(from, rest, projected.conventions);
    for (const Sex sex : both_sexes) {
        RC_ASSERT(
            (restarted.population[sex] == in_one_go.population[sex].rightCols(left + 1)).all());
        RC_ASSERT((restarted.deaths[sex] == in_one_go.deaths[sex].rightCols(left)).all());
    }
    RC_ASSERT((restarted.births == in_one_go.births.rightCols(left)).all());
}

RC_GTEST_PROP(Projection, IsLinearInThePopulation, ())
{
    const RatePaths rates = test::any_rates(steps);
    const ByAgeSex one = test::table_in(rates.ages.size(), 2, 1.0, 1e6);
    const ByAgeSex other = test::table_in(rates.ages.size(), 2, 1.0, 1e6);
    const ProjectionConventions conventions{.region = "N"};
    const ByAgeYear together = project(one + other, rates, conventions).population.male;
    const ByAgeYear apart = project(one, rates, conventions).population.male +
                            project(other, rates, conventions).population.male;
    RC_ASSERT(((together - apart).abs() <= 1e-12 * (1.0 + apart)).all());
}

}  // namespace
}  // namespace natality
