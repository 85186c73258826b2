#include <natality/imports/import_migration.hpp>

#include <natality/inputs/migration_schedule.hpp>

#include <natality/imports/import_dataset.hpp>

#include "support/messages.hpp"
#include "unit/imports/foreign_text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::FiguresByHand;
using test::problems_of;
using ::testing::DoubleNear;
using ::testing::ElementsAre;

TEST(ImportMigration, TheScheduleIsThatOfRogersAndCastro)
{
    const std::vector<double> shares = rogers_castro_shares(AgeAxis(1, Age{100}));
    ASSERT_EQ(shares.size(), 101U);
    EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1.0, 1e-12);
    const auto peak = std::max_element(shares.begin(), shares.end());
    EXPECT_EQ(peak - shares.begin(), 23);
    // At 20.5: 0.02 e^−2.05 + 0.06 e^(−0.05 − e^−0.2) + 0.003; at 60.5 the last terms are 0.06
    // e^−4.05 and 0.003.
    const double young = 0.02 * std::exp(-2.05) + 0.06 * std::exp(-0.05 - std::exp(-0.2)) + 0.003;
    const double old = 0.02 * std::exp(-6.05) + 0.06 * std::exp(-4.05 - std::exp(-16.2)) + 0.003;
    EXPECT_NEAR(shares[20] / shares[60], young / old, 1e-12);
    const std::vector<double> wide = rogers_castro_shares(AgeAxis(5, Age{100}));
    EXPECT_NEAR(wide[4], std::accumulate(shares.begin() + 20, shares.begin() + 25, 0.0), 1e-15);
}

/// Ages 0, 1, 2+; populations of three years, rates of two, a total of migration.
FiguresByHand island_of_three_ages()
{
    FiguresByHand by_hand;
    for (int year = 2020; year <= 2022; ++year) {
        for (int age = 0; age <= 2; ++age) {
            const AgeGroup group{Age{age}, age == 2 ? 0 : 1};
            by_hand.add_both(FigureKind::population, Year{year}, group, 1000 + 10 * age + year);
            if (year < 2022) {
                by_hand.add_both(FigureKind::death_rate, Year{year}, group, 0.1 * (age + 1));
            }
        }
        if (year < 2022) {
            by_hand.add(FigureKind::birth_rate, Year{year}, Sex::female, {Age{1}, 1}, 0.5)
                .add(FigureKind::sex_ratio_at_birth, Year{year}, Sex::female, {Age{0}, 0}, 1.0)
                .add(FigureKind::net_migration, Year{year}, Sex::female, {Age{0}, 0}, 100);
        }
    }
    return by_hand;
}

ImportedDataset import(MigrationSource migration)
{
    return import_dataset(island_of_three_ages().figures(), ForeignFormat::wpp,
                          {.base_year = Year{2020}, .migration = migration});
}

TEST(ImportMigration, SpreadsTotalsHalfToEachSex)
{
    const ImportedDataset imported = import(MigrationSource::automatic);
    double women = 0.0;
    double men = 0.0;
    for (const Observation& row : imported.parts.migration.rows) {
        (row.sex == Sex::female ? women : men) += row.year == Year{2021} ? row.value : 0.0;
    }
    EXPECT_NEAR(women, 50.0, 1e-9);
    EXPECT_NEAR(men, 50.0, 1e-9);
    EXPECT_TRUE(import(MigrationSource::none).parts.migration.empty());
}

TEST(ImportMigration, TheResidualIsWhatSurvivorsLackOfThePopulation)
{
    const ImportedDataset imported = import(MigrationSource::residual);
    const std::vector<Observation>& rows = imported.parts.migration.rows;
    ASSERT_EQ(rows.size(), 2U * 2U * 3U);
    EXPECT_EQ(imported.parts.description.migration_timing, MigrationTiming::end);
    // Age 1 of women in 2021: from 3020 newborn who survive from m(0) = 0.1 to m(1) = 0.2, a(0) of
    // girls 0.31411 from 0.06891 on: q(0) = 0.1 / (1 + 0.68589 × 0.1) = 0.0935814, l(1) =
    // 0.9064186, L(0) = 1 − 0.68589 × 0.0935814 = 0.9358134, q(1) = 0.2 / 1.1, L(1) = l(1) (1 −
    // q(1) / 2) = 0.8240169, S = 0.8805352.
    EXPECT_EQ(rows[1].age.lower, Age{1});
    EXPECT_THAT(rows[1].value, DoubleNear(3031.0 - 0.8805352 * 3020.0, 0.2));
}

TEST(ImportMigration, ARequestThatCannotBeMetIsRefused)
{
    Figures figures = island_of_three_ages().figures();
    figures.by_kind.erase(FigureKind::net_migration);
    const auto import_with = [&](MigrationSource migration) {
        return problems_of([&] {
            static_cast<void>(import_dataset(figures, ForeignFormat::wpp,
                                             {.base_year = Year{2020}, .migration = migration}));
        });
    };
    EXPECT_THAT(import_with(MigrationSource::schedule),
                ElementsAre("--migration schedule: the files give no totals of net migration to "
                            "spread"));
    EXPECT_TRUE(import_with(MigrationSource::automatic).empty());
    std::erase_if(figures.by_kind[FigureKind::population],
                  [](const Figure& row) { return row.year > Year{2020}; });
    EXPECT_THAT(import_with(MigrationSource::residual),
                ElementsAre("--migration residual: the files give no population at the end of the "
                            "first step"));
}

TEST(ImportMigration, AChangeOfTerritoryIsNoMigration)
{
    Figures figures = island_of_three_ages().figures();
    figures.territory_changes.emplace(0, Year{2021});
    EXPECT_THAT(problems_of([&] {
                    static_cast<void>(import_dataset(
                        figures, ForeignFormat::human,
                        {.base_year = Year{2020}, .migration = MigrationSource::residual}));
                }),
                ElementsAre("--migration residual: the territory of Island changes in 2021; choose "
                            "a base year from then on, or a horizon before"));
}

}  // namespace
}  // namespace natality::io
