#include <natality/inputs/observation.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(AgeGroup, IsWrittenAsInTheFiles)
{
    EXPECT_EQ(to_string(AgeGroup{Age{27}, 1}), "27");
    EXPECT_EQ(to_string(AgeGroup{Age{25}, 5}), "25-29");
    EXPECT_EQ(to_string(AgeGroup{Age{100}, 0}), "100+");
}

TEST(ObservationTable, PlacesARowInItsFile)
{
    Observation row;
    row.line = 118;
    const ObservationTable table{"fertility.csv", "asfr", {row}};
    EXPECT_EQ(table.place(table.rows.front()).file, "fertility.csv");
    EXPECT_EQ(table.place(table.rows.front()).line, 118U);
}

}  // namespace
}  // namespace natality
