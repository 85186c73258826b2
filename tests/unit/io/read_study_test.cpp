#include <natality/io/read_study.hpp>

#include "unit/io/study_folder.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::problems_of;
using test::StudyFolder;
using test::tiny_catalogue;
using test::tiny_dataset;
using test::tiny_scenario;
using test::with_line;
using test::write_bytes;
using test::write_files;
using ::testing::ElementsAre;

/// Built-in data, and a user's folder with a scenario file.
class ReadStudy : public ::testing::Test {
protected:
    LoadedStudy load(const std::string& scenario) const
    {
        write_bytes(folder_ / "my/own.toml", scenario);
        return load_study(folder_ / "my/own.toml", {folder_ / "builtin"});
    }

    /// What is wrong with a study of this scenario file, the folder left out of the lines.
    std::vector<std::string> faults_of(const std::string& scenario) const
    {
        return folder_.faults_of([&] { return load(scenario); });
    }

    StudyFolder folder_;
};

TEST_F(ReadStudy, FindsBuiltInDataByName)
{
    const LoadedStudy loaded = load(tiny_scenario());
    ASSERT_EQ(loaded.study.scenarios().size(), 2U);
    EXPECT_EQ(loaded.study.scenarios()[0].id, "baseline");
    EXPECT_EQ(loaded.study.scenarios()[1].id, "both");
    EXPECT_EQ(loaded.study.scenarios()[1].uses[1].intensity.level, 26.0);
    EXPECT_EQ(loaded.study.settings().horizon, Year{2030});
}

TEST_F(ReadStudy, KeepsTheFilesItWasMadeOf)
{
    const LoadedStudy loaded = load(tiny_scenario());
    std::vector<std::string> names;
    for (const files::InputFile& file : loaded.files.all()) {
        names.push_back(file.name);
    }
    EXPECT_THAT(names, ElementsAre("catalogue/catalogue.toml", "dataset/dataset.toml",
                                   "dataset/fertility.csv", "dataset/mortality.csv",
                                   "dataset/population.csv", "dataset/sex_ratio_at_birth.csv",
                                   "scenario.toml"));
    EXPECT_EQ(loaded.files.find("scenario.toml")->content, tiny_scenario());
}

TEST_F(ReadStudy, CanBeReadAgainFromTheFilesAlone)
{
    const LoadedStudy loaded = load(tiny_scenario());
    files::InputFiles copies("result.h5/inputs");
    for (files::InputFile file : loaded.files.all()) {
        file.shown_as = "result.h5/inputs/" + file.name;
        copies.add(file);
    }
    std::filesystem::remove_all(folder_.path());
    EXPECT_EQ(read_study(copies).scenarios().size(), 2U);
}

TEST_F(ReadStudy, PrefersADatasetBesideTheScenario)
{
    auto own = tiny_dataset();
    own["population.csv"] = with_line(own["population.csv"], 2, "female,0,77");
    write_files(folder_ / "my/tiny", own);
    const LoadedStudy loaded = load(tiny_scenario());
    EXPECT_EQ(loaded.study.dataset().regions().front().population(0, column(Sex::female)), 77.0);
}

TEST_F(ReadStudy, FollowsPathsFromTheScenario)
{
    write_files(folder_ / "elsewhere", tiny_dataset());
    const LoadedStudy loaded = load(with_line(tiny_scenario(), 1, "dataset = \"../elsewhere\""));
    EXPECT_EQ(loaded.files.find("dataset/dataset.toml")->shown_as,
              (folder_ / "elsewhere/dataset.toml").string());
}

TEST_F(ReadStudy, TakesAnotherCatalogueAndAdditions)
{
    write_files(folder_ / "my/list", tiny_catalogue());
    write_bytes(folder_ / "my/more.toml", "[[measure]]\nid = \"more\"\nheading = \"care\"\n"
                                          "name = \"More\"\nbarrier = \"time\"\nunit = \"u\"\n"
                                          "reference = 0\nfull = 1\n");
    const LoadedStudy loaded =
        load("catalogue = \"list\"\nadditional_measures = \"more.toml\"\n" + tiny_scenario());
    EXPECT_THAT(loaded.study.catalogue().measure_ids(), ElementsAre("places", "leave", "more"));
    EXPECT_NE(loaded.files.find("additional_measures.toml"), nullptr);
    EXPECT_EQ(read_study(loaded.files).catalogue().measures().size(), 3U);
}

TEST_F(ReadStudy, NamesADatasetThatIsNowhere)
{
    EXPECT_THAT(faults_of(with_line(tiny_scenario(), 1, "dataset = \"tinny\"")),
                ElementsAre("my/own.toml:1: dataset: 'tinny' is neither built in nor at my/tinny; "
                            "did you mean 'tiny'?"));
}

TEST_F(ReadStudy, NamesACatalogueAndAdditionsThatAreNowhere)
{
    EXPECT_THAT(faults_of("catalogue = \"mesures\"\nadditional_measures = \"more.toml\"\n" +
                          tiny_scenario()),
                ElementsAre("my/own.toml:1: catalogue: 'mesures' is neither built in nor at "
                            "my/mesures; did you mean 'measures'?",
                            "my/more.toml: cannot be read: No such file or directory"));
}

TEST_F(ReadStudy, NamesTheProblemsOfAllItsFilesAtOnce)
{
    auto dataset = tiny_dataset();
    dataset["fertility.csv"] = with_line(dataset["fertility.csv"], 3, "2020,2,1.83");
    write_files(folder_ / "builtin/tiny", dataset);
    auto catalogue = tiny_catalogue();
    catalogue["catalogue.toml"] = with_line(catalogue["catalogue.toml"], 21, "barrier = \"tme\"");
    write_files(folder_ / "builtin/measures", catalogue);
    EXPECT_THAT(
        faults_of(with_line(tiny_scenario(), 3, "ceiling = \"non\"")),
        ElementsAre("my/own.toml:3: ceiling: 'non' is not known; did you mean 'none'?",
                    "builtin/tiny/fertility.csv:3: asfr: '1.83' is not a rate per woman in [0, 1] "
                    "(region N, year 2020, age 2)",
                    "builtin/measures/catalogue.toml:16: barrier: 'tme' is not in the catalogue; "
                    "did you mean 'time'?"));
}

TEST_F(ReadStudy, NamesAScenarioFileThatIsNotThere)
{
    const std::string path = (folder_ / "none.toml").string();
    EXPECT_THAT(problems_of([&] { return load_study(path, {folder_ / "builtin"}); }),
                ElementsAre(path + ": cannot be read: No such file or directory"));
}

TEST_F(ReadStudy, NeedsAScenarioFileAmongItsFiles)
{
    EXPECT_THAT(problems_of([&] { return read_study(files::InputFiles("result.h5/inputs")); }),
                ElementsAre("result.h5/inputs/scenario.toml: is missing; a study has a scenario "
                            "file"));
}

}  // namespace
}  // namespace natality::io
