#include <natality/rates/rate_paths.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(BirthRates, SumToTheAsfrOverOrders)
{
    const BirthRates rates{{"1", "2+"},
                           {ByAgeYear::Constant(2, 1, 0.05), ByAgeYear::Constant(2, 1, 0.02)}};
    EXPECT_TRUE(rates.has_orders());
    EXPECT_DOUBLE_EQ(rates.asfr()(1, 0), 0.07);
}

TEST(BirthRates, OfAllOrdersTogetherAreTheAsfr)
{
    const BirthRates rates{{"all"}, {ByAgeYear::Constant(2, 1, 0.05)}};
    EXPECT_FALSE(rates.has_orders());
    EXPECT_EQ(rates.asfr()(0, 0), 0.05);
}

}  // namespace
}  // namespace natality
