#include "level_search.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace natality::app {
namespace {

/// Gains that level off, prices in proportion: Σ g √x for Σ p x, whose best is known in closed
/// form.
struct Market {
    std::vector<double> gains{4.0, 2.0, 1.0};
    std::vector<double> prices{4.0, 3.0, 2.0};

    LevelValue operator()(const std::vector<double>& shares) const
    {
        LevelValue of{100.0, 0.0};
        for (std::size_t i = 0; i < shares.size(); ++i) {
            of.value += gains[i] * std::sqrt(shares[i]);
            of.cost += prices[i] * shares[i];
        }
        return of;
    }

    /// x = (g / p)² λ: every measure brings as much for its last coin.
    [[nodiscard]] std::vector<double> best_for(double budget) const
    {
        double of_one = 0.0;
        for (std::size_t i = 0; i < gains.size(); ++i) {
            of_one += gains[i] * gains[i] / prices[i];
        }
        std::vector<double> shares;
        for (std::size_t i = 0; i < gains.size(); ++i) {
            shares.push_back(std::pow(gains[i] / prices[i], 2) * budget / of_one);
        }
        return shares;
    }
};

TEST(BestLevels, SpendTheBudgetWhereTheLastCoinBringsAsMuchEverywhere)
{
    const Market market;
    const double budget = 4.0;
    const LevelChoice found = best_levels(market, {budget, {}}, {1.0, 0.0, 0.0});
    const LevelValue best = market(market.best_for(budget));
    EXPECT_LE(found.reached.cost, budget);
    EXPECT_LE(found.reached.value, best.value + 1e-9);
    EXPECT_NEAR(found.reached.value, best.value, 1e-4);
    EXPECT_GT(found.reached.value, market({1.0, 0.0, 0.0}).value);
}

TEST(BestLevels, ReachATargetAtLeastCost)
{
    const Market market;
    // What a budget of 4 brings at best costs no less than 4.
    const double target = market(market.best_for(4.0)).value;
    const LevelChoice found = best_levels(market, {{}, target}, {1.0, 1.0, 1.0});
    EXPECT_GE(found.reached.value, target);
    EXPECT_NEAR(found.reached.cost, 4.0, 0.01);
}

/// The best of a grid of shares that keeps to a budget.
LevelValue best_of_grid(const LevelFunction& function, double budget, int steps)
{
    LevelValue best{0.0, 0.0};
    std::vector<double> shares(3);
    for (int i = 0; i < steps * steps * steps; ++i) {
        shares = {static_cast<double>(i % steps) / (steps - 1),
                  static_cast<double>(i / steps % steps) / (steps - 1),
                  static_cast<double>(i / steps / steps) / (steps - 1)};
        const LevelValue of = function(shares);
        best = of.cost <= budget && of.value > best.value ? of : best;
    }
    return best;
}

TEST(BestLevels, SpendTheWholeBudgetAndBeatEveryPackageOfAGrid)
{
    // Gains that stand in for each other under a cap, at prices that rise with the level.
    const LevelFunction crowded = [](const std::vector<double>& shares) {
        const double together = 3.0 * shares[0] + 2.0 * shares[1] + 1.5 * shares[2];
        return LevelValue{100.0 - 10.0 * std::expm1(-together / 4.0),
                          2.0 * shares[0] + shares[0] * shares[0] + 1.5 * shares[1] +
                              0.9 * shares[2] * (1.0 + shares[2])};
    };
    for (const double budget : {0.5, 1.7, 3.1, 4.4}) {
        const LevelChoice found = best_levels(crowded, {budget, {}}, {0.0, 0.0, 0.0});
        EXPECT_LE(found.reached.cost, budget);
        EXPECT_GT(found.reached.cost, 0.9999 * budget);
        EXPECT_GE(found.reached.value, best_of_grid(crowded, budget, 41).value) << budget;
    }
}

TEST(BestLevels, AreNeverWorseThanTheStartNorBreakTheQuestion)
{
    // A cliff: nothing but all or none brings anything, and all is over the budget.
    const LevelFunction cliff = [](const std::vector<double>& shares) {
        const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
        return LevelValue{sum > 1.9 ? 110.0 : 100.0 - sum, sum};
    };
    const LevelChoice found = best_levels(cliff, {1.0, {}}, {0.0, 0.0});
    EXPECT_EQ(found.shares, (std::vector<double>{0.0, 0.0}));
    EXPECT_EQ(found.reached.value, 100.0);
}

TEST(BestLevels, AreTheSameInEveryRunAndEndWhenStopped)
{
    const Market market;
    const LevelChoice one = best_levels(market, {3.0, {}}, {0.0, 0.0, 0.0});
    EXPECT_EQ(best_levels(market, {3.0, {}}, {0.0, 0.0, 0.0}).shares, one.shares);
    int tries = 0;
    const LevelChoice stopped =
        best_levels(market, {3.0, {}}, {0.0, 0.0, 0.0}, [&] { return ++tries > 20; });
    EXPECT_LE(stopped.tried, 23);
    EXPECT_LE(stopped.reached.cost, 3.0);
}

}  // namespace
}  // namespace natality::app
