#include <natality/choice/choice_draws.hpp>

#include <natality/choice/attribution_draws.hpp>
#include <natality/choice/drawn_interval.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace natality {
namespace {

using testing::ElementsAre;

constexpr double no_price = std::numeric_limits<double>::quiet_NaN();

/// Nothing; a sure measure; one that is better in one draw and worse in the other; one without
/// price.
ChoiceDraws two_draws()
{
    ChoiceDraws draws(4);
    const std::vector<double> costs{0.0, 5.0, 8.0, no_price};
    const std::vector<double> first{100.0, 104.0, 110.0, 120.0};
    const std::vector<double> second{200.0, 204.0, 203.0, 220.0};
    draws.add({first, costs, 105.0, 10.0});
    draws.add({second, costs, 204.0, 10.0});
    return draws;
}

TEST(ChoiceDraws, TellHowOftenAPackageReachesTheTargetKeepsTheBudgetAndLiesOnTheFront)
{
    const ChoiceDraws draws = two_draws();
    EXPECT_EQ(draws.draws(), 2U);
    EXPECT_EQ(draws.of(1).reaches_target, 0.5);
    EXPECT_EQ(draws.of(2).reaches_target, 0.5);
    EXPECT_EQ(draws.of(0).reaches_target, 0.0);
    EXPECT_EQ(draws.of(2).keeps_budget, 1.0);
    EXPECT_EQ(draws.of(1).on_front, 1.0);
    EXPECT_EQ(draws.of(2).on_front, 0.5);
    EXPECT_EQ(draws.of(2).mean_value, 156.5);
    EXPECT_EQ(draws.of(1).mean_cost, 5.0);
}

TEST(ChoiceDraws, RegretIsWhatTheBestOfADrawHasBroughtMore)
{
    const ChoiceDraws draws = two_draws();
    EXPECT_EQ(draws.of(1).most_regret, 6.0);
    EXPECT_EQ(draws.of(2).most_regret, 1.0);
    EXPECT_EQ(draws.least_regret(), 2U);
    EXPECT_EQ(draws.best_on_average(10.0), 2U);
    EXPECT_EQ(draws.best_on_average(6.0), 1U);
    EXPECT_EQ(draws.best_on_average(-1.0), std::nullopt);
}

TEST(ChoiceDraws, NeverChooseAPackageOfUnknownPriceOrOverTheBudget)
{
    ChoiceDraws draws(2);
    draws.add({std::vector{1.0, 9.0}, std::vector{no_price, 5.0}, 0.0, 4.0});
    EXPECT_EQ(draws.least_regret(), std::nullopt);
    EXPECT_EQ(draws.best_on_average(4.0), std::nullopt);
    EXPECT_EQ(draws.of(0).keeps_budget, 0.0);
    EXPECT_TRUE(std::isnan(draws.of(0).mean_cost));
    EXPECT_EQ(draws.of(1).most_regret, std::numeric_limits<double>::infinity());
}

TEST(ChoiceDraws, NeedFiguresOfEveryPackage)
{
    ChoiceDraws draws(2);
    EXPECT_THROW(draws.add({std::vector{1.0}, std::vector{1.0, 2.0}, 0.0, 0.0}),
                 std::invalid_argument);
}

TEST(AttributionDraws, TellSpreadAndRanks)
{
    AttributionDraws draws(3);
    draws.add(std::vector{3.0, 2.0, 0.0});
    draws.add(std::vector{1.0, 2.0, 0.0});
    draws.add(std::vector{2.0, 2.0, 0.0});
    EXPECT_EQ(draws.draws(), 3U);
    EXPECT_EQ(draws.value(0).median, 2.0);
    EXPECT_DOUBLE_EQ(draws.value(0).low, 1.2);
    EXPECT_DOUBLE_EQ(draws.value(0).high, 2.8);
    EXPECT_THAT(draws.rank_probabilities(0), ElementsAre(2.0 / 3.0, 1.0 / 3.0, 0.0));
    EXPECT_THAT(draws.rank_probabilities(2), ElementsAre(0.0, 0.0, 1.0));
    EXPECT_THROW(draws.add(std::vector{1.0}), std::invalid_argument);
}

TEST(SpreadOf, IsNoNumberWhereAFigureIsNoneAndNeedsOne)
{
    EXPECT_TRUE(std::isnan(drawn_interval({1.0, no_price, 2.0}).median));
    EXPECT_THROW((void)drawn_interval({}), std::invalid_argument);
}

}  // namespace
}  // namespace natality
