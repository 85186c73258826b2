#include <natality/choice/selection.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <set>
#include <stdexcept>
#include <vector>

namespace natality {
namespace {

using testing::ElementsAre;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Three measures: the first brings 4 for 10, the second 3 for 5, the third nothing for nothing;
/// together the first two bring 6. The last package brings the most but has no price.
const std::vector<double> values = {100.0, 104.0, 103.0, 106.0, 100.0, 104.0, 103.0, 109.0};
const std::vector<double> costs = {0.0, 10.0, 5.0, 15.0, 0.0, 10.0, 5.0, unknown};

TEST(LeastCost, IsTheCheapestPackageThatReachesTheTarget)
{
    const auto choice = least_cost(values, costs, 103.5);
    ASSERT_TRUE(choice);
    EXPECT_TRUE(choice->is_reached);
    EXPECT_EQ(choice->package, 1U);
}

TEST(LeastCost, OfEquallyCheapPackagesTakesTheBetterThenTheOneOfFewerMeasures)
{
    EXPECT_EQ(least_cost(values, costs, 103.0)->package, 2U);
    EXPECT_EQ(least_cost(std::vector{1.0, 2.0, 3.0}, std::vector{5.0, 1.0, 1.0}, 2.0)->package, 2U);
}

TEST(LeastCost, SaysWhereATargetIsOutOfReachAndComesAsNearAsItCan)
{
    const auto choice = least_cost(values, costs, 107.0);
    ASSERT_TRUE(choice);
    EXPECT_FALSE(choice->is_reached);
    EXPECT_EQ(choice->package, 3U);
}

TEST(LeastCost, IsNothingWhereNothingIsKnown)
{
    EXPECT_FALSE(least_cost(std::vector{1.0}, std::vector{unknown}, 0.0));
    EXPECT_FALSE(least_cost(std::vector{unknown}, std::vector{1.0}, 0.0));
}

TEST(BestWithinBudget, NeverCostsMoreThanTheBudget)
{
    EXPECT_EQ(best_within_budget(values, costs, 14.99), 1U);
    EXPECT_EQ(best_within_budget(values, costs, 15.0), 3U);
    EXPECT_EQ(best_within_budget(values, costs, 4.0), 0U);
    EXPECT_EQ(best_within_budget(values, costs, -1.0), std::nullopt);
}

TEST(BestWithinBudget, NeverTakesAPackageOfUnknownPrice)
{
    EXPECT_EQ(best_within_budget(values, costs, std::numeric_limits<double>::infinity()), 3U);
}

TEST(ParetoFront, HoldsEachCompromiseOnceWithTheFewestMeasures)
{
    EXPECT_THAT(pareto_front(values, costs), ElementsAre(0, 2, 1, 3));
}

TEST(ParetoFront, LeavesOutWhatBringsLessForMore)
{
    EXPECT_THAT(pareto_front(std::vector{5.0, 4.0, 5.0, 7.0}, std::vector{1.0, 2.0, 2.0, 3.0}),
                ElementsAre(0, 3));
    EXPECT_TRUE(pareto_front({}, {}).empty());
}

TEST(MarginalCosts, AreWhatAUnitMoreCostsFromOnePackageOfTheFrontToTheNext)
{
    const std::vector<std::size_t> front = pareto_front(values, costs);
    EXPECT_THAT(marginal_costs(values, costs, front), ElementsAre(5.0 / 3.0, 5.0, 2.5));
    EXPECT_THROW(static_cast<void>(marginal_costs(values, costs, std::vector<std::size_t>{0, 8})),
                 std::out_of_range);
}

TEST(Selection, NeedsACostForEachValue)
{
    EXPECT_THROW(static_cast<void>(pareto_front(values, std::vector<double>(7))),
                 std::invalid_argument);
}

/// True if a package is as good as another in all three, and better in one.
bool dominates(const std::vector<std::vector<double>>& figures, std::size_t one, std::size_t other)
{
    bool is_better = false;
    for (const std::vector<double>& figure : figures) {
        if (figure[one] < figure[other]) {
            return false;
        }
        is_better = is_better || figure[one] > figure[other];
    }
    return is_better;
}

TEST(ParetoFrontOfThree, IsWhatNoOtherPackageDominates)
{
    // Values and costs of 512 packages that often are alike.
    std::vector<std::vector<double>> figures(3);
    for (int p = 0; p < 512; ++p) {
        figures[0].push_back(p * 37 % 19);
        figures[1].push_back(p * 53 % 17);
        figures[2].push_back(-(p * 29 % 23));
    }
    std::vector<double> costs(figures[2]);
    for (double& cost : costs) {
        cost = -cost;
    }
    std::set<std::vector<double>> expected;
    for (std::size_t p = 0; p < 512; ++p) {
        bool is_dominated = false;
        for (std::size_t q = 0; q < 512; ++q) {
            is_dominated = is_dominated || dominates(figures, q, p);
        }
        if (!is_dominated) {
            expected.insert({figures[0][p], figures[1][p], figures[2][p]});
        }
    }
    const auto front = pareto_front(figures[0], figures[1], costs);
    std::set<std::vector<double>> found;
    for (const std::size_t p : front) {
        found.insert({figures[0][p], figures[1][p], figures[2][p]});
    }
    EXPECT_EQ(found, expected);
    EXPECT_EQ(front.size(), found.size());
    EXPECT_TRUE(std::is_sorted(front.begin(), front.end(), [&](std::size_t one, std::size_t other) {
        return costs[one] < costs[other];
    }));
}

TEST(ParetoFrontOfThree, LeavesOutWhatIsNotKnown)
{
    EXPECT_THAT(pareto_front(std::vector{1.0, 2.0, 3.0}, std::vector{1.0, unknown, 1.0},
                             std::vector{1.0, 0.0, unknown}),
                ElementsAre(0U));
}

}  // namespace
}  // namespace natality
