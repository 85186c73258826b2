#include "reference/batch_cases.hpp"

#include <natality/batch/batch_step.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace natality {
namespace {

using reference::Case;
using reference::Draws;
using reference::Rates;

constexpr Index many = 21;

/// The levers of some scenarios, in the order given.
RateLevers chosen(const RateLevers& levers, const LeverLayout& layout,
                  const std::vector<Index>& scenarios)
{
    RateLevers some(layout, static_cast<Index>(scenarios.size()));
    const auto copy = [&](const LaneTable& from, LaneTable& to) {
        for (Index s = 0; s < to.scenarios(); ++s) {
            for (Index row = 0; row < to.rows(); ++row) {
                to(row, s) = from(row, scenarios[static_cast<std::size_t>(s)]);
            }
        }
    };
    copy(levers.log_effects(), some.log_effects());
    copy(levers.advances(), some.advances());
    copy(levers.newborn(), some.newborn());
    return some;
}

/// Everything a batch says of one scenario.
std::vector<double> numbers_of(const BatchKernel& kernel, const BatchResult& result, Index scenario)
{
    std::vector<double> numbers;
    for (const LaneTable* const table : {&result.births(), &result.events(), &result.rate_sums()}) {
        for (Index row = 0; row < table->rows(); ++row) {
            numbers.push_back((*table)(row, scenario));
        }
    }
    const Renewal& renewal = kernel.problem().renewal();
    const ByAge everyone = ByAge::Ones(renewal.ages().size());
    const BatchFunctional total =
        kernel.problem().functional(renewal.weighted_population({everyone, everyone}));
    const LaneTable population = kernel.evaluate(total, result);
    for (Index row = 0; row < population.rows(); ++row) {
        numbers.push_back(population(row, scenario));
    }
    return numbers;
}

/// The numbers of each of some scenarios, run together.
std::vector<std::vector<double>> run(BatchKernel& kernel, const RateLevers& levers)
{
    BatchResult result(kernel.problem(), levers.scenarios());
    kernel.run(levers, result);
    std::vector<std::vector<double>> numbers;
    for (Index s = 0; s < levers.scenarios(); ++s) {
        numbers.push_back(numbers_of(kernel, result, s));
    }
    return numbers;
}

class BatchBits : public testing::TestWithParam<Rates> {
protected:
    Draws draws_{11};
};

TEST_P(BatchBits, DoNotDependOnTheWidthOfTheBatchNorOnThePlaceInIt)
{
    for (int repeat = 0; repeat < 5; ++repeat) {
        const Case problem = reference::random_case(draws_, GetParam());
        const RateLevers levers = reference::random_levers(draws_, problem, many);
        std::vector<Index> backwards(many);
        for (Index s = 0; s < many; ++s) {
            backwards[static_cast<std::size_t>(s)] = many - 1 - s;
        }
        for (const InstructionSet set : supported_instruction_sets()) {
            SCOPED_TRACE(to_string(set));
            BatchKernel kernel(problem.batch_problem(), set);
            const auto together = run(kernel, levers);
            auto reversed = run(kernel, chosen(levers, problem.layout, backwards));
            std::reverse(reversed.begin(), reversed.end());
            EXPECT_EQ(together, reversed);
            for (Index s = 0; s < many; ++s) {
                EXPECT_EQ(run(kernel, chosen(levers, problem.layout, {s})).front(),
                          together[static_cast<std::size_t>(s)]);
            }
        }
    }
}

TEST_P(BatchBits, AreThoseOfEveryInstructionSetThatRoundsAlike)
{
    for (int repeat = 0; repeat < 20; ++repeat) {
        const Case problem = reference::random_case(draws_, GetParam());
        const RateLevers levers = reference::random_levers(draws_, problem, 3);
        std::map<MultiplyAdd, std::vector<std::vector<double>>> by_rounding;
        for (const InstructionSet set : supported_instruction_sets()) {
            BatchKernel kernel(problem.batch_problem(), set);
            const auto found = run(kernel, levers);
            const auto [known, is_first] = by_rounding.emplace(multiply_add_of(set), found);
            EXPECT_EQ(found, known->second) << to_string(set);
        }
    }
}

TEST_P(BatchBits, OfAllInstructionSetsAreNearlyTheSame)
{
    for (int repeat = 0; repeat < 20; ++repeat) {
        const Case problem = reference::random_case(draws_, GetParam());
        const RateLevers levers = reference::random_levers(draws_, problem, 3);
        BatchKernel portable(problem.batch_problem(), InstructionSet::portable);
        const auto expected = run(portable, levers);
        for (const InstructionSet set : supported_instruction_sets()) {
            BatchKernel kernel(problem.batch_problem(), set);
            const auto found = run(kernel, levers);
            for (std::size_t s = 0; s < found.size(); ++s) {
                for (std::size_t i = 0; i < found[s].size(); ++i) {
                    EXPECT_NEAR(found[s][i], expected[s][i], 1e-13 * std::abs(expected[s][i]))
                        << to_string(set);
                }
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(OfBothKernels, BatchBits,
                         testing::Values(Rates::by_order, Rates::by_state),
                         [](const testing::TestParamInfo<Rates>& which) {
                             return std::string(which.param == Rates::by_order ? "by_order"
                                                                               : "by_state");
                         });

}  // namespace
}  // namespace natality
