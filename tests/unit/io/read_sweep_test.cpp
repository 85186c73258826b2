#include <natality/io/read_sweep.hpp>

#include "unit/files/csv/gzipped.hpp"
#include "unit/io/study_folder.hpp"

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::StudyFolder;
using test::with_line;
using test::write_bytes;
using ::testing::ElementsAre;

/// All packages of both measures.
///
/// Lines: dataset 1, horizon 2, ceiling 3, design 4, the measures 6 and 7, output 9 and 11.
std::string tiny_sweep()
{
    return "dataset = \"tiny\"\n"
           "horizon = 2030\n"
           "ceiling = \"none\"\n"
           "design = \"all-packages\"\n"
           "[measures]\n"
           "leave = { from = 2023 }\n"
           "places = { level = 0.3, from = 2022, phase_in = 5 }\n"
           "[output]\n"
           "precision = \"float64\"\n"
           "[output.indicators]\n"
           "tfr = 5\n";
}

/// The same measures by the rows of `levels.csv`.
std::string table_sweep()
{
    return "dataset = \"tiny\"\n"
           "horizon = 2030\n"
           "ceiling = \"none\"\n"
           "design = \"table\"\n"
           "table = \"levels.csv\"\n"
           "measures.leave = { from = 2023 }\n"
           "measures.places = { from = 2022, phase_in = 5 }\n";
}

/// Built-in data, and a user's folder with a sweep file.
class ReadSweep : public ::testing::Test {
protected:
    LoadedSweep load(const std::string& sweep) const
    {
        write_bytes(folder_ / "my/own.toml", sweep);
        return load_sweep(folder_ / "my/own.toml", {folder_ / "builtin"});
    }

    /// What is wrong with a sweep file, the folder left out of the lines.
    std::vector<std::string> faults_of(const std::string& sweep) const
    {
        return folder_.faults_of([&] { return load(sweep); });
    }

    StudyFolder folder_;
};

TEST_F(ReadSweep, JoinsTheStudyWithTheDesign)
{
    const SweepPlan plan = load(tiny_sweep()).plan;
    EXPECT_EQ(plan.study().scenarios().size(), 1U);
    EXPECT_EQ(plan.study().settings().horizon, Year{2030});
    EXPECT_EQ(plan.design().size(), 4U);
    EXPECT_EQ(plan.design().full_package().uses[0].intensity.phase_in_years, 5);
    EXPECT_EQ(plan.design().package(1).uses[0].intensity.level, 0.3);
    EXPECT_EQ(plan.design().package(2).uses[0].intensity.level, 26.0);
    EXPECT_EQ(plan.output().precision, Precision::float64);
    ASSERT_EQ(plan.output().indicators.size(), 1U);
    EXPECT_EQ(plan.output().indicators[0].id, "tfr");
    EXPECT_EQ(plan.output().indicators[0].every, 5);
}

TEST_F(ReadSweep, CanBeReadAgainFromTheFilesAlone)
{
    write_bytes(folder_ / "my/levels.csv", "places,leave\n0.2,\n,20\n");
    const LoadedSweep loaded = load(table_sweep());
    std::filesystem::remove_all(folder_.path());
    EXPECT_NE(loaded.files.find("sweep.toml"), nullptr);
    EXPECT_NE(loaded.files.find("table.csv"), nullptr);
    EXPECT_NE(loaded.files.find("dataset/population.csv"), nullptr);
    EXPECT_EQ(read_sweep(loaded.files).design().size(), 3U);
}

TEST_F(ReadSweep, TakesAScenarioFromEachRowOfItsTable)
{
    write_bytes(folder_ / "my/levels.csv", "leave,places\n,0.2\n20,\n26,0.5\n,\n");
    const Design design = load(table_sweep()).plan.design();
    EXPECT_EQ(design.size(), 5U);
    EXPECT_THAT(design.levels(1), ElementsAre(0.2, testing::IsNan()));
    EXPECT_THAT(design.levels(2), ElementsAre(testing::IsNan(), 20.0));
    EXPECT_THAT(design.levels(3), ElementsAre(0.5, 26.0));
    EXPECT_TRUE(design.package(4).empty());
    EXPECT_EQ(design.package(3).uses[0].intensity.phase_in_years, 5);
}

TEST_F(ReadSweep, TakesAPackedTable)
{
    write_bytes(folder_ / "my/levels.csv.gz", test::gzipped("leave,places\n20,0.5\n"));
    const LoadedSweep loaded = load(with_line(table_sweep(), 5, "table = \"levels.csv.gz\""));
    EXPECT_THAT(loaded.plan.design().levels(1), ElementsAre(0.5, 20.0));
}

TEST_F(ReadSweep, NamesATableThatIsNowhere)
{
    EXPECT_THAT(faults_of(table_sweep()),
                ElementsAre("my/levels.csv: cannot be read: No such file or directory"));
}

TEST_F(ReadSweep, NamesEveryFaultOfATable)
{
    write_bytes(folder_ / "my/levels.csv", "places,laeve\n0.2,\n");
    EXPECT_THAT(faults_of(table_sweep()),
                ElementsAre("my/levels.csv:1: unknown column 'laeve'; did you mean 'leave'?",
                            "my/levels.csv:1: column 'leave' is missing; the columns are leave, "
                            "places"));
    write_bytes(folder_ / "my/levels.csv", "places,leave\n0.2,much\n0.2\n");
    EXPECT_THAT(faults_of(table_sweep()),
                ElementsAre("my/levels.csv:3: 1 fields where the header names 2",
                            "my/levels.csv:2: leave: 'much' is not a level in the unit of the "
                            "measure, or blank"));
    write_bytes(folder_ / "my/levels.csv", "places,leave\n0.6,27\n");
    EXPECT_THAT(faults_of(table_sweep()),
                ElementsAre("my/levels.csv:2: places: level 0.6 is outside 0.1 (today) to 0.5 "
                            "(full), share enrolled",
                            "my/levels.csv:2: leave: level 27 is outside 14 (today) to 26 (full), "
                            "weeks"));
}

TEST_F(ReadSweep, NamesTheProblemsOfAllItsFilesAtOnce)
{
    auto dataset = test::tiny_dataset();
    dataset["fertility.csv"] = with_line(dataset["fertility.csv"], 3, "2020,2,1.83");
    test::write_files(folder_ / "builtin/tiny", dataset);
    EXPECT_THAT(
        faults_of(with_line(tiny_sweep(), 4, "design = \"all-pakages\"")),
        ElementsAre("my/own.toml:4: design: 'all-pakages' is not known; did you mean "
                    "'all-packages'?",
                    "builtin/tiny/fertility.csv:3: asfr: '1.83' is not a rate per woman in [0, 1] "
                    "(region N, year 2020, age 2)"));
}

TEST_F(ReadSweep, NamesTheProblemsOfTheDesignWithThoseOfTheStudy)
{
    const std::string no_such_year = with_line(tiny_sweep(), 2, "horizon = 2020");
    EXPECT_THAT(faults_of(with_line(no_such_year, 6, "laeve = { from = 2023 }")),
                ElementsAre("my/own.toml:6: measure 'laeve' is not in the catalogue; did you mean "
                            "'leave'?",
                            "my/own.toml: horizon: 2020 is not a year after the base year 2020 in "
                            "steps of 1, up to 2500"));
}

TEST_F(ReadSweep, NamesADatasetThatIsNowhere)
{
    EXPECT_THAT(faults_of(with_line(tiny_sweep(), 1, "dataset = \"tinny\"")),
                ElementsAre("my/own.toml:1: dataset: 'tinny' is neither built in nor at my/tinny; "
                            "did you mean 'tiny'?"));
}

TEST_F(ReadSweep, NeedsASweepFileAmongItsFiles)
{
    EXPECT_THAT(
        test::problems_of([&] { return read_sweep(files::InputFiles("result.h5/inputs")); }),
        ElementsAre("result.h5/inputs/sweep.toml: is missing; a sweep has a sweep file"));
}

TEST(AllPackages, IsEveryPackageOfTheTwentyMeasures)
{
    const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";
    const SweepPlan plan = load_sweep(data / "scenarios/all-packages.toml", {data}).plan;
    EXPECT_EQ(plan.design().size(), std::uint64_t{1} << 20);
    const Study study = load_study(data / "scenarios/scenarios.toml", {data}).study;
    const Package everything = plan.design().package(plan.design().size() - 1);
    ASSERT_EQ(study.scenarios()[8].id, "everything");
    for (std::size_t m = 0; m < 20; ++m) {
        const Intensity& compared = study.scenarios()[8].uses.at(m).intensity;
        const Intensity& here = everything.uses.at(m).intensity;
        EXPECT_EQ(here.level, compared.level);
        EXPECT_EQ(here.from, compared.from);
        EXPECT_EQ(here.phase_in_years, compared.phase_in_years);
    }
}

}  // namespace
}  // namespace natality::io
