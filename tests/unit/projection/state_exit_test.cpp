#include <natality/projection/state_exit.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(StateExit, TakesHalfOfEachAgesRateInEachHalfOfTheYear)
{
    // 1000 women, 1100 with those who enter: ½·0.2·1000 = 100 leave first, then 1000 / 1.25 stay.
    const StateExit exit = state_exit(1000.0, 1100.0, 0.2, 0.5);
    EXPECT_DOUBLE_EQ(exit.first_half, 100.0);
    EXPECT_DOUBLE_EQ(exit.staying, 800.0);
    EXPECT_DOUBLE_EQ(exit.events(), 300.0);
}

TEST(StateExit, IsLimitedToTheWomenThereAre)
{
    const StateExit exit = state_exit(1000.0, 900.0, 2.0, 2.0);
    EXPECT_DOUBLE_EQ(exit.first_half, 900.0);
    EXPECT_EQ(exit.staying, 0.0);
    EXPECT_EQ(state_exit(10.0, -1.0, 0.5, 0.0).first_half, 0.0);
}

}  // namespace
}  // namespace natality
