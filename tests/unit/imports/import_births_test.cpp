#include <natality/imports/import_births.hpp>

#include "support/messages.hpp"
#include "unit/imports/foreign_text.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::FiguresByHand;
using ::testing::ElementsAre;

constexpr AgeGroup none{Age{0}, 0};

/// What tables are made from, kept together.
struct Birthplace {
    Figures figures;
    ImportPlan plan;
    Problems problems{};
    std::vector<LocalText> remarks{};

    TableSources sources() { return {figures, plan, problems, remarks}; }
};

ImportPlan plan_from_2020(int width, int steps)
{
    return {.places = {0},
            .width = width,
            .base_year = Year{2020},
            .horizon = Year{2020 + width * steps},
            .open_age = Age{100},
            .remarks = {}};
}

TEST(ImportBirths, MakesRatesFromSharesAndTotals)
{
    FiguresByHand by_hand;
    by_hand.add(FigureKind::birth_share, Year{2020}, Sex::female, {Age{20}, 5}, 75, "", 5)
        .add(FigureKind::birth_share, Year{2020}, Sex::female, {Age{25}, 5}, 25, "", 5)
        .add(FigureKind::total_fertility, Year{2020}, Sex::female, none, 2, "", 5);
    Birthplace place{by_hand.figures(), plan_from_2020(5, 1)};
    const ObservationTable table = imported_fertility(place.sources());
    ASSERT_EQ(table.rows.size(), 2U);
    // Three quarters of two children in five years of age.
    EXPECT_DOUBLE_EQ(table.rows[0].value, 0.3);
    EXPECT_DOUBLE_EQ(table.rows[1].value, 0.1);
    EXPECT_EQ(place.remarks.size(), 1U);
}

TEST(ImportBirths, LetsTheLastRatesStandForALaterBaseYear)
{
    FiguresByHand by_hand;
    by_hand.add(FigureKind::birth_rate, Year{2018}, Sex::female, {Age{20}, 1}, 0.1)
        .add(FigureKind::birth_rate, Year{2019}, Sex::female, {Age{20}, 1}, 0.2);
    Birthplace place{by_hand.figures(), plan_from_2020(1, 3)};
    const ObservationTable table = imported_fertility(place.sources());
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].year, Year{2020});
    EXPECT_EQ(table.rows[0].value, 0.2);
    EXPECT_THAT(place.remarks,
                ElementsAre(testing::Field(&LocalText::en,
                                           "birth rates by age: those of 2019, the last, stand for "
                                           "the base year 2020")));
}

TEST(ImportBirths, BringsCalendarYearsToPeriods)
{
    FiguresByHand by_hand;
    for (int year = 2020; year <= 2025; ++year) {
        by_hand.add(FigureKind::total_fertility, Year{year}, Sex::female, none, year - 2018)
            .add(FigureKind::net_migration, Year{year}, Sex::female, none, 10);
    }
    Birthplace place{by_hand.figures(), plan_from_2020(5, 1)};
    // (2/2 + 3 + 4 + 5 + 6 + 7/2) / 5
    EXPECT_DOUBLE_EQ(
        figure_of_step(place.sources(), FigureKind::total_fertility, 0, 0, Year{2020})->value, 4.5);
    EXPECT_DOUBLE_EQ(
        figure_of_step(place.sources(), FigureKind::net_migration, 0, 0, Year{2020})->value, 50.0);
}

TEST(ImportBirths, TakesTheSexRatioOfTheFilesOrTheOneGiven)
{
    Birthplace with{FiguresByHand()
                        .add(FigureKind::sex_ratio_at_birth, Year{2020}, Sex::female, none, 1.07)
                        .figures(),
                    plan_from_2020(1, 1)};
    EXPECT_EQ(imported_sex_ratios(with.sources(), 1.05).rows.front().value, 1.07);
    Birthplace without{FiguresByHand().figures(), plan_from_2020(1, 1)};
    EXPECT_EQ(imported_sex_ratios(without.sources(), 1.05).rows.front().value, 1.05);
    EXPECT_EQ(without.remarks.size(), 1U);
}

TEST(ImportBirths, MakesPathsOfVariantsThatDiffer)
{
    FiguresByHand by_hand;
    for (int year = 2020; year <= 2022; ++year) {
        by_hand.add(FigureKind::total_fertility, Year{year}, Sex::female, none, 2)
            .add(FigureKind::total_fertility, Year{year}, Sex::female, none, 2, "momentum");
        if (year > 2020) {
            by_hand.add(FigureKind::total_fertility, Year{year}, Sex::female, none, 2.5, "high");
        }
    }
    Birthplace place{by_hand.figures(), plan_from_2020(1, 3)};
    const ObservationTable table = imported_tfr_paths(place.sources());
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.rows[0].category, "high");
    EXPECT_EQ(table.rows[0].value, 2.0) << "the main one before the variant begins";
    EXPECT_EQ(table.rows[2].value, 2.5);
}

TEST(ImportBirths, StandsInForOrdersAsIfWomenBoreAlike)
{
    const auto at = [](int year, int age, int width, double rate) {
        return Observation{.region = "1",
                           .year = Year{year},
                           .sex = Sex::female,
                           .age = {Age{age}, width},
                           .category = {},
                           .value = rate,
                           .line = 7};
    };
    const ObservationTable fertility{
        "", "asfr", {at(2020, 20, 5, 0.1), at(2020, 25, 5, 0.2), at(2021, 20, 5, 0.3)}};
    const ObservationTable table = births_by_order_alike(fertility);
    ASSERT_EQ(table.rows.size(), 9U);
    // By the middle of 20-24 a woman has had 0.25 children, by that of 25-29 0.5 + 0.5.
    EXPECT_NEAR(table.rows[0].value, 0.1 * std::exp(-0.25), 1e-15);
    EXPECT_NEAR(table.rows[1].value, 0.1 * 0.25 * std::exp(-0.25), 1e-15);
    EXPECT_NEAR(table.rows[3].value, 0.2 * std::exp(-1.0), 1e-15);
    EXPECT_NEAR(table.rows[5].value, 0.2 * (1.0 - 2.0 * std::exp(-1.0)), 1e-15);
    EXPECT_EQ(table.rows[5].category, "3+");
    EXPECT_NEAR(table.rows[6].value, 0.3 * std::exp(-0.75), 1e-15) << "another year begins anew";
}

TEST(ImportBirths, SharesWomenByTheMeanOfTheYearsAroundTheDate)
{
    FiguresByHand by_hand;
    const AgeGroup age{Age{30}, 1};
    by_hand.add(FigureKind::women_by_parity, Year{2018}, Sex::female, age, 99, "0")
        .add(FigureKind::women_by_parity, Year{2019}, Sex::female, age, 10, "0")
        .add(FigureKind::women_by_parity, Year{2019}, Sex::female, age, 30, "1+")
        .add(FigureKind::women_by_parity, Year{2020}, Sex::female, age, 20, "0")
        .add(FigureKind::women_by_parity, Year{2020}, Sex::female, age, 40, "1+");
    Birthplace place{by_hand.figures(), plan_from_2020(1, 1)};
    const ObservationTable table = imported_women_by_state(place.sources());
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].category, "parity0");
    EXPECT_DOUBLE_EQ(table.rows[0].value, 0.3);
    EXPECT_EQ(table.rows[1].category, "parity1plus");
    EXPECT_DOUBLE_EQ(table.rows[1].value, 0.7);
}

}  // namespace
}  // namespace natality::io
