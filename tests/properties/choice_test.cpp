#include <natality/choice/attribution.hpp>
#include <natality/choice/selection.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <cmath>
#include <numeric>
#include <vector>

namespace natality {
namespace {

constexpr double rounding = 1e-10;

std::vector<double> any_values(std::size_t measures)
{
    std::vector<double> values(std::size_t{1} << measures);
    for (double& value : values) {
        value = test::number_in(-10.0, 10.0);
    }
    return values;
}

RC_GTEST_PROP(ShapleyValues, MakeUpTheDifferenceOfTheFullPackage, ())
{
    const std::vector<double> values = any_values(*rc::gen::inRange<std::size_t>(0, 8));
    const std::vector<double> shapley = shapley_values(values);
    const double sum = std::accumulate(shapley.begin(), shapley.end(), 0.0);
    RC_ASSERT(std::abs(sum - (values.back() - values.front())) < rounding);
}

RC_GTEST_PROP(ShapleyValues, AreLinearInTheValues, ())
{
    const std::size_t measures = *rc::gen::inRange<std::size_t>(1, 7);
    const std::vector<double> one = any_values(measures);
    const std::vector<double> other = any_values(measures);
    const double factor = test::number_in(-3.0, 3.0);
    std::vector<double> both(one.size());
    for (std::size_t package = 0; package < both.size(); ++package) {
        both[package] = one[package] + factor * other[package];
    }
    for (std::size_t m = 0; m < measures; ++m) {
        const double expected = shapley_values(one)[m] + factor * shapley_values(other)[m];
        RC_ASSERT(std::abs(shapley_values(both)[m] - expected) < rounding);
    }
}

RC_GTEST_PROP(ShapleyValues, AreTheSameForMeasuresThatCanStandInForEachOther, ())
{
    const std::size_t measures = *rc::gen::inRange<std::size_t>(2, 7);
    std::vector<double> values = any_values(measures);
    for (std::size_t package = 0; package < values.size(); ++package) {
        if ((package & 3U) == 2U) {
            values[package] = values[package ^ 3U];
        }
    }
    const std::vector<double> shapley = shapley_values(values);
    RC_ASSERT(std::abs(shapley[0] - shapley[1]) < rounding);
}

RC_GTEST_PROP(OwenValues, GiveAHeadingWhatItsMeasuresAreWorthAsOne, ())
{
    const std::vector<double> values = any_values(5);
    const std::vector<std::size_t> headings = {0, 1, 0, 2, 1};
    std::vector<double> by_headings;
    for (std::size_t set = 0; set < 8; ++set) {
        std::size_t package = 0;
        for (std::size_t m = 0; m < headings.size(); ++m) {
            package |= (set >> headings[m] & 1U) << m;
        }
        by_headings.push_back(values[package]);
    }
    std::vector<double> sums(3);
    const std::vector<double> owen = owen_values(values, headings);
    for (std::size_t m = 0; m < headings.size(); ++m) {
        sums[headings[m]] += owen[m];
    }
    const std::vector<double> expected = shapley_values(by_headings);
    for (std::size_t heading = 0; heading < sums.size(); ++heading) {
        RC_ASSERT(std::abs(sums[heading] - expected[heading]) < rounding);
    }
}

RC_GTEST_PROP(ParetoFront, HoldsTheBestPackageOfEveryBudgetAndTheCheapestOfEveryTarget, ())
{
    const std::size_t measures = *rc::gen::inRange<std::size_t>(0, 7);
    const std::vector<double> values = any_values(measures);
    const std::vector<double> costs = any_values(measures);
    const std::vector<std::size_t> front = pareto_front(values, costs);
    for (std::size_t i = 0; i < front.size(); ++i) {
        RC_ASSERT(best_within_budget(values, costs, costs[front[i]]) == front[i]);
        RC_ASSERT(least_cost(values, costs, values[front[i]])->package == front[i]);
        if (i > 0) {
            RC_ASSERT(costs[front[i]] > costs[front[i - 1]]);
        }
    }
}

}  // namespace
}  // namespace natality
