#include <natality/io/csv/observation_reader.hpp>

#include "support/messages.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TableSchema fertility_schema()
{
    return {"fertility", {KeyColumn::region, KeyColumn::year, KeyColumn::age}, {"asfr"}};
}

TableSchema mortality_schema()
{
    return {"mortality",
            {KeyColumn::region, KeyColumn::year, KeyColumn::sex, KeyColumn::age},
            {"mx", "qx", "sx"}};
}

/// What is wrong with a fertility table of this text in a data set of one region.
std::vector<std::string> faults_of(const std::string& text)
{
    Problems problems;
    static_cast<void>(read_observations({"fertility.csv", "fertility.csv", text},
                                        fertility_schema(), "N", problems));
    return test::lines_of(problems);
}

TEST(ReadObservations, KeepsKeysValueAndLine)
{
    Problems problems;
    const ObservationTable table = read_observations(
        {"mortality.csv", "d/mortality.csv", "age,mx,sex,year,region\n85+,0.125,male,2020,S\n"},
        mortality_schema(), std::nullopt, problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(table.file, "d/mortality.csv");
    EXPECT_EQ(table.value_name, "mx");
    ASSERT_EQ(table.rows.size(), 1U);
    const Observation& row = table.rows.front();
    EXPECT_EQ(row.region, "S");
    EXPECT_EQ(row.year, Year{2020});
    EXPECT_EQ(row.sex, Sex::male);
    EXPECT_EQ(row.age, (AgeGroup{Age{85}, 0}));
    EXPECT_EQ(row.value, 0.125);
    EXPECT_EQ(row.line, 2U);
}

TEST(ReadObservations, KeepsOrdersAndIndicatorsAsWritten)
{
    Problems problems;
    const ObservationTable orders =
        read_observations({"b.csv", "b.csv", "order,rate\n3+,0.1\n"},
                          {"b", {KeyColumn::order}, {"rate"}}, "N", problems);
    const ObservationTable observed =
        read_observations({"o.csv", "o.csv", "indicator,value\nbirths,12\n"},
                          {"o", {KeyColumn::indicator}, {"value"}}, "N", problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(orders.rows.at(0).category, "3+");
    EXPECT_EQ(observed.rows.at(0).category, "births");
}

TEST(ReadObservations, TakesTheOnlyRegionWhereTheColumnIsLeftOut)
{
    Problems problems;
    const ObservationTable table =
        read_observations({"fertility.csv", "fertility.csv", "year,age,asfr\n2020,27,0.1\n"},
                          fertility_schema(), "N", problems);
    EXPECT_EQ(table.rows.at(0).region, "N");
}

TEST(ReadObservations, MissesTheRegionWhereThereAreSeveral)
{
    Problems problems;
    static_cast<void>(
        read_observations({"fertility.csv", "fertility.csv", "year,age,asfr\n2020,27,0.1\n"},
                          fertility_schema(), std::nullopt, problems));
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("fertility.csv:1: column 'region' is missing; the columns of fertility "
                            "are region, year, age, asfr"));
}

TEST(ReadObservations, NamesColumnsThatAreMissingUnknownOrDouble)
{
    EXPECT_THAT(faults_of("year,ages,asfr,year\n"),
                ElementsAre("fertility.csv:1: unknown column 'ages'; did you mean 'age'?",
                            "fertility.csv:1: column 'year' stands twice",
                            "fertility.csv:1: column 'age' is missing; the columns of fertility "
                            "are region, year, age, asfr"));
}

TEST(ReadObservations, TakesJustOneColumnOfValues)
{
    Problems problems;
    static_cast<void>(read_observations({"m.csv", "m.csv", "year,sex,age,mx,qx\n"},
                                        mortality_schema(), "N", problems));
    static_cast<void>(
        read_observations({"m.csv", "m.csv", "year,sex,age\n"}, mortality_schema(), "N", problems));
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("m.csv:1: columns 'mx' and 'qx': give only one of them",
                            "m.csv:1: column 'mx' or 'qx' or 'sx' is missing; the columns of "
                            "mortality are region, year, sex, age, mx, qx, sx"));
}

TEST(ReadObservations, NamesEveryCellOfTheWrongKind)
{
    EXPECT_THAT(faults_of("year,age,asfr\n20x0,27y,abc\n2020,27,\n2020,28,nan\n"),
                ElementsAre("fertility.csv:2: year: '20x0' is not a year, for instance 2024",
                            "fertility.csv:2: age: '27y' is not an age, for instance 27, 25-29 or "
                            "100+",
                            "fertility.csv:2: asfr: 'abc' is not a number",
                            "fertility.csv:3: asfr: the cell is empty; it must hold a number",
                            "fertility.csv:4: asfr: 'nan' is not a number"));
}

TEST(ReadObservations, CutsALongCellBetweenTwoCharacters)
{
    // Forty bytes hold thirteen characters of three bytes each, and one byte of the next.
    EXPECT_THAT(
        faults_of("year,age,asfr\n2020,27,一二三四五六七八九十一二三四五六七八九十\n"),
        ElementsAre("fertility.csv:2: asfr: '一二三四五六七八九十一二三…' is not a number"));
}

TEST(ReadObservations, CountsTheFieldsOfEveryRecord)
{
    EXPECT_THAT(faults_of("year,age,asfr\n2020,27\n2020,27,0.1,\n"),
                ElementsAre("fertility.csv:2: 2 fields where the header names 3",
                            "fertility.csv:3: 4 fields where the header names 3"));
}

TEST(ReadObservations, RefusesAFileWithoutObservations)
{
    EXPECT_THAT(faults_of(""),
                ElementsAre("fertility.csv: the file is empty; its first line names the columns"));
    EXPECT_THAT(faults_of("year,age,asfr\n"),
                ElementsAre("fertility.csv: holds no observations, only the names of the columns"));
}

}  // namespace
}  // namespace natality::io
