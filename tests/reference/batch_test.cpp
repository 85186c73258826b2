#include "reference/batch_cases.hpp"

#include <natality/projection/batch_step.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

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
        worst.compare(all(t, scenario),
                      expected.female.col(t).sum() + expected.male.col(t).sum(), 0.0);
        worst.compare(young(t, scenario),
                      expected.female.col(t).head(6).sum() +
                          expected.male.col(t).head(6).sum(),
                      0.0);
        for (const Sex sex : both_sexes) {
            for (Index a = 0; a < pyramid[sex].rows(); ++a) {
                worst.compare(pyramid[sex](a, t), expected[sex](a, t), 0.0);
            }
        }
    }
}

/// Runs many random scenarios both ways. \return the largest relative difference.
double worst_difference(Rates which, int problems, Index scenarios)
{
    Worst worst;
    for (int seed = 0; seed < problems; ++seed) {
        Draws draws(static_cast<std::uint64_t>(seed));
        const Case problem = reference::random_case(draws, which);
        RateLevers levers = reference::random_levers(draws, problem, scenarios);
        BatchKernel kernel(problem.batch_problem());
        const Totals totals(kernel.problem());
        const KeepWomen keep = which == Rates::by_state ? KeepWomen::yes : KeepWomen::no;
        BatchResult fast(kernel.problem(), scenarios, keep);
        kernel.run(levers, fast);
        for (Index s = 0; s < scenarios; ++s) {
            EXPECT_TRUE(fast.is_exact(s)) << "seed " << seed << ", scenario " << s;
            const SlowResult slow = reference::run_slowly(problem, levers, s);
            compare_events(fast, slow, s, worst);
            if (which == Rates::by_state) {
                compare_women(problem, fast, slow, s, worst);
            }
            if (s == 0) {
                compare_population(kernel, totals, fast, slow, s, worst);
            }
        }
    }
    return worst.worst();
}

TEST(BatchEqualsReference, OverTenThousandRandomScenariosByState)
{
    EXPECT_LT(worst_difference(Rates::by_state, 400, 25), 1e-12);
}

TEST(BatchEqualsReference, OverTenThousandRandomScenariosByOrder)
{
    EXPECT_LT(worst_difference(Rates::by_order, 400, 25), 1e-12);
}

}  // namespace
}  // namespace natality
