#include <natality/choice/ranking.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

namespace natality {
namespace {

using testing::ElementsAre;

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();
const std::vector<double> brought{1.0, 4.0, not_known, 4.0, 2.0, 4.0};
const std::vector<double> paid{0.0, 9.0, 1.0, 5.0, 3.0, 5.0};

TEST(Rank, HasTheBestFirstThenTheCheaperThenTheSmallerNumber)
{
    EXPECT_THAT(rank({brought, paid}, {}).best, ElementsAre(3, 5, 1, 4, 0));
    EXPECT_THAT(rank({brought, {}}, {}).best, ElementsAre(1, 3, 5, 4, 0));
    EXPECT_THAT(rank({brought, paid}, {.lowest_first = true}).best, ElementsAre(0, 4, 3, 5, 1));
}

TEST(Rank, TellsAsManyAsAreAskedFor)
{
    const RankedPackages ranked = rank({brought, paid}, {.top = 2});
    EXPECT_THAT(ranked.best, ElementsAre(3, 5));
    EXPECT_EQ(ranked.known, 5U);
    EXPECT_EQ(ranked.affordable, 5U);
}

TEST(Rank, LeavesOutWhatCostsTooMuchOrIsMarked)
{
    const RankedPackages ranked =
        rank({brought, paid, {false, false, true, true, false, false}}, {.max_cost = 5.0});
    EXPECT_THAT(ranked.best, ElementsAre(5, 4, 0));
    EXPECT_EQ(ranked.left_out, 1U);
    EXPECT_EQ(ranked.affordable, 3U);
}

TEST(Rank, RefusesWhatDoesNotFit)
{
    const std::vector<double> short_of_one(5, 0.0);
    EXPECT_THROW(static_cast<void>(rank({brought, short_of_one}, {})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(rank({brought, paid, {true}}, {})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(rank({brought, {}}, {.max_cost = 1.0})), std::invalid_argument);
}

}  // namespace
}  // namespace natality
