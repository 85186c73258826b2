#include <natality/io/state_tables.hpp>

#include <natality/files/csv/csv_writer.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

/// One fertile age, 15, base year 2020, states up to two children and more.
StateEstimate small_estimate()
{
    const StateSpace space({.last_parity = 2});
    Eigen::ArrayXXd women = Eigen::ArrayXXd::Zero(17, 4);
    women.row(14) << 1.0, 0.0, 0.0, 0.0;
    women.row(15) << 0.5, 0.25, 0.125, 0.125;
    Eigen::ArrayXXd rates = Eigen::ArrayXXd::Zero(17, 4);
    rates.row(15) << 0.1, 0.2, 0.00003, 0.4;
    Eigen::ArrayXXd births = Eigen::ArrayXXd::Zero(17, 3);
    births.row(15) << 0.01, 0.02, 0.03;
    ByAgeYear unions = ByAgeYear::Zero(17, 1);
    unions(15, 0) = 1.0 / 3.0;
    const YearAxis past(Year{2018}, 3);
    return {
        .space = space,
        .fertile = {Age{15}, Age{15}},
        .women = women,
        .rates = rates,
        .union_formation = {YearAxis(Year{2020}, 1), unions},
        .past = {Year{2018}, {women, women, women}, {births, births}, ByYear::Ones(2)},
        .single = {past, {}, 1.0, {}},
        .first_births = {},
        .closures = {{LocalText{"women childless, age 40", "40岁未生育的妇女"}, 0.03, 0.0325,
                      ClosureUse::check},
                     {LocalText{"births", "出生人数"}, 1200000.0, 1200000.0, ClosureUse::fitted}}};
}

OrderRates base_births()
{
    Eigen::ArrayXXd births = Eigen::ArrayXXd::Zero(17, 2);
    births.row(15) << 0.01, 0.0000008;
    return {Year{2020}, births};
}

std::string table_of(const std::string& name)
{
    const std::vector<TableText> tables = state_tables(small_estimate(), base_births());
    return std::find_if(tables.begin(), tables.end(),
                        [&](const TableText& table) { return table.name == name; })
        ->text;
}

TEST(StateTables, WomenBeginAtTheAgeBelowTheFertileOnes)
{
    EXPECT_EQ(table_of("women_by_state.csv"), "age,state,share\n"
                                              "14,single,1\n14,union0,0\n14,parity1,0\n"
                                              "14,parity2plus,0\n"
                                              "15,single,0.5\n15,union0,0.25\n15,parity1,0.125\n"
                                              "15,parity2plus,0.125\n");
}

TEST(StateTables, BirthsOfTheBaseYearStayAsGiven)
{
    EXPECT_EQ(table_of("births_by_order.csv"),
              "year,age,order,rate\n2020,15,1,0.01\n2020,15,2+,0.0000008\n");
}

TEST(StateTables, PastBirthsAreOfTheAgesReachedAndTheLastOrderHoldsAllLaterOnes)
{
    // The cohort that starts at 14 in 2018 is 15 a year later.
    EXPECT_EQ(table_of("past_births_by_order.csv"),
              "year,age,order,rate\n2019,15,1,0.01\n2019,15,2+,0.05\n");
}

TEST(StateTables, UnionsAndRatesAreByAge)
{
    EXPECT_EQ(table_of("union_formation.csv"), "year,age,rate\n2020,15,0.3333333333\n");
    EXPECT_EQ(table_of("state_rates.csv"), "age,state,rate\n15,single,0.1\n15,union0,0.2\n"
                                           "15,parity1,0.00003\n15,parity2plus,0.4\n");
}

TEST(StateTables, ClosuresSayHowFarOffTheyAreAndWhatTheyWereFor)
{
    EXPECT_EQ(table_of("closures.csv"), "figure,published,rebuilt,difference,use\n"
                                        "\"women childless, age 40\",0.03,0.0325,0.0025,check\n"
                                        "births,1200000,1200000,0,fitted\n");
}

TEST(Decimal, RoundsToSignificantDigitsWithoutPowersOfTen)
{
    EXPECT_EQ(files::decimal(0.000123456, 3), "0.000123");
    EXPECT_EQ(files::decimal(0.00999999, 3), "0.01");
    EXPECT_EQ(files::decimal(-12.5, 3), "-12.5");
    EXPECT_EQ(files::decimal(1234567.0, 3), "1234567");
    EXPECT_EQ(files::decimal(1e-20, 3), "0.00000000000000000001");
    EXPECT_EQ(files::decimal(0.0, 3), "0");
}

TEST(CsvWriter, QuotesWhereACellNeedsIt)
{
    files::CsvWriter table({"a", "b"});
    table.add({"1,2", "say \"so\""});
    EXPECT_EQ(table.text(), "a,b\n\"1,2\",\"say \"\"so\"\"\"\n");
}

}  // namespace
}  // namespace natality::io
