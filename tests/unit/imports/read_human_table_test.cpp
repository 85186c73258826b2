#include <natality/imports/read_human_table.hpp>

#include "support/messages.hpp"
#include "unit/imports/foreign_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::ages_of;
using test::foreign_file;
using test::lines_of;
using test::values_of;
using ::testing::ElementsAre;

Figures read_human(const files::InputFile& file, Problems& problems)
{
    return test::gathered(file, problems, read_human_table);
}

TEST(ReadHumanTable, TakesTheNewTerritoryOfAYearOfChange)
{
    Problems problems;
    const Figures figures = read_human(
        foreign_file("Population.txt", "Island,  Population size (1-year)  Last modified: x\n\n"
                                       "  Year   Age   Female   Male   Total\n"
                                       "  1990    0    10.5   11.5  22\n"
                                       "  1991-   0    1   2  3\n"
                                       "  1991+ 110+   3   4  7\n"),
        problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(figures.places.front().name, "Island");
    EXPECT_THAT(values_of(figures, FigureKind::population), ElementsAre(10.5, 11.5, 3, 4));
    EXPECT_THAT(ages_of(figures, FigureKind::population), ElementsAre("0", "0", "110+", "110+"));
    EXPECT_EQ(figures.territory_changes.count({0, Year{1991}}), 1U);
    EXPECT_EQ(figures.remarks.size(), 1U);
}

TEST(ReadHumanTable, TakesAbridgedDeathRatesAndPassesOverPoints)
{
    Problems problems;
    const Figures figures =
        read_human(foreign_file("Mx_5x1.txt", "Island,  Death rates (period 5x1)\n\n"
                                              " Year  Age  Female  Male  Total\n"
                                              " 1990  0  0.01  .  0.01\n 1990 1-4 0.02 0.03 .\n"),
                   problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_THAT(values_of(figures, FigureKind::death_rate), ElementsAre(0.01, 0.02, 0.03));
    EXPECT_THAT(ages_of(figures, FigureKind::death_rate), ElementsAre("0", "1-4", "1-4"));
}

TEST(ReadHumanTable, ReadsPeriodsOfFiveYears)
{
    Problems problems;
    const Figures figures =
        read_human(foreign_file("Mx_5x5.txt", "Island,  Death rates\n\nYear Age Female Male Total\n"
                                              "1990-1994 0 0.1 0.1 0.1\n"),
                   problems);
    EXPECT_EQ(figures.of(FigureKind::death_rate).front().span, 5);
}

TEST(ReadHumanTable, CountsMothersOfTheEndsAtTheirAges)
{
    Problems problems;
    const Figures figures = read_human(
        foreign_file("ISLasfrRR.txt", "Island, Period fertility rates\nLast modified: x\n\n"
                                      "Year Age ASFR\n1990 12- 0.001\n1990 55+ 0.002\n"),
        problems);
    EXPECT_THAT(ages_of(figures, FigureKind::birth_rate), ElementsAre("12", "55"));
}

TEST(ReadHumanTable, TakesOrdersAndParities)
{
    Problems problems;
    const Figures orders = read_human(
        foreign_file("o.txt", "Island, x\n\nYear Age ASFR ASFR1 ASFR2 ASFR5p\n1990 20 9 1 2 3\n"),
        problems);
    EXPECT_TRUE(orders.of(FigureKind::birth_rate).empty());
    EXPECT_THAT(orders.variants, ElementsAre("", "1", "2", "5+"));
    EXPECT_THAT(values_of(orders, FigureKind::births_by_order), ElementsAre(1, 2, 3));
    const Figures women = read_human(
        foreign_file("w.txt", "Island, x\n\nYear Age E0x E1x E4px\n1990 20 4 5 6\n"), problems);
    EXPECT_THAT(women.variants, ElementsAre("", "0", "1", "4+"));
    const Figures exposed = read_human(
        foreign_file("w.txt", "Island, x\n\nYear Age E1x E2x E5px\n1990 20 4 5 6\n"), problems);
    EXPECT_THAT(exposed.variants, ElementsAre("", "0", "1", "4+"));
    EXPECT_TRUE(problems.empty());
}

TEST(ReadHumanTable, TakesFilesOfAllCountriesAndLeavesOutCohorts)
{
    Problems problems;
    const Figures all = read_human(
        foreign_file("asfrRR.txt", "Fertility rates\n\nCode Year Age ASFR\nISL 1990 20 0.1\n"
                                   "SEA 1990 20 0.2\n"),
        problems);
    ASSERT_EQ(all.places.size(), 2U);
    EXPECT_EQ(all.places[1].code, "SEA");
    EXPECT_EQ(all.of(FigureKind::birth_rate)[1].place, 1U);
    const Figures triangles = read_human(
        foreign_file("asfrTR.txt", "Island, x\n\nYear Age Cohort ASFR\n1990 20 1970 0.1\n"),
        problems);
    EXPECT_TRUE(triangles.by_kind.empty());
    const Figures cohorts =
        read_human(foreign_file("cMx_1x1.txt", "Island, Death rates (cohort 1x1)\n\n"
                                               "Year Age Female Male Total\n1990 20 1 1 1\n"),
                   problems);
    EXPECT_TRUE(cohorts.by_kind.empty());
    EXPECT_TRUE(problems.empty());
}

TEST(ReadHumanTable, TellsTheDatabasesFilesFromOthers)
{
    EXPECT_TRUE(is_human_table(foreign_file("a.txt", "Island, x\n\n Year  Age ASFR\n1990 20 1\n")));
    EXPECT_FALSE(is_human_table(foreign_file("a.csv", "LocID,Time,AgeGrp\n1,2020,5\n")));
    EXPECT_FALSE(is_human_table(foreign_file("a.txt", "")));
}

TEST(ReadHumanTable, NamesFaultsByTheirLineAndLeavesOutOtherFiles)
{
    Problems problems;
    static_cast<void>(read_human(
        foreign_file("Population.txt", "Island, Population size\n\nYear Age Female Male Total\n"
                                       "90 0 1 1 2\n1990 x 1 1 2\n1990 0 1 1\n1990 0 a 1 2\n"),
        problems));
    EXPECT_THAT(lines_of(problems),
                ElementsAre("in/Population.txt:4: Year: '90' is not a year, for instance 1990, "
                            "1990+ or 1990-1994",
                            "in/Population.txt:5: Age: 'x' is not an age, for instance 27, 25-29 "
                            "or 110+",
                            "in/Population.txt:6: 4 fields where the heading names 5",
                            "in/Population.txt:7: Female: 'a' is not a number"));
    Problems none;
    const Figures deaths = read_human(
        foreign_file("Deaths_1x1.txt", "Island, Deaths\n\nYear Age Female Male Total\n"), none);
    EXPECT_EQ(deaths.remarks.size(), 1U);
    static_cast<void>(read_human(foreign_file("x.txt", "nothing\n"), none));
    EXPECT_EQ(none.size(), 1U);
}

}  // namespace
}  // namespace natality::io
