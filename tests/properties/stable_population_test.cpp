/// Under constant rates a closed population forgets its age structure and grows at Lotka's rate.

#include <natality/projection/project.hpp>
#include <natality/rates/life_table.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/results/mortality_indicators.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <algorithm>
#include <cmath>

namespace natality {
namespace {

constexpr Index steps = 300;

/// One step's rates, repeated; several adjoining groups are fertile, so that generations mix.
RatePaths constant_rates()
{
    RatePaths once = test::any_rates(1);
    ByAge asfr = once.births.by_order[0].col(0);
    asfr.segment(1, asfr.size() - 2) += 0.2 / once.ages.width();
    // Survival of no less than 0.8 keeps even a vanishing population within the range of doubles.
    once.survival_ratio.female = 0.6 + 0.4 * once.survival_ratio.female;
    once.survival_ratio.male = 0.6 + 0.4 * once.survival_ratio.male;
    const auto repeated = [](const ByAgeYear& column) {
        return ByAgeYear(column.replicate(1, steps));
    };
    return {.ages = once.ages,
            .years = YearAxis(Year{2020}, steps, once.ages.width()),
            .survival_ratio = {repeated(once.survival_ratio.female),
                               repeated(once.survival_ratio.male)},
            .births = {{"all"}, {repeated(asfr)}},
            .sex_ratio_at_birth = once.sex_ratio_at_birth.replicate(steps, 1),
            .net_migrants = {repeated(once.net_migrants.female), repeated(once.net_migrants.male)}};
}

/// Yearly growth of births over the last two steps; women of the open group may outlast a vanishing
/// population, the fertile do not.
double growth_at_the_end(const Trajectory& trajectory)
{
    const ByYear births = total_births(trajectory);
    return std::log(births(steps - 1) / births(steps - 2)) / trajectory.years.step();
}

/// Σ daughters(x) e^{−r x} with x in the middle of the groups, at the rates of the first step.
double lotka_sum(const RatePaths& rates, double r)
{
    const int width = rates.ages.width();
    const ByAge person_years = stationary_person_years(rates.survival_ratio.female.col(0), width);
    double sum = 0.0;
    for (Index a = 0; a < person_years.size(); ++a) {
        const double middle = rates.ages.lower(a).value + 0.5 * width;
        const double asfr = rates.births.by_order[0](a, 0);
        sum += person_years(a) * asfr / (1.0 + rates.sex_ratio_at_birth(0)) * std::exp(-r * middle);
    }
    return sum;
}

/// The trajectory from a population of any structure.
Trajectory long_run(const RatePaths& rates)
{
    const ByAgeSex start = test::table_in(rates.ages.size(), 2, 1.0, 100.0);
    return project(start, rates, {.region = "N"});
}

// Births of a step come from the women at both of its ends, which makes the renewal equation
// Σ daughters(x) e^{−r x} cosh(n r / 2) = 1: Lotka's with a factor that is 1 but for r².
RC_GTEST_PROP(StablePopulation, GrowsAtTheRootOfItsRenewalEquation, ())
{
    const RatePaths rates = constant_rates();
    const double r = growth_at_the_end(long_run(rates));
    RC_ASSERT(std::abs(lotka_sum(rates, r) * std::cosh(0.5 * rates.ages.width() * r) - 1.0) < 1e-9);
}

RC_GTEST_PROP(StablePopulation, GrowsAtLotkasIntrinsicRate, ())
{
    const RatePaths rates = constant_rates();
    const double lotka = intrinsic_growth_rate(rates)(0);
    const double r = growth_at_the_end(long_run(rates));
    // The factor above moves the root by ln cosh(n r / 2) over the mean age at birth, which is no
    // less than that of the second group.
    const double width = rates.ages.width();
    const double steepest = std::max(std::abs(r), std::abs(lotka));
    const double moved = std::log(std::cosh(0.5 * width * steepest)) / (1.5 * width);
    RC_ASSERT(std::abs(r - lotka) <= moved + 1e-9);
}

RC_GTEST_PROP(StablePopulation, HasTheStableAgeStructure, ())
{
    const RatePaths rates = constant_rates();
    const Trajectory trajectory = long_run(rates);
    const double r = growth_at_the_end(trajectory);
    const double width = rates.ages.width();
    const ByAge women = trajectory.population.female.col(steps);
    const ByAge stationary =
        stationary_person_years(rates.survival_ratio.female.col(0), rates.ages.width());
    // c(x) ∝ e^{−r x} L(x); the open group gathers all ages and is left out.
    for (Index a = 1; a < rates.ages.last(); ++a) {
        const double expected = women(0) * std::exp(-r * width * static_cast<double>(a)) *
                                stationary(a) / stationary(0);
        RC_ASSERT(std::abs(women(a) / expected - 1.0) < 1e-8);
    }
}

}  // namespace
}  // namespace natality
