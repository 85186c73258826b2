#include <natality/inputs/dated.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(AgeSchedules, GiveTheirYearAndHoldTheLastOne)
{
    AgeSchedules schedules{YearAxis(Year{2020}, 2, 5), ByAgeYear(2, 2)};
    schedules.values << 1, 2,  //
        3, 4;
    EXPECT_EQ(schedules.at(Year{2020})(1), 3.0);
    EXPECT_EQ(schedules.at(Year{2025})(1), 4.0);
    EXPECT_EQ(schedules.at(Year{2090})(0), 2.0);
}

TEST(YearSeries, GivesItsYearAndHoldsTheLastOne)
{
    YearSeries series{YearAxis(Year{2020}, 3), ByYear(3)};
    series.values << 1.10, 1.08, 1.06;
    EXPECT_EQ(series.at(Year{2021}), 1.08);
    EXPECT_EQ(series.at(Year{2099}), 1.06);
}

}  // namespace
}  // namespace natality
