#include <natality/imports/import_ages.hpp>

#include "support/messages.hpp"
#include "unit/imports/foreign_text.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::FiguresByHand;
using ::testing::DoubleNear;
using ::testing::ElementsAre;

/// What tables are made from, kept together.
struct Workshop {
    Figures figures;
    ImportPlan plan;
    Problems problems;
    std::vector<LocalText> remarks;

    TableSources sources() { return {figures, plan, problems, remarks}; }
};

ImportPlan plan_of(int width, int open_age)
{
    return {.places = {0},
            .width = width,
            .base_year = Year{2020},
            .horizon = Year{2020 + width},
            .open_age = Age{open_age},
            .remarks = {}};
}

std::vector<std::string> rows_of(const ObservationTable& table, Sex sex)
{
    std::vector<std::string> rows;
    for (const Observation& row : table.rows) {
        if (row.sex == sex) {
            rows.push_back(to_string(row.age) + " " + std::to_string(std::lround(row.value)));
        }
    }
    return rows;
}

TEST(ImportAges, JoinsPersonsPastTheOpenAgeAndWithinGroups)
{
    FiguresByHand by_hand;
    for (int age = 0; age < 12; ++age) {
        by_hand.add_both(FigureKind::population, Year{2020}, {Age{age}, 1}, age);
    }
    by_hand.add_both(FigureKind::population, Year{2020}, {Age{12}, 0}, 100);
    Workshop workshop{by_hand.figures(), plan_of(5, 10), {}, {}};
    const ObservationTable table = imported_population(workshop.sources(), Year{2020});
    // 0 + 1 + … + 4, 5 + … + 9, 10 + 11 + 100
    EXPECT_THAT(rows_of(table, Sex::female), ElementsAre("0-4 10", "5-9 35", "10+ 121"));
    EXPECT_THAT(rows_of(table, Sex::male), ElementsAre("0-4 10", "5-9 35", "10+ 121"));
    EXPECT_EQ(table.file, "in/a.csv");
}

TEST(ImportAges, RefusesAGroupThatGoesPastTheOpenAge)
{
    Workshop workshop{FiguresByHand()
                          .add_both(FigureKind::population, Year{2020}, {Age{0}, 3}, 1)
                          .add_both(FigureKind::population, Year{2020}, {Age{3}, 0}, 1)
                          .figures(),
                      plan_of(1, 2),
                      {},
                      {}};
    static_cast<void>(imported_population(workshop.sources(), Year{2020}));
    EXPECT_THAT(test::lines_of(workshop.problems),
                ElementsAre("in/a.csv: age 0-2 goes past the open age 2; choose another by "
                            "--open-age",
                            "in/a.csv: age 0-2 goes past the open age 2; choose another by "
                            "--open-age"));
}

FiguresByHand rates_to_two()
{
    FiguresByHand by_hand;
    by_hand.add_both(FigureKind::death_rate, Year{2020}, {Age{0}, 1}, 0.1)
        .add_both(FigureKind::death_rate, Year{2020}, {Age{1}, 1}, 0.2)
        .add_both(FigureKind::death_rate, Year{2020}, {Age{2}, 0}, 0.5);
    return by_hand;
}

TEST(ImportAges, WeighsOldDeathRatesByPersonsAtBothEnds)
{
    FiguresByHand by_hand = rates_to_two();
    by_hand.add_both(FigureKind::population, Year{2020}, {Age{1}, 1}, 50)
        .add_both(FigureKind::population, Year{2020}, {Age{2}, 0}, 10)
        .add_both(FigureKind::population, Year{2021}, {Age{1}, 1}, 10)
        .add_both(FigureKind::population, Year{2021}, {Age{2}, 0}, 30);
    Workshop workshop{by_hand.figures(), plan_of(1, 1), {}, {}};
    const ObservationTable table = imported_mortality(workshop.sources());
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(to_string(table.rows[1].age), "1+");
    // (0.2 × 60 + 0.5 × 40) / 100
    EXPECT_DOUBLE_EQ(table.rows[1].value, 0.32);
    EXPECT_EQ(workshop.remarks.size(), 1U);
}

TEST(ImportAges, WeighsOldDeathRatesByYearsLivedWherePersonsAreNotKnown)
{
    Workshop workshop{rates_to_two().figures(), plan_of(1, 1), {}, {}};
    const ObservationTable table = imported_mortality(workshop.sources());
    // One dies in (1 − e^−0.2) / 0.2 + e^−0.2 / 0.5 years.
    const double years = (1.0 - std::exp(-0.2)) / 0.2 + std::exp(-0.2) / 0.5;
    EXPECT_THAT(table.rows[1].value, DoubleNear(1.0 / years, 1e-12));
}

TEST(ImportAges, LeavesRatesAsTheyAreWhereTheOpenAgeIsTheirs)
{
    Workshop workshop{rates_to_two().figures(), plan_of(1, 2), {}, {}};
    const ObservationTable table = imported_mortality(workshop.sources());
    ASSERT_EQ(table.rows.size(), 6U);
    EXPECT_EQ(table.rows[2].value, 0.5);
    EXPECT_TRUE(workshop.remarks.empty());
}

}  // namespace
}  // namespace natality::io
