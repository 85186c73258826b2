#include <natality/measures/measure.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(Range, GivesTheFigureOfTheLevelAsked)
{
    const Range range{0.01, 0.06, 0.11};
    EXPECT_EQ(at(range, EvidenceLevel::low), 0.01);
    EXPECT_EQ(at(range, EvidenceLevel::central), 0.06);
    EXPECT_EQ(at(range, EvidenceLevel::high), 0.11);
}

TEST(Range, HasHalfItsDistributionOnEitherSideOfTheCentralFigure)
{
    const Range range{0.0, 0.04, 0.2};
    EXPECT_EQ(at(range, 0.0), 0.0);
    EXPECT_DOUBLE_EQ(at(range, 0.25), 0.02);
    EXPECT_EQ(at(range, 0.5), 0.04);
    EXPECT_DOUBLE_EQ(at(range, 0.75), 0.12);
    EXPECT_EQ(at(range, 1.0), 0.2);
}

TEST(AgeRange, IncludesBothEnds)
{
    const AgeRange ages{Age{20}, Age{44}};
    EXPECT_FALSE(ages.contains(Age{19}));
    EXPECT_TRUE(ages.contains(Age{20}));
    EXPECT_TRUE(ages.contains(Age{44}));
    EXPECT_FALSE(ages.contains(Age{45}));
}

}  // namespace
}  // namespace natality
