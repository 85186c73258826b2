#include <natality/base/tables.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(Tables, FemaleIsTheFirstColumn)
{
    EXPECT_EQ(column(Sex::female), 0);
    EXPECT_EQ(column(Sex::male), 1);
}

TEST(Tables, TheAgesOfOneSexAreOneStretchOfMemory)
{
    const ByAgeSex table = ByAgeSex::Zero(3, 2);
    EXPECT_EQ(&table(1, 0) - &table(0, 0), 1);
    EXPECT_EQ(&table(0, 1) - &table(0, 0), 3);
}

TEST(BySex, IsReadAndWrittenByTheSex)
{
    BySex<int> counts{1, 2};
    counts[Sex::male] = 5;
    EXPECT_EQ(counts.female, 1);
    EXPECT_EQ(counts.male, 5);
    const BySex<int>& read_only = counts;
    EXPECT_EQ(read_only[Sex::female], 1);
}

}  // namespace
}  // namespace natality
