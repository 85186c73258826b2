#include <natality/measures/birth_orders.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(BirthOrders, OfTheThirdOnAreToldAsOne)
{
    EXPECT_EQ(told_order(2), 2);
    EXPECT_EQ(told_order(3), highest_order);
    EXPECT_EQ(told_order(7), highest_order);
}

TEST(BirthOrders, NamedByTheThirdHaveTheLaterOnesAmongThem)
{
    EXPECT_TRUE(names_order({1, 3}, 5));
    EXPECT_FALSE(names_order({1, 3}, 2));
    EXPECT_TRUE(names_order({}, 2));
}

TEST(BirthOrders, ThatCanBeNamedGoFromTheFirstToTheThird)
{
    EXPECT_FALSE(is_known_order(0));
    EXPECT_TRUE(is_known_order(1));
    EXPECT_TRUE(is_known_order(highest_order));
    EXPECT_FALSE(is_known_order(highest_order + 1));
}

}  // namespace
}  // namespace natality
