#include <natality/choice/attribution.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace natality {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

/// Three measures. The first brings 10 alone, the second 6, both together 12; the third adds
/// nothing alone and 3 beside the first.
const std::vector<double> small_game = {0.0, 10.0, 6.0, 12.0, 0.0, 13.0, 6.0, 15.0};

/// Values by package without a pattern, far from additive.
std::vector<double> rugged_game(std::size_t measures)
{
    std::vector<double> values(std::size_t{1} << measures);
    for (std::size_t package = 0; package < values.size(); ++package) {
        const auto x = static_cast<double>(package);
        values[package] = std::sin(3.7 * x) + 0.05 * x;
    }
    return values;
}

/// What each measure adds, averaged over all orders that \p counts, walked one by one.
template <typename Counts>
std::vector<double> averaged_over_orders(const std::vector<double>& values, std::size_t measures,
                                         Counts counts)
{
    std::vector<std::size_t> order(measures);
    std::iota(order.begin(), order.end(), 0U);
    std::vector<double> sums(measures);
    double orders = 0.0;
    do {
        if (!counts(order)) {
            continue;
        }
        orders += 1.0;
        std::size_t package = 0;
        for (const std::size_t measure : order) {
            const std::size_t with = package | (std::size_t{1} << measure);
            sums[measure] += values[with] - values[package];
            package = with;
        }
    } while (std::next_permutation(order.begin(), order.end()));
    for (double& sum : sums) {
        sum /= orders;
    }
    return sums;
}

TEST(Attribution, GivesEachMeasureWhatItAddsOnAverageOverAllOrders)
{
    // By hand: the first adds 10, 10, 6, 9, 13, 9 over the six orders.
    EXPECT_THAT(
        shapley_values(small_game),
        ElementsAre(DoubleNear(9.5, 1e-12), DoubleNear(4.0, 1e-12), DoubleNear(1.5, 1e-12)));
}

TEST(Attribution, EqualsTheWalkOverEveryOrderOfSevenMeasures)
{
    const std::vector<double> values = rugged_game(7);
    const auto expected = averaged_over_orders(values, 7, [](const auto&) { return true; });
    EXPECT_THAT(shapley_values(values), testing::Pointwise(DoubleNear(1e-12), expected));
}

TEST(Attribution, DividesTheCostOfARunwayAsThePublishedRuleDoes)
{
    // Littlechild and Owen (1973): each part of the runway is shared by those who need it. Needs of
    // 1, 2, 4 and 8: 1/4, 1/4 + 1/3, 7/12 + 2/2, 19/12 + 4.
    std::vector<double> costs(16);
    for (std::size_t package = 1; package < costs.size(); ++package) {
        costs[package] = package >= 8 ? 8.0 : (package >= 4 ? 4.0 : (package >= 2 ? 2.0 : 1.0));
    }
    EXPECT_THAT(shapley_values(costs),
                ElementsAre(DoubleNear(0.25, 1e-12), DoubleNear(7.0 / 12.0, 1e-12),
                            DoubleNear(19.0 / 12.0, 1e-12), DoubleNear(67.0 / 12.0, 1e-12)));
}

TEST(Attribution, GivesNothingToAMeasureThatNeverAddsAnything)
{
    std::vector<double> values = rugged_game(5);
    for (std::size_t package = 0; package < values.size(); ++package) {
        values[package | 4U] = values[package & ~std::size_t{4}];
    }
    EXPECT_EQ(shapley_values(values)[2], 0.0);
    EXPECT_TRUE((shapley_interactions(values).col(2).array() == 0.0).all());
}

TEST(Attribution, TellsTheFirstAndTheLastThatAMeasureAdds)
{
    EXPECT_THAT(first_in_effects(small_game), ElementsAre(10.0, 6.0, 0.0));
    EXPECT_THAT(last_in_effects(small_game), ElementsAre(9.0, 2.0, 3.0));
}

TEST(Attribution, WithinAPackageKnowsTheMeasuresOfThePackageAlone)
{
    EXPECT_THAT(values_within(small_game, 0b101), ElementsAre(0.0, 10.0, 0.0, 13.0));
    EXPECT_THAT(shapley_values(values_within(small_game, 0b101)), ElementsAre(11.5, 1.5));
    EXPECT_THROW(static_cast<void>(values_within(small_game, 8)), std::out_of_range);
}

TEST(Interactions, AreWhatAPairAddsBeyondItsMembersOnAverage)
{
    // By hand. First and second: 12 − 10 − 6 without the third, 15 − 13 − 6 + 0 with it.
    const Eigen::MatrixXd interactions = shapley_interactions(small_game);
    EXPECT_NEAR(interactions(0, 1), -4.0, 1e-12);
    EXPECT_NEAR(interactions(0, 2), 3.0, 1e-12);
    EXPECT_NEAR(interactions(1, 2), 0.0, 1e-12);
    EXPECT_EQ(interactions, interactions.transpose());
}

TEST(Interactions, EqualThePairAsOnePlayerAgainstItsMembersOverAllOrders)
{
    // Of measures 1 and 3 of five: the orders of the pair as one player and the other three, less
    // the orders without the one and without the other, as Grabisch and Roubens define the index.
    const std::vector<double> values = rugged_game(5);
    const auto game = [&](std::vector<std::size_t> players) {
        std::vector<double> of_players(std::size_t{1} << players.size());
        for (std::size_t package = 0; package < of_players.size(); ++package) {
            std::size_t whole = 0;
            for (std::size_t i = 0; i < players.size(); ++i) {
                whole |= (package >> i & 1U) != 0 ? players[i] : 0;
            }
            of_players[package] = values[whole];
        }
        return averaged_over_orders(of_players, players.size(), [](const auto&) { return true; })
            .front();
    };
    const double expected =
        game({0b01010, 1, 4, 16}) - game({0b00010, 1, 4, 16}) - game({0b01000, 1, 4, 16});
    EXPECT_NEAR(shapley_interactions(values)(1, 3), expected, 1e-12);
}

TEST(OwenValues, AverageOverTheOrdersThatKeepHeadingsTogether)
{
    const std::vector<double> values = rugged_game(6);
    const std::vector<std::size_t> headings = {0, 1, 0, 2, 1, 1};
    const auto keeps_together = [&](const std::vector<std::size_t>& order) {
        std::size_t changes = 0;
        for (std::size_t i = 1; i < order.size(); ++i) {
            changes += headings[order[i]] != headings[order[i - 1]] ? 1U : 0U;
        }
        return changes == 2;
    };
    const auto expected = averaged_over_orders(values, 6, keeps_together);
    EXPECT_THAT(owen_values(values, headings), testing::Pointwise(DoubleNear(1e-12), expected));
}

TEST(OwenValues, AreShapleyValuesWhereEachMeasureIsAHeadingOrAllAreOne)
{
    const std::vector<double> shapley = shapley_values(small_game);
    EXPECT_THAT(owen_values(small_game, std::vector<std::size_t>{0, 1, 2}),
                testing::Pointwise(DoubleNear(1e-12), shapley));
    EXPECT_THAT(owen_values(small_game, std::vector<std::size_t>{0, 0, 0}),
                testing::Pointwise(DoubleNear(1e-12), shapley));
}

TEST(OwenValues, NeedAHeadingOfEachMeasureAndAMeasureOfEachHeading)
{
    EXPECT_THROW(static_cast<void>(owen_values(small_game, std::vector<std::size_t>{0, 0})),
                 std::invalid_argument);
    EXPECT_THROW(static_cast<void>(owen_values(small_game, std::vector<std::size_t>{0, 2, 2})),
                 std::invalid_argument);
    EXPECT_THROW(static_cast<void>(owen_values(small_game, std::vector<std::size_t>{0, 9, 1})),
                 std::invalid_argument);
}

TEST(Attribution, KnowsBaselinesWithoutMeasuresAndRefusesWhatIsNotAllPackages)
{
    EXPECT_TRUE(shapley_values(std::vector<double>{5.0}).empty());
    EXPECT_EQ(shapley_interactions(std::vector<double>{5.0, 6.0})(0, 0), 0.0);
    EXPECT_THROW(static_cast<void>(shapley_values(std::vector<double>(3))), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(shapley_values(std::vector<double>{})), std::invalid_argument);
}

}  // namespace
}  // namespace natality
