#include <natality/inputs/age_schedule.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/parts.hpp>

#include <utility>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr ScheduleRules counts{Spread::total, Coverage::every_age};
constexpr ScheduleRules rates{Spread::level, Coverage::every_age};
constexpr ScheduleRules fertile_ages{Spread::level, Coverage::one_stretch};

/// One row of a schedule; width 0 is the open group.
struct Row {
    int lower;
    int width;
    double value;
};

/// A schedule read from rows in lines 2, 3, …
struct Reading {
    AgeSchedule schedule;
    std::vector<std::string> problems;
};

Reading read(const std::vector<Row>& rows, const AgeAxis& ages, const ScheduleRules& rules)
{
    ObservationTable table{"t.csv", "mx", {}};
    for (const Row& row : rows) {
        test::add(table, {.age = {Age{row.lower}, row.width}, .value = row.value});
    }
    std::vector<const Observation*> pointers;
    for (const Observation& row : table.rows) {
        pointers.push_back(&row);
    }
    Problems problems;
    AgeSchedule schedule =
        schedule_on_axis(table, pointers, ages, rules, LocalText{"region N", {}}, problems);
    return {std::move(schedule), test::lines_of(problems)};
}

const AgeAxis single_ages(1, Age{4});
const AgeAxis five_year_groups(5, Age{15});

TEST(AgeSchedule, PutsEachAgeInItsRowInAnyOrder)
{
    const Reading reading =
        read({{4, 0, 5}, {0, 1, 1}, {2, 1, 3}, {1, 1, 2}, {3, 1, 4}}, single_ages, rates);
    EXPECT_THAT(reading.problems, IsEmpty());
    EXPECT_THAT(reading.schedule.values, ElementsAre(1, 2, 3, 4, 5));
    EXPECT_FALSE(reading.schedule.was_graduated);
    EXPECT_FALSE(reading.schedule.was_extended_by_zero);
}

TEST(AgeSchedule, GraduatesCountsOfAWideGroupToTheSameTotal)
{
    const Reading reading = read({{0, 4, 12}, {4, 0, 5}}, single_ages, counts);
    EXPECT_THAT(reading.problems, IsEmpty());
    EXPECT_THAT(reading.schedule.values, ElementsAre(3, 3, 3, 3, 5));
    EXPECT_TRUE(reading.schedule.was_graduated);
}

TEST(AgeSchedule, GraduatesRatesOfAWideGroupToTheSameLevel)
{
    const Reading reading = read({{0, 4, 0.25}, {4, 0, 0.5}}, single_ages, rates);
    EXPECT_THAT(reading.schedule.values, ElementsAre(0.25, 0.25, 0.25, 0.25, 0.5));
}

TEST(AgeSchedule, GraduatesOnlyToTheWidthOfTheAxis)
{
    const Reading reading = read({{0, 10, 8}, {10, 5, 3}, {15, 0, 1}}, five_year_groups, counts);
    EXPECT_THAT(reading.problems, IsEmpty());
    EXPECT_THAT(reading.schedule.values, ElementsAre(4, 4, 3, 1));
}

TEST(AgeSchedule, AnAgeAloneMeansItsGroupOnAnAxisOfWideGroups)
{
    const Reading reading =
        read({{0, 1, 1}, {5, 1, 2}, {10, 1, 3}, {15, 1, 4}}, five_year_groups, counts);
    EXPECT_THAT(reading.problems, IsEmpty());
    EXPECT_THAT(reading.schedule.values, ElementsAre(1, 2, 3, 4));
}

TEST(AgeSchedule, AgesOutsideAStretchAreZeroAndSaidSo)
{
    const Reading reading = read({{1, 1, 0.1}, {2, 1, 0.2}}, single_ages, fertile_ages);
    EXPECT_THAT(reading.problems, IsEmpty());
    EXPECT_THAT(reading.schedule.values, ElementsAre(0, 0.1, 0.2, 0, 0));
    EXPECT_TRUE(reading.schedule.was_extended_by_zero);
}

TEST(AgeSchedule, AnAgeTwiceNamesBothLines)
{
    EXPECT_THAT(read({{1, 1, 0.1}, {2, 1, 0.2}, {1, 1, 0.3}}, single_ages, fertile_ages).problems,
                ElementsAre("t.csv:4: age 1 stands already in line 2 (region N)"));
}

TEST(AgeSchedule, OverlappingGroupsNameBothLines)
{
    EXPECT_THAT(read({{1, 2, 0.1}, {2, 1, 0.2}}, single_ages, fertile_ages).problems,
                ElementsAre("t.csv:3: age 2 overlaps 1-2 of line 2 (region N)"));
}

TEST(AgeSchedule, TheAgesOfAFaultyGroupAreNotMissed)
{
    // Age 3 is in the group that overlaps, the open ages in the rows that do not fit.
    EXPECT_THAT(
        read({{0, 1, 0.1}, {1, 2, 0.1}, {2, 2, 0.2}, {4, 0, 0.3}}, single_ages, rates).problems,
        ElementsAre("t.csv:4: age 2-3 overlaps 1-2 of line 3 (region N)"));
    EXPECT_THAT(
        read({{0, 4, 0.1}, {4, 1, 0.2}, {5, 0, 0.3}}, single_ages, rates).problems,
        ElementsAre("t.csv:3: age '4' does not fit the data set's last group 4+; write 4+ if it "
                    "holds all who are older too (region N)",
                    "t.csv:4: age '5+' does not fit the data set's last group 4+ "
                    "(region N)"));
}

TEST(AgeSchedule, AGapNamesItsAges)
{
    EXPECT_THAT(read({{0, 1, 0.1}, {3, 1, 0.2}}, single_ages, fertile_ages).problems,
                ElementsAre("t.csv:3: no mx for the ages from 1 to 2 (region N)"));
}

TEST(AgeSchedule, EveryAgeIsAskedForFromTheFirstToTheOpenOne)
{
    EXPECT_THAT(read({{1, 1, 0.1}, {2, 1, 0.2}}, single_ages, rates).problems,
                ElementsAre("t.csv:2: no mx for the ages below 1 (region N)",
                            "t.csv:3: no mx after age 2; the last group is 4+ (region N)"));
}

TEST(AgeSchedule, AgesPastTheOpenGroupDoNotFit)
{
    const char* const expected = "t.csv:2: age '5' does not fit the data set's last group 4+ "
                                 "(region N)";
    EXPECT_THAT(read({{5, 1, 0.1}}, single_ages, rates).problems, ElementsAre(expected));
}

TEST(AgeSchedule, TheOpenAgeAloneIsTheOpenGroupWhereNoneIsPastIt)
{
    const auto closed =
        read({{0, 1, 0.1}, {1, 1, 0.1}, {2, 1, 0.1}, {3, 1, 0.2}, {4, 1, 0.3}}, single_ages, rates);
    EXPECT_THAT(closed.problems, IsEmpty());
    EXPECT_THAT(closed.schedule.values, ElementsAre(0.1, 0.1, 0.1, 0.2, 0.3));
    EXPECT_TRUE(closed.schedule.was_opened);
    EXPECT_FALSE(read({{0, 4, 0.1}, {4, 0, 0.3}}, single_ages, rates).schedule.was_opened);
}

TEST(AgeSchedule, AnOpenGroupBelowTheLastDoesNotFit)
{
    EXPECT_THAT(read({{3, 0, 0.1}}, single_ages, rates).problems,
                ElementsAre("t.csv:2: age '3+' does not fit the data set's last group 4+ "
                            "(region N)"));
}

TEST(AgeSchedule, GroupsMustMeetTheAxis)
{
    EXPECT_THAT(read({{3, 5, 0.1}}, five_year_groups, rates).problems,
                ElementsAre("t.csv:2: age '3-7' does not start and end on groups of 5 years "
                            "(region N)"));
}

TEST(AgeSchedule, EveryFaultIsReported)
{
    EXPECT_THAT(read({{0, 1, 1}, {0, 1, 1}, {3, 1, 1}, {7, 1, 1}}, single_ages, rates).problems,
                ElementsAre("t.csv:3: age 0 stands already in line 2 (region N)",
                            "t.csv:4: no mx for the ages from 1 to 2 (region N)",
                            "t.csv:5: age '7' does not fit the data set's last group 4+ "
                            "(region N)",
                            "t.csv:4: no mx after age 3; the last group is 4+ (region N)"));
}

}  // namespace
}  // namespace natality
