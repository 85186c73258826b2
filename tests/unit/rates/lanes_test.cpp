#include <natality/rates/lanes.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

namespace natality {
namespace {

TEST(LaneTable, IsZeroToBeginWith)
{
    const LaneTable table(2, 11);
    for (Index scenario = 0; scenario < table.scenarios(); ++scenario) {
        EXPECT_EQ(table(0, scenario) + table(1, scenario), 0.0);
    }
}

TEST(LaneTable, PadsItsLastGroup)
{
    EXPECT_EQ(LaneTable(2, lanes_in_group).groups(), 1);
    EXPECT_EQ(LaneTable(2, lanes_in_group + 1).groups(), 2);
    EXPECT_EQ(LaneTable(2, 0).groups(), 0);
}

TEST(LaneTable, HoldsTheScenariosOfAGroupSideBySideRowAfterRow)
{
    LaneTable table(3, lanes_in_group + 2);
    table(1, lanes_in_group + 1) = 7.0;
    const double* const second = std::as_const(table).group(1);
    EXPECT_EQ(second[lanes_in_group + 1], 7.0);
    table.group(0)[2 * lanes_in_group + 4] = 5.0;
    EXPECT_EQ(std::as_const(table)(2, 4), 5.0);
}

TEST(LaneTable, StartsEveryRowOnACacheLine)
{
    LaneTable table(3, 20);
    for (Index group = 0; group < table.groups(); ++group) {
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(table.group(group)) % alignof(Lanes), 0U);
    }
}

TEST(LaneTable, WithoutRowsHasNothingToPointAt)
{
    LaneTable table(0, 20);
    EXPECT_EQ(table.group(0), nullptr);
    EXPECT_EQ(std::as_const(table).group(1), nullptr);
}

}  // namespace
}  // namespace natality
