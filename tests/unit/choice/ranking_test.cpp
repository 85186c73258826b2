#include <natality/choice/ranking.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

namespace natality {
namespace {

using testing::ElementsAre;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
const std::vector<double> values{1.0, 4.0, unknown, 4.0, 2.0, 4.0};
const std::vector<double> costs{0.0, 9.0, 1.0, 5.0, 3.0, 5.0};

TEST(Rank, HasTheBestFirstThenTheCheaperThenTheSmallerNumber)
{
    EXPECT_THAT(rank({values, costs}, {}).best, ElementsAre(3, 5, 1, 4, 0));
    EXPECT_THAT(rank({values, {}}, {}).best, ElementsAre(1, 3, 5, 4, 0));
    EXPECT_THAT(rank({values, costs}, {.lowest_first = true}).best, ElementsAre(0, 4, 3, 5, 1));
}

TEST(Rank, TellsAsManyAsAreAskedFor)
{
    const RankedPackages ranked = rank({values, costs}, {.top = 2});
    EXPECT_THAT(ranked.best, ElementsAre(3, 5));
    EXPECT_EQ(ranked.known, 5U);
    EXPECT_EQ(ranked.affordable, 5U);
}

TEST(Rank, LeavesOutWhatCostsTooMuchOrIsMarked)
{
    const RankedPackages ranked =
        rank({values, costs, {false, false, true, true, false, false}}, {.max_cost = 5.0});
    EXPECT_THAT(ranked.best, ElementsAre(5, 4, 0));
    EXPECT_EQ(ranked.left_out, 1U);
    EXPECT_EQ(ranked.affordable, 3U);
}

TEST(Rank, RefusesWhatDoesNotFit)
{
    const std::vector<double> short_of_one(5, 0.0);
    EXPECT_THROW(static_cast<void>(rank({values, short_of_one}, {})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(rank({values, costs, {true}}, {})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(rank({values, {}}, {.max_cost = 1.0})), std::invalid_argument);
}

}  // namespace
}  // namespace natality
