#include <natality/imports/read_wide_table.hpp>

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

Figures read_wide(const files::InputFile& file, Problems& problems,
                  const ImportSettings& settings = {})
{
    return test::gathered(file, problems, [&](const auto& one, auto& gatherer, auto& all) {
        read_wide_table(one, settings, gatherer, all);
    });
}

TEST(ReadWideTable, TakesPopulationsAsThoseOfTheEndOfTheYear)
{
    Problems problems;
    const Figures figures =
        read_wide(foreign_file("popF.txt", "reg_code\tname\tage\t1990\t1991\n1\tEast\t0\t10\t11\n"
                                           "1\tEast\t1\t20\t21\n"),
                  problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_THAT(years_of(figures, FigureKind::population, 0), ElementsAre(Year{1991}, Year{1992}));
    EXPECT_THAT(values_of(figures, FigureKind::population), ElementsAre(10, 20, 11, 21));
    EXPECT_THAT(ages_of(figures, FigureKind::population), ElementsAre("0", "1+", "0", "1+"));
    EXPECT_EQ(figures.remarks.size(), 1U);
}

TEST(ReadWideTable, TakesPopulationsOfFiveYearStepsAsTheyStandAndUnits)
{
    Problems problems;
    const Figures figures =
        read_wide(foreign_file("popM.txt", "country_code\tname\tage\t1990\t1995\n"
                                           "4\tA\t0-4\t1\t2\n4\tA\t5+\t3\t4\n"),
                  problems, {.unit = 1000.0});
    EXPECT_THAT(years_of(figures, FigureKind::population, 0), ElementsAre(Year{1990}, Year{1995}));
    EXPECT_THAT(values_of(figures, FigureKind::population), ElementsAre(1000, 3000, 2000, 4000));
}

TEST(ReadWideTable, ReadsPeriodsAndSkipsOtherColumns)
{
    Problems problems;
    const Figures figures = read_wide(
        foreign_file("mxM.txt",
                     "reg_code\tage\tinclude_code\t1990-1995\n1\t0\t2\t0.5\n1\t1\t2\tNA\n"),
        problems);
    EXPECT_THAT(values_of(figures, FigureKind::death_rate), ElementsAre(0.5));
    EXPECT_EQ(figures.of(FigureKind::death_rate).front().span, 5);
    EXPECT_EQ(figures.of(FigureKind::death_rate).front().sex, Sex::male);
}

TEST(ReadWideTable, TellsCountriesFromGroupsAndOtherTablesFromThese)
{
    Problems problems;
    const Figures places =
        read_wide(foreign_file("locations.txt", "country_code\treg_code\tname\tlocation_type\n"
                                                "9\t1\tEast\t4\n9\t9\tAll\t0\n"),
                  problems);
    EXPECT_EQ(places.places[0].is_group, false);
    EXPECT_EQ(places.places[1].is_group, true);
    const Figures none = read_wide(foreign_file("e0F.txt", "reg_code\t1990\n1\t80\n"), problems);
    EXPECT_THAT(none.remarks,
                ElementsAre(testing::Field(&LocalText::en,
                                           "files that hold nothing that is taken: e0F.txt")));
    EXPECT_TRUE(problems.empty());
}

TEST(ReadWideTable, NamesFaultsByTheirLine)
{
    Problems problems;
    static_cast<void>(read_wide(
        foreign_file("pasfr.txt", "reg_code\tage\t1990\n1\tx\t1\n1\t15\t1,5\n"), problems));
    static_cast<void>(read_wide(foreign_file("tfr.txt", "region\t1990\nEast\t2\n"), problems));
    EXPECT_THAT(lines_of(problems),
                ElementsAre("in/pasfr.txt:2: 'x' is not an age",
                            "in/pasfr.txt:3: 1990: '1,5' is not a number",
                            "in/tfr.txt:1: the heading names no column reg_code or country_code, "
                            "or no year"));
}

}  // namespace
}  // namespace natality::io
