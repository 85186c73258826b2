#include <natality/io/read_catalogue.hpp>

#include "support/messages.hpp"
#include "support/tiny_dataset.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::in_memory;
using test::problems_of;
using test::ScratchFolder;
using test::TextFiles;
using test::tiny_catalogue;
using ::testing::ElementsAre;

/// A measure of the tiny catalogue's heading and barrier.
std::string measure_text(const std::string& id, int number, double full)
{
    return "[[measure]]\nid = \"" + id + "\"\nnumber = " + std::to_string(number) +
           "\nheading = \"care\"\nname = \"Own\"\nbarrier = \"time\"\nunit = \"u\"\n"
           "reference = 0\nfull = " +
           std::to_string(full) + "\n";
}

Catalogue with_additions(const std::string& text)
{
    return read_catalogue(in_memory(tiny_catalogue(), "tiny"),
                          in_memory({{"own.toml", text}}, "my"));
}

TEST(ReadCatalogue, JoinsTheFilesOfAFolder)
{
    const ScratchFolder folder;
    TextFiles files = tiny_catalogue();
    files["more.toml"] = measure_text("more", 3, 2.0);
    files["notes.md"] = "not a catalogue";
    test::write_files(folder / "measures", files);
    const Catalogue catalogue = read_catalogue(folder / "measures");
    EXPECT_THAT(catalogue.measure_ids(), ElementsAre("places", "leave", "more"));
    EXPECT_EQ(catalogue.title().en, "Two supports");
}

TEST(ReadCatalogue, ReadsOneFileAlone)
{
    const ScratchFolder folder;
    test::write_files(folder.path(), tiny_catalogue());
    EXPECT_EQ(read_catalogue(folder / "catalogue.toml").measures().size(), 2U);
}

TEST(ReadCatalogue, AddsMeasuresOfTheUser)
{
    const Catalogue catalogue = with_additions(measure_text("own", 0, 2.0));
    EXPECT_THAT(catalogue.measure_ids(), ElementsAre("places", "leave", "own"));
}

TEST(ReadCatalogue, ReplacesMeasuresOfTheSameId)
{
    const Catalogue catalogue = with_additions(measure_text("leave", 2, 52.0));
    EXPECT_THAT(catalogue.measure_ids(), ElementsAre("places", "leave"));
    EXPECT_EQ(catalogue.measures()[1].full, 52.0);
    EXPECT_EQ(catalogue.measures()[1].name.en, "Own");
}

TEST(ReadCatalogue, ReplacesAPairWhateverItsOrder)
{
    TextFiles files = tiny_catalogue();
    files["catalogue.toml"] += "[[pair]]\nmeasures = [\"places\", \"leave\"]\n"
                               "log_effect = { low = 0, central = 0.1, high = 0.2 }\n";
    const Catalogue catalogue =
        read_catalogue(in_memory(files, "tiny"),
                       in_memory({{"own.toml", "[[pair]]\nmeasures = [\"leave\", \"places\"]\n"
                                               "log_effect = { low = 0, central = 0.3, high = 0.4 "
                                               "}\n"}},
                                 "my"));
    ASSERT_EQ(catalogue.pairs().size(), 1U);
    EXPECT_EQ(catalogue.pairs()[0].log_effect.central, 0.3);
}

TEST(ReadCatalogue, ReportsAnAdditionThatStandsTwice)
{
    const std::string twice = measure_text("leave", 2, 52.0) + measure_text("leave", 2, 40.0);
    EXPECT_THAT(problems_of([&] { return with_additions(twice); }),
                ElementsAre("my/own.toml:10: measure 'leave' stands twice",
                            "my/own.toml:10: number 2 is already that of 'leave'"));
}

TEST(ReadCatalogue, ReportsTheProblemsOfAllFiles)
{
    TextFiles files = tiny_catalogue();
    files["more.toml"] = "[[meassure]]\nid = \"x\"\n";
    files["third.toml"] = "title = 3\n";
    EXPECT_THAT(problems_of([&] { return read_catalogue(in_memory(files, "tiny")); }),
                ElementsAre("tiny/more.toml:1: unknown key 'meassure'; did you mean 'measure'?",
                            "tiny/third.toml:1: title: must be a table, not a whole number"));
}

TEST(ReadCatalogue, HasOneBandOfPlausibilityInAllFiles)
{
    TextFiles files = tiny_catalogue();
    files["a.toml"] = files["b.toml"] =
        "[[plausibility]]\ncentral = [0.1, 0.2]\nrange = [0, 0.3]\n";
    EXPECT_THAT(problems_of([&] { return read_catalogue(in_memory(files, "tiny")); }),
                ElementsAre("tiny/b.toml:1: plausibility: another file of the catalogue has one "
                            "already"));
}

TEST(ReadCatalogue, MustSayItsFormat)
{
    TextFiles files = tiny_catalogue();
    files["catalogue.toml"] = test::with_line(files["catalogue.toml"], 1, "");
    EXPECT_THAT(problems_of([&] { return read_catalogue(in_memory(files, "tiny")); }),
                ElementsAre("tiny/catalogue.toml: one file of a catalogue must say format = 1, and "
                            "none does"));
}

TEST(ReadCatalogue, NamesAPathThatIsNotThere)
{
    const ScratchFolder folder;
    const std::string path = (folder / "none").string();
    EXPECT_THAT(problems_of([&] { return read_catalogue(path); }),
                ElementsAre(path + ": cannot be read: No such file or directory"));
}

}  // namespace
}  // namespace natality::io
