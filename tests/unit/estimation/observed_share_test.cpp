#include <natality/estimation/observed_share.hpp>

#include <natality/base/problems.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

/// 10, 20 and 30 women aged 0, 1 and 2+ in 2020.
CohortSizes cohorts()
{
    CohortSizes sizes{ByAge(3), Year{2020}};
    sizes.women << 10, 20, 30;
    return sizes;
}

TEST(CohortSizes, FollowTheCohortAndHoldTheNearestBeyondTheTable)
{
    EXPECT_EQ(cohorts().at(Age{1}, Year{2020}), 20.0);
    EXPECT_EQ(cohorts().at(Age{1}, Year{2019}), 30.0);
    EXPECT_EQ(cohorts().at(Age{1}, Year{2021}), 10.0);
    EXPECT_EQ(cohorts().at(Age{1}, Year{2030}), 10.0);
    EXPECT_EQ(cohorts().at(Age{9}, Year{2020}), 30.0);
}

TEST(ShareAt, WeighsAgesByCohortAndDatesByDistance)
{
    ByAgeYear values(2, 2);
    values << 0.9, 0.7,  //
        0.6, 0.4;
    const ObservedShare observed{ShareKind::single, Age{0}, Age{1}, 2020.25, 0.0};
    // At a quarter of the year 0.85 and 0.55; (10 · 0.85 + 20 · 0.55) / 30 = 0.65.
    EXPECT_NEAR(share_at(observed, values, YearAxis(Year{2020}, 2), cohorts()), 0.65, 1e-15);
}

TEST(ShareAt, RefusesDatesAndAgesOutsideTheTable)
{
    const ByAgeYear values = ByAgeYear::Zero(2, 2);
    const YearAxis times(Year{2020}, 2);
    const ObservedShare late{ShareKind::single, Age{0}, Age{1}, 2021.5, 0.0};
    const ObservedShare old{ShareKind::single, Age{1}, Age{2}, 2020.5, 0.0};
    EXPECT_THROW((void)share_at(late, values, times, cohorts()), InputError);
    EXPECT_THROW((void)share_at(old, values, times, cohorts()), InputError);
}

TEST(ObservedShare, SaysWhatItCounts)
{
    EXPECT_EQ((ObservedShare{ShareKind::childless, Age{40}, Age{40}, 2010.5, 0.03}).text().en,
              "women childless, age 40, 2010.50");
    EXPECT_EQ((ObservedShare{ShareKind::single, Age{25}, Age{29}, 2020.0, 0.3}).text().en,
              "women never in a union, ages 25-29, 2020.00");
}

}  // namespace
}  // namespace natality
