#include <natality/inputs/graduation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;

TEST(Graduation, FollowsTheHarmonicMeanCubicOfTheCumulativeSum)
{
    // Bounds 0, 2, 4, 6 and totals 2, 4, 6: the cumulative sum 0, 2, 6, 12 has slopes 1, 2, 3, so
    // the cubics meet with the harmonic means 2·1·2/3 = 4/3 and 2·2·3/5 = 12/5 and start and end
    // with 1 and 3. In the middle of an interval the cubic is the mean of its ends plus an eighth
    // of width × (left − right slope): 1 + (1 − 4/3)/4, 4 + (4/3 − 12/5)/4, 9 + (12/5 − 3)/4.
    const auto values = graduated({{0, 2, 4, 6}, {2, 4, 6}});
    const double first = 1.0 - 1.0 / 12.0;
    const double second = 4.0 - 4.0 / 15.0;
    const double third = 9.0 - 3.0 / 20.0;
    EXPECT_THAT(values, ElementsAre(DoubleNear(first, 1e-14), DoubleNear(2 - first, 1e-14),
                                    DoubleNear(second - 2, 1e-14), DoubleNear(6 - second, 1e-14),
                                    DoubleNear(third - 6, 1e-14), DoubleNear(12 - third, 1e-14)));
}

TEST(Graduation, ConstantGroupsGiveConstantAges)
{
    EXPECT_THAT(graduated({{0, 5, 10, 15}, {10, 10, 10}}), Each(DoubleNear(2.0, 1e-14)));
}

TEST(Graduation, KeepsTheTotalOfEveryGroupWhateverItsWidth)
{
    const auto values = graduated({{0, 1, 5, 10, 25}, {3, 20, 10, 45}});
    ASSERT_EQ(values.size(), 25U);
    EXPECT_DOUBLE_EQ(values[0], 3.0);
    EXPECT_DOUBLE_EQ(std::accumulate(values.begin() + 1, values.begin() + 5, 0.0), 20.0);
    EXPECT_DOUBLE_EQ(std::accumulate(values.begin() + 5, values.begin() + 10, 0.0), 10.0);
    EXPECT_DOUBLE_EQ(std::accumulate(values.begin() + 10, values.end(), 0.0), 45.0);
}

TEST(Graduation, EmptyGroupsStayExactlyEmptyAndNoAgeIsNegative)
{
    const auto values = graduated({{0, 5, 10, 15, 20}, {0, 1e7, 0, 3e-3}});
    EXPECT_THAT(values, Each(Ge(0.0)));
    EXPECT_THAT(std::vector<double>(values.begin(), values.begin() + 5), Each(0.0));
    EXPECT_THAT(std::vector<double>(values.begin() + 10, values.begin() + 15), Each(0.0));
}

TEST(Graduation, FewerThanThreeGroupsAreSplitEvenly)
{
    EXPECT_THAT(graduated({{15, 17, 19}, {4, 10}}),
                ElementsAre(DoubleEq(2), DoubleEq(2), DoubleEq(5), DoubleEq(5)));
    EXPECT_THAT(graduated({{0, 4}, {2}}), Each(DoubleEq(0.5)));
}

}  // namespace
}  // namespace natality
