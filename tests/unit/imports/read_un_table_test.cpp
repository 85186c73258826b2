#include <natality/imports/read_un_table.hpp>

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
using ::testing::DoubleEq;
using ::testing::ElementsAre;

Figures read(const files::InputFile& file, Problems& problems, const ImportSettings& settings = {})
{
    return test::gathered(file, problems, [&](const auto& one, auto& gatherer, auto& all) {
        read_un_table(one, settings, gatherer, all);
    });
}

Figures read(const files::InputFile& file)
{
    Problems problems;
    Figures figures = read(file, problems);
    problems.throw_if_any();
    return figures;
}

TEST(ReadUnTable, TakesPersonsInThousandsAndTheOpenGroup)
{
    const Figures figures = read(foreign_file(
        "pop.csv", "LocID,ISO3_code,LocTypeID,Location,Variant,Time,MidPeriod,AgeGrp,AgeGrpStart,"
                   "AgeGrpSpan,PopMale,PopFemale,PopTotal\n"
                   "1,ONE,4,Island,Medium,2020,2020,99,99,1,0.5,1.25,1.75\n"
                   "1,ONE,4,Island,Medium,2020,2020,100+,100,-1,,2,2\n"));
    EXPECT_THAT(values_of(figures, FigureKind::population), ElementsAre(1250, 2000, 500));
    EXPECT_THAT(ages_of(figures, FigureKind::population), ElementsAre("99", "100+", "99"));
    EXPECT_EQ(figures.places.front().id(), "ONE");
    EXPECT_EQ(figures.places.front().is_group, false);
    EXPECT_FALSE(figures.files.front().is_mid_year);
}

TEST(ReadUnTable, NotesPopulationsOfJulyAndGroupsOfCountries)
{
    const Figures figures = read(
        foreign_file("pop.csv", "LocID,LocTypeID,Location,Time,MidPeriod,AgeGrpStart,AgeGrpSpan,"
                                "PopMale\n9,3,Sea,2020,2020.5,0,5,1\n"));
    EXPECT_TRUE(figures.files.front().is_mid_year);
    EXPECT_EQ(figures.places.front().is_group, true);
}

TEST(ReadUnTable, TakesDeathRatesOfEachSexAndLeavesOutBothTogether)
{
    const Figures figures =
        read(foreign_file("life.csv", "LocID,Variant,Time,Sex,AgeGrpStart,AgeGrpSpan,mx,qx\n"
                                      "1,Medium,2020,Female,0,1,0.01,0.5\n"
                                      "1,Medium,2020,Total,0,1,0.02,0.5\n"
                                      "1,Medium,2020,Male,0,1,0.03,0.5\n"));
    EXPECT_THAT(values_of(figures, FigureKind::death_rate), ElementsAre(0.01, 0.03));
}

TEST(ReadUnTable, TakesRatesPerThousandAndRatiosPerHundred)
{
    const Figures births = read(foreign_file(
        "f.csv",
        "LocID,Variant,Time,AgeGrpStart,AgeGrpSpan,ASFR,PASFR\n1,Medium,2020,20,5,80,1\n"));
    EXPECT_THAT(values_of(births, FigureKind::birth_rate), ElementsAre(DoubleEq(0.08)));
    const Figures figures = read(foreign_file("d.csv", "LocID,Variant,Time,TFR,SRB,NetMigrations\n"
                                                       "1,Medium,2020,2.1,105.5,-3\n"
                                                       "1,Medium,2021,2.0,1.06,4\n"
                                                       "1,High,2020,2.6,105.5,-3\n"));
    EXPECT_THAT(values_of(figures, FigureKind::sex_ratio_at_birth), ElementsAre(1.055, 1.06));
    EXPECT_THAT(values_of(figures, FigureKind::net_migration), ElementsAre(-3000, 4000));
    EXPECT_THAT(values_of(figures, FigureKind::total_fertility), ElementsAre(2.1, 2.0, 2.6));
    EXPECT_THAT(figures.variants, ElementsAre("", "high"));
}

TEST(ReadUnTable, ReadsLongTablesByCountryCode)
{
    const Figures figures = read(foreign_file("mx.csv", "country_code,period_start,age_start,"
                                                        "mx_male,mx_female\n"
                                                        "1,2020,0,0.1,0.2\n1,2020,1,0.3,0.4\n"
                                                        "1,2020,5,0.5,0.6\n"));
    EXPECT_THAT(ages_of(figures, FigureKind::death_rate),
                ElementsAre("0", "1-4", "5+", "0", "1-4", "5+"));
    EXPECT_EQ(figures.of(FigureKind::death_rate).front().span, 5);
    const Figures shares = read(foreign_file("p.csv", "country_code,period_start,age_start,"
                                                      "percent_asfr\n1,2020,40,1\n1,2020,45,2\n"));
    EXPECT_THAT(ages_of(shares, FigureKind::birth_share), ElementsAre("40-44", "45-49"));
}

TEST(ReadUnTable, ReadsPeriodsAndUnits)
{
    Problems problems;
    const Figures figures =
        read(foreign_file("pop.csv", "LocID,Time,AgeGrpStart,AgeGrpSpan,PopMale\n"
                                     "1,2020-2025,0,5,7\n"),
             problems, {.unit = 1.0});
    EXPECT_EQ(figures.of(FigureKind::population).front().span, 5);
    EXPECT_THAT(values_of(figures, FigureKind::population), ElementsAre(7));
}

TEST(ReadUnTable, TakesTheVariantOfAFileFromItsName)
{
    const Figures figures = read(foreign_file("pop_projection_high.csv",
                                              "country_code,year,age_start,pop_male,pop_female\n"
                                              "1,2020,0,1,1\n"));
    EXPECT_TRUE(figures.of(FigureKind::population).empty());
    EXPECT_TRUE(figures.files.front().is_projection);
    EXPECT_FALSE(read(foreign_file("Population_Medium_1950-2023.csv", "LocID,Time,PopMale\n"))
                     .files.front()
                     .is_projection);
}

TEST(ReadUnTable, TakesBoundsOfTheTotalFertilityRateAsVariants)
{
    const std::string text = "country_code,year,medium,pi80_lower,low\n1,2024,2,1.5,1.75\n";
    const Figures figures = read(foreign_file("tfr_projection_bounds.csv", text));
    EXPECT_THAT(values_of(figures, FigureKind::total_fertility), ElementsAre(1.75, 1.5));
    EXPECT_THAT(figures.variants, ElementsAre("", "low", "pi80-lower"));
    EXPECT_TRUE(read(foreign_file("e0_projection_bounds.csv", text)).by_kind.empty());
}

TEST(ReadUnTable, NamesEveryFaultByItsLine)
{
    Problems problems;
    static_cast<void>(read(foreign_file("f.csv", "LocID,Time,AgeGrpStart,AgeGrpSpan,ASFR\n"
                                                 "1,20,20,1,5\n1,2020,x,1,5\n1,2020,20,1,5%\n"),
                           problems));
    EXPECT_THAT(lines_of(problems),
                ElementsAre("in/f.csv:2: '20' is not a year, or a period such as 2020-2025",
                            "in/f.csv:3: 'x' is not an age",
                            "in/f.csv:4: ASFR: '5%' is not a number"));
}

TEST(ReadUnTable, NeedsPlacesAndTimes)
{
    Problems problems;
    static_cast<void>(read(foreign_file("f.csv", "Location,ASFR\nIsland,5\n"), problems));
    EXPECT_THAT(lines_of(problems), ElementsAre(::testing::StartsWith("in/f.csv:1: the heading")));
}

TEST(ReadUnTable, TellsAListOfPlacesFromFigures)
{
    EXPECT_TRUE(is_list_of_places(foreign_file("l.csv", "country_code,name\n1,Island\n")));
    EXPECT_FALSE(is_list_of_places(foreign_file("l.csv", "LocID,Location,TFR\n1,Island,2\n")));
    const Figures other = read(foreign_file("e0.csv", "country_code,year,e0\n1,2020,80\n"));
    EXPECT_THAT(other.remarks,
                ElementsAre(testing::Field(&LocalText::en,
                                           "files that hold nothing that is taken: e0.csv")));
}

TEST(ReadUnTable, RefusesASpanThatIsNoNumberOfYears)
{
    Problems problems;
    const Figures figures =
        read(foreign_file("pop.csv", "LocID,Time,AgeGrpStart,AgeGrpSpan,PopMale\n"
                                     "9,2020,0,1e20,1\n9,2020,0,151,1\n"),
             problems);
    EXPECT_THAT(lines_of(problems), ElementsAre("in/pop.csv:2: an age group of 1e+20 years",
                                                "in/pop.csv:3: an age group of 151 years"));
    EXPECT_TRUE(figures.of(FigureKind::population).empty());
}

TEST(ReadUnTable, RefusesMoreVariantsThanThereCanBe)
{
    std::string text = "LocID,Variant,Time,TFR\n";
    for (int i = 0; i < 70'000; ++i) {
        text += "9,variant " + std::to_string(i) + ",2020,1\n";
    }
    EXPECT_THAT(test::problems_of([&] { static_cast<void>(read(foreign_file("tfr.csv", text))); }),
                ElementsAre("in/tfr.csv: names more than 1000 variants; is another column meant?"));
}

}  // namespace
}  // namespace natality::io
