#include <natality/imports/write_dataset.hpp>

#include <natality/io/read_dataset.hpp>

#include "support/messages.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"
#include "unit/imports/foreign_text.hpp"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::bytes_of;
using test::FiguresByHand;
using test::problems_of;
using test::ScratchFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

ImportedDataset made_island(MigrationSource migration = MigrationSource::automatic)
{
    FiguresByHand by_hand;
    for (int age = 0; age <= 2; ++age) {
        const AgeGroup group{Age{age}, age == 2 ? 0 : 1};
        by_hand.add_both(FigureKind::population, Year{2020}, group, 1000.5 + age)
            .add_both(FigureKind::death_rate, Year{2020}, group, 0.1);
    }
    by_hand.add(FigureKind::birth_rate, Year{2020}, Sex::female, {Age{1}, 1}, 0.5)
        .add(FigureKind::net_migration, Year{2020}, Sex::female, {Age{0}, 0}, 100);
    return import_dataset(
        by_hand.figures(), ForeignFormat::wpp,
        {.horizon = Year{2030}, .migration = migration, .title = "The \"Island\""});
}

TEST(WriteDataset, WritesWhatIsReadAgain)
{
    const ScratchFolder scratch;
    write_dataset(scratch / "island", made_island(), files::ExistingOutput::keep);
    const Dataset dataset = read_dataset(scratch / "island");
    EXPECT_EQ(dataset.description().title.in(Language::en), "The \"Island\"");
    EXPECT_EQ(dataset.description().licence, "CC BY 3.0 IGO");
    EXPECT_EQ(dataset.base_year(), Year{2020});
    EXPECT_EQ(dataset.ages(), AgeAxis(1, Age{2}));
    const RegionInputs& region = dataset.regions().front();
    EXPECT_EQ(region.region.id, "ONE");
    EXPECT_EQ(region.region.name.in(Language::en), "Island");
    EXPECT_EQ(region.population(2, column(Sex::male)), 1002.5);
    EXPECT_EQ(region.asfr.at(Year{2020})(1), 0.5);
    EXPECT_NEAR(region.net_migrants[Sex::male].at(Year{2020}).sum(), 50.0, 1e-9);
    EXPECT_THAT(bytes_of(scratch / "island" / "baseline.toml"), HasSubstr("horizon = 2030"));
    EXPECT_THAT(bytes_of(scratch / "island" / "SOURCES.md"),
                HasSubstr("| a.csv | population (6 figures), death rates (6 figures)"));
}

TEST(WriteDataset, LeavesAFolderAloneUnlessForcedAndThenMixesNothing)
{
    const ScratchFolder scratch;
    const std::filesystem::path folder = scratch / "island";
    write_dataset(folder, made_island(), files::ExistingOutput::keep);
    const ImportedDataset other = made_island(MigrationSource::none);
    EXPECT_THAT(problems_of([&] { write_dataset(folder, other, files::ExistingOutput::keep); }),
                ElementsAre(folder.string() +
                            ": exists already; give --force to replace what an import writes"));
    EXPECT_TRUE(std::filesystem::exists(folder / "migration.csv"));
    test::write_bytes(folder / "notes.txt", "mine");
    write_dataset(folder, other, files::ExistingOutput::replace);
    EXPECT_FALSE(std::filesystem::exists(folder / "migration.csv"));
    EXPECT_EQ(bytes_of(folder / "notes.txt"), "mine");
}

}  // namespace
}  // namespace natality::io
