#include "reference/batch_cases.hpp"

#include <natality/batch/batch_step.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace natality {
namespace {

using reference::Case;
using reference::Draws;
using reference::Rates;
using reference::SlowResult;

/// A problem's functionals: all persons, and children of both sexes below 6.
struct Totals {
    explicit Totals(const BatchProblem& problem)
    {
        const Index ages = problem.renewal().ages().size();
        const ByAge everyone = ByAge::Ones(ages);
        ByAge children = ByAge::Zero(ages);
        children.head(6).setOnes();
        all = problem.functional(problem.renewal().weighted_population({everyone, everyone}));
        young = problem.functional(problem.renewal().weighted_population({children, children}));
    }
    BatchFunctional all;
    BatchFunctional young;
};

/// Largest difference relative to the larger of the value and a thousandth of the scale.
class Worst {
public:
    void compare(double found, double expected, double scale)
    {
        const double size = std::max(std::abs(expected), 1e-3 * std::abs(scale));
        const double difference = std::abs(found - expected);
        worst_ = std::max(worst_, size > 0.0 ? difference / size : difference);
        // A comparison with what is not a number must not pass for equal.
        is_number_ &= std::isfinite(found) && std::isfinite(expected);
    }
    [[nodiscard]] double worst() const { return is_number_ ? worst_ : HUGE_VAL; }

private:
    double worst_ = 0.0;
    bool is_number_ = true;
};

void compare_events(const BatchResult& fast, const SlowResult& slow, Index scenario, Worst& worst)
{
    for (Index t = 0; t < slow.births.size(); ++t) {
        worst.compare(fast.births(scenario, t), slow.births(t), 0.0);
        for (std::size_t r = 0; r < slow.events.size(); ++r) {
            const auto rate = static_cast<Index>(r);
            worst.compare(fast.events(scenario, t, rate), slow.events[r](t), 0.0);
            worst.compare(fast.rate_sum(scenario, t, rate), slow.rate_sums[r](t), 0.0);
        }
    }
}

void compare_women(const Case& problem, const BatchResult& fast, const SlowResult& slow,
                   Index scenario, Worst& worst)
{
    const FertileAges& fertile = problem.rates.states->rates.fertile;
    const Index first = fertile.first.value - 1;
    const std::vector<ByAgeYear>& women = slow.trajectory.states->women;
    for (Index t = 0; t <= slow.births.size(); ++t) {
        for (std::size_t k = 0; k < women.size(); ++k) {
            for (Index a = first; a <= fertile.last.value; ++a) {
                worst.compare(fast.women(scenario, t, static_cast<Index>(k), a - first),
                              women[k](a, t), slow.trajectory.population.female(a, t));
            }
        }
    }
}

void compare_population(const BatchKernel& kernel, const Totals& totals, const BatchResult& fast,
                        const SlowResult& slow, Index scenario, Worst& worst)
{
    const BySex<ByAgeYear>& expected = slow.trajectory.population;
    const LaneTable all = kernel.evaluate(totals.all, fast);
    const LaneTable young = kernel.evaluate(totals.young, fast);
    const BySex<ByAgeYear> pyramid =
        kernel.problem().renewal().population(fast.surviving_births(scenario));
    for (Index t = 0; t < pyramid.female.cols(); ++t) {
        worst.compare(all(t, scenario), expected.female.col(t).sum() + expected.male.col(t).sum(),
                      0.0);
        worst.compare(young(t, scenario),
                      expected.female.col(t).head(6).sum() + expected.male.col(t).head(6).sum(),
                      0.0);
        for (const Sex sex : both_sexes) {
            for (Index a = 0; a < pyramid[sex].rows(); ++a) {
                worst.compare(pyramid[sex](a, t), expected[sex](a, t), 0.0);
            }
        }
    }
}

/// Compares some scenarios of a case run both ways.
void compare_both_ways(Draws& draws, const Case& problem, Index scenarios, Worst& worst)
{
    RateLevers levers = reference::random_levers(draws, problem, scenarios);
    BatchKernel kernel(problem.batch_problem());
    const bool by_state = problem.rates.states.has_value();
    const Totals totals(kernel.problem());
    BatchResult fast(kernel.problem(), scenarios, by_state ? KeepWomen::yes : KeepWomen::no);
    kernel.run(levers, fast);
    for (Index s = 0; s < scenarios; ++s) {
        // Only where migrants were overdrawn may a scenario be left to the reference.
        const bool may_be_left =
            problem.conventions.negative_population == NegativePopulation::clip;
        EXPECT_TRUE(fast.is_exact(s) || may_be_left) << "scenario " << s;
        if (!fast.is_exact(s)) {
            continue;
        }
        const SlowResult slow = reference::run_slowly(problem, levers, s);
        compare_events(fast, slow, s, worst);
        if (by_state) {
            compare_women(problem, fast, slow, s, worst);
        }
        if (s == 0) {
            compare_population(kernel, totals, fast, slow, s, worst);
        }
    }
}

/// Changes a random case into what a test is about.
using Change = std::function<void(Draws&, Case&)>;

/// Runs many random scenarios both ways. \return the largest relative difference.
double worst_difference(Rates which, int problems, Index scenarios, const Change& change = {})
{
    Worst worst;
    for (int seed = 0; seed < problems; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Draws draws(static_cast<std::uint64_t>(seed));
        Case problem = reference::random_case(draws, which);
        if (change) {
            change(draws, problem);
        }
        compare_both_ways(draws, problem, scenarios, worst);
    }
    return worst.worst();
}

/// Leaves some ages without women, and lets some of them receive migrants.
void empty_some_ages(Draws& draws, Case& problem)
{
    for (const Sex sex : both_sexes) {
        problem.rates.net_migrants[sex] = problem.rates.net_migrants[sex].abs();
    }
    const Index ages = problem.rates.ages.size();
    for (Index a = 0; a + 1 < ages; ++a) {
        if (draws.chance(0.3)) {
            problem.population(a, 0) = 0.0;
        }
        if (draws.chance(0.3)) {
            problem.rates.net_migrants.female.row(a).setZero();
        }
    }
}

/// Lets more leave some ages than there are, of those alive at the start, and clips them.
void overdraw_some_ages(Draws& draws, Case& problem)
{
    problem.conventions.negative_population = NegativePopulation::clip;
    ByAgeYear& migrants = problem.rates.net_migrants.female;
    for (Index t = 0; t < migrants.cols(); ++t) {
        for (Index a = t + 2; a + 1 < migrants.rows(); ++a) {
            if (draws.chance(0.03)) {
                migrants(a, t) = -draws.uniform(500.0, 4000.0);
            }
        }
    }
}

/// Rates of up to 2 a year, as high as the step takes them.
void raise_rates(Draws& draws, Case& problem)
{
    for (ByAgeYear& rate : problem.rates.states->rates.by_transition) {
        rate *= draws.uniform(1.5, 2.0) / std::max(1e-9, rate.maxCoeff());
    }
}

TEST(BatchEqualsReference, OverTenThousandRandomScenariosByState)
{
    EXPECT_LT(worst_difference(Rates::by_state, 400, 25), 1e-12);
}

TEST(BatchEqualsReference, OverTenThousandRandomScenariosByOrder)
{
    EXPECT_LT(worst_difference(Rates::by_order, 400, 25), 1e-12);
}

TEST(BatchEqualsReference, WhereAgesAreWithoutWomen)
{
    EXPECT_LT(worst_difference(Rates::by_state, 100, 3, empty_some_ages), 1e-12);
}

TEST(BatchEqualsReference, WhereThoseAliveAtTheStartAreOverdrawnAndClipped)
{
    // Where nearly all of an age leave, the few who stay have the rounding errors of the many.
    EXPECT_LT(worst_difference(Rates::by_state, 100, 3, overdraw_some_ages), 1e-10);
    EXPECT_LT(worst_difference(Rates::by_order, 50, 3, overdraw_some_ages), 1e-12);
}

TEST(BatchEqualsReference, WhereRatesAreSoHighThatTheStepLimitsThem)
{
    EXPECT_LT(worst_difference(Rates::by_state, 100, 3, raise_rates), 1e-12);
}

}  // namespace
}  // namespace natality
