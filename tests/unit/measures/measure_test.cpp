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
