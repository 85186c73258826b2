#include <natality/measures/ceiling.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;

/// Two years with total fertility rates of 0.9 and 2.0 in orders 1 and 2+.
BirthRates two_years()
{
    BirthRates births{{"1", "2+"}, {ByAgeYear::Zero(3, 2), ByAgeYear::Zero(3, 2)}};
    births.by_order[0].row(1) << 0.6, 1.0;
    births.by_order[1].row(2) << 0.3, 1.0;
    return births;
}

TEST(Ceiling, LetsTheTotalFertilityRateRiseToTheDesiredFamilySize)
{
    const Ceiling ceiling = desired_family_size_ceiling(two_years(), AgeAxis(1, Age{2}), {1.8});
    ASSERT_EQ(ceiling.factor.size(), 2U);
    // 1.8 / 0.9; a rate of 2.0 is already past 1.8 and may not rise.
    EXPECT_THAT(ceiling.factor[0], ElementsAre(DoubleEq(2.0), 1.0));
    EXPECT_THAT(ceiling.factor[1], ElementsAre(DoubleEq(2.0), 1.0));
}

TEST(Ceiling, CountsTheYearsOfWideAgeGroups)
{
    const Ceiling ceiling = desired_family_size_ceiling(two_years(), AgeAxis(5, Age{10}), {18.0});
    EXPECT_THAT(ceiling.factor[0], ElementsAre(DoubleEq(4.0), DoubleEq(1.8)));
}

TEST(Ceiling, HoldsEachOrderAtTheWomenWhoWantIt)
{
    // 0.9 want a first child, which leaves 0.9 of the 1.8 children for later ones: of 0.6 and 0.3.
    const Ceiling ceiling =
        desired_family_size_ceiling(two_years(), AgeAxis(1, Age{2}), {1.8, {}, {0.9}});
    EXPECT_THAT(ceiling.factor[0], ElementsAre(DoubleEq(1.5), 1.0));
    EXPECT_THAT(ceiling.factor[1], ElementsAre(DoubleEq(3.0), 1.0));
}

TEST(Ceiling, KeepsTheMeanWhereAWishIsFulfilledAlready)
{
    // First births are 1.0 where 0.9 are wanted, and stay; the mean leaves 1.3 of 1.0 for later
    // ones.
    const Ceiling ceiling =
        desired_family_size_ceiling(two_years(), AgeAxis(1, Age{2}), {2.3, {}, {0.9}});
    EXPECT_THAT(ceiling.factor[0], ElementsAre(DoubleEq(1.5), 1.0));
    EXPECT_THAT(ceiling.factor[1], ElementsAre(DoubleEq(1.4 / 0.3), DoubleEq(1.3)));
}

TEST(Ceiling, NoneIsInfinite)
{
    const Ceiling ceiling = no_ceiling(two_years());
    ASSERT_EQ(ceiling.factor.size(), 2U);
    EXPECT_EQ(ceiling.factor[0].size(), 2);
    EXPECT_THAT(ceiling.factor[1], Each(std::numeric_limits<double>::infinity()));
}

}  // namespace
}  // namespace natality
