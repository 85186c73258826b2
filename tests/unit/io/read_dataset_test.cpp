#include <natality/io/read_dataset.hpp>

#include "support/messages.hpp"
#include "support/tiny_dataset.hpp"
#include "unit/files/csv/gzipped.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::in_memory;
using test::problems_of;
using test::ScratchFolder;
using test::TextFiles;
using test::tiny_dataset;
using ::testing::ElementsAre;

Dataset dataset_of(const TextFiles& files)
{
    return read_dataset(in_memory(files, "tiny"));
}

/// The same text with the line ends of another system.
std::string with_windows_line_ends(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        result += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return result;
}

TEST(ReadDataset, ReadsAFolder)
{
    const ScratchFolder folder;
    test::write_files(folder / "tiny", tiny_dataset());
    const Dataset dataset = read_dataset(folder / "tiny");
    EXPECT_EQ(dataset.base_year(), Year{2020});
    EXPECT_EQ(dataset.ages(), AgeAxis(1, Age{4}));
    ASSERT_EQ(dataset.regions().size(), 1U);
    const RegionInputs& region = dataset.regions().front();
    EXPECT_EQ(region.population(4, column(Sex::female)), 600.0);
    EXPECT_EQ(region.population(0, column(Sex::male)), 1050.0);
    EXPECT_EQ(region.mortality.measure, MortalityMeasure::death_rate);
    EXPECT_EQ(region.mortality.values[Sex::male].at(Year{2020})(3), 0.2);
    EXPECT_EQ(region.asfr.at(Year{2021})(2), 0.5);
    EXPECT_EQ(region.sex_ratio_at_birth.at(Year{2021}), 1.06);
}

TEST(ReadDataset, TakesByteOrderMarksAndLineEndsOfWindows)
{
    TextFiles files = tiny_dataset();
    for (auto& [name, content] : files) {
        content = "\xEF\xBB\xBF" + with_windows_line_ends(content);
    }
    EXPECT_EQ(dataset_of(files).regions().front().asfr.at(Year{2020})(2), 0.6);
}

TEST(ReadDataset, TakesCompressedTables)
{
    TextFiles files = tiny_dataset();
    files["mortality.csv.gz"] = test::gzipped(files.at("mortality.csv"));
    files.erase("mortality.csv");
    const Dataset dataset = dataset_of(files);
    EXPECT_EQ(dataset.regions().front().mortality.values[Sex::female].at(Year{2020})(4), 0.5);
}

TEST(ReadDataset, TellsDeathRatesProbabilitiesAndSurvivalRatiosApartByTheirColumn)
{
    TextFiles files = tiny_dataset();
    files["mortality.csv"].replace(0, std::string("year,sex,age,mx").size(), "year,sex,age,qx");
    EXPECT_EQ(dataset_of(files).regions().front().mortality.measure,
              MortalityMeasure::death_probability);
    files["mortality.csv"].replace(0, std::string("year,sex,age,qx").size(), "year,sex,age,sx");
    EXPECT_EQ(dataset_of(files).regions().front().mortality.measure,
              MortalityMeasure::survival_ratio);
}

TEST(ReadDataset, ReadsSeveralRegionsByTheirColumn)
{
    TextFiles files = tiny_dataset();
    files["dataset.toml"] += "[[region]]\nid = \"S\"\n";
    for (auto& [name, content] : files) {
        if (name == "dataset.toml") {
            continue;
        }
        const std::size_t header_end = content.find('\n') + 1;
        std::string rows;
        for (const char* region : {"N,", "S,"}) {
            std::istringstream lines(content.substr(header_end));
            for (std::string line; std::getline(lines, line);) {
                rows += region + line + "\n";
            }
        }
        content = "region," + content.substr(0, header_end) + rows;
    }
    const Dataset dataset = dataset_of(files);
    ASSERT_EQ(dataset.regions().size(), 2U);
    EXPECT_EQ(dataset.regions()[1].region.id, "S");
    EXPECT_EQ(dataset.regions()[1].population(1, column(Sex::female)), 900.0);
}

TEST(ReadDataset, ReadsTheOptionalTables)
{
    TextFiles files = tiny_dataset();
    files["migration.csv"] = "year,sex,age,net_migrants\n2020,female,1,-5\n2020,male,1,7\n";
    files["births_by_order.csv"] =
        "year,age,order,rate\n"
        "2020,1,1,0.1\n2020,2,1,0.3\n2020,3,1,0.05\n2021,1,1,0.1\n2021,2,1,0.25\n2021,3,1,0.05\n"
        "2020,1,2+,0.1\n2020,2,2+,0.3\n2020,3,2+,0.05\n2021,1,2+,0.1\n2021,2,2+,0.25\n"
        "2021,3,2+,0.05\n";
    files["observed.csv"] = "year,indicator,value\n2020,births,1000\n";
    const Dataset dataset = dataset_of(files);
    const RegionInputs& region = dataset.regions().front();
    EXPECT_EQ(region.net_migrants[Sex::female].at(Year{2020})(1), -5.0);
    EXPECT_THAT(region.births_by_order.value().orders, ElementsAre("1", "2+"));
    EXPECT_EQ(region.observed.at(0).value, 1000.0);
}

TEST(ReadDataset, IgnoresOtherFilesOfTheFolder)
{
    const ScratchFolder folder;
    test::write_files(folder.path(), tiny_dataset());
    test::write_bytes(folder / "reference_projection.csv", "no table of ours");
    test::write_bytes(folder / "README.md", "");
    const files::InputFiles files = dataset_files(folder.path());
    EXPECT_EQ(files.all().size(), tiny_dataset().size());
    EXPECT_EQ(files.find("README.md"), nullptr);
}

TEST(ReadDataset, NamesAFileThatCannotBeRead)
{
    const ScratchFolder folder;
    test::write_files(folder.path(), tiny_dataset());
    std::filesystem::remove(folder / "fertility.csv");
    std::filesystem::create_directory(folder / "fertility.csv");
    EXPECT_THAT(
        problems_of([&] { return read_dataset(folder.path()); }),
        ElementsAre((folder / "fertility.csv").string() + ": cannot be read: Is a directory"));
}

TEST(ReadDataset, NamesAFolderThatIsNoDataset)
{
    const ScratchFolder folder;
    EXPECT_THAT(problems_of([&] { return read_dataset(folder.path()); }),
                ElementsAre((folder / "dataset.toml").string() +
                            ": is missing; it is what makes a folder a data set"));
}

TEST(ReadDataset, GathersTheProblemsOfAllFiles)
{
    TextFiles files = tiny_dataset();
    files["dataset.toml"] += "licence = \"free\"\n";
    files["fertility.csv"] = test::with_line(files["fertility.csv"], 3, "2020,2,abc");
    files["population.csv"] = test::with_line(files["population.csv"], 1, "sex,age,people");
    EXPECT_THAT(
        problems_of([&] { return dataset_of(files); }),
        ElementsAre(
            "tiny/dataset.toml:14: unknown key 'region.licence'; known: id, name, "
            "parent, permanent_migration",
            "tiny/population.csv:1: unknown column 'people'; known: region, year, date, sex, "
            "age, persons",
            "tiny/population.csv:1: column 'persons' is missing; the columns of "
            "population are region, year, date, sex, age, persons",
            "tiny/fertility.csv:3: asfr: 'abc' is not a number"));
}

}  // namespace
}  // namespace natality::io
