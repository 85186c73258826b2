#include <natality/io/toml/catalogue_toml.hpp>

#include "support/messages.hpp"
#include "support/tiny_dataset.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

CatalogueFile file_of(const std::string& text, Problems& problems)
{
    return catalogue_file({"a.toml", "a.toml", text}, problems);
}

TEST(CatalogueToml, GivesAllItsParts)
{
    Problems problems;
    const std::string text = test::tiny_catalogue().at("catalogue.toml") +
                             "[[pair]]\nmeasures = ['places', 'leave']\n"
                             "log_effect = { low = 0, central = 0.1, high = 0.2 }\nnote = 'n'\n"
                             "[[plausibility]]\ncentral = [0.1, 0.2]\nrange = [0, 0.3]\n";
    const auto [parts, has_format] = file_of(text, problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_TRUE(has_format);
    EXPECT_EQ(parts.title.en, "Two supports");
    EXPECT_EQ(parts.headings.at(0).id, "care");
    EXPECT_EQ(parts.barriers.at(0).name.en, "Time");
    EXPECT_EQ(parts.references.at(0).text.en, "Author (2020)");
    EXPECT_EQ(parts.measures.at(1).id, "leave");
    EXPECT_THAT(parts.pairs.at(0).measures, ElementsAre("places", "leave"));
    EXPECT_EQ(parts.pairs.at(0).log_effect.central, 0.1);
    EXPECT_THAT(parts.plausibility->central, ElementsAre(0.1, 0.2));
    EXPECT_THAT(parts.plausibility->range, ElementsAre(0.0, 0.3));
}

TEST(CatalogueToml, KeepsTheUsualOverlapOfABarrierThatSaysNone)
{
    Problems problems;
    const CatalogueFile file =
        file_of("[[barrier]]\nid = 'a'\nname = 'A'\n[[barrier]]\nid = 'b'\nname = 'B'\n"
                "overlap = { low = 0.1, central = 0.2, high = 0.3 }\n",
                problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_FALSE(file.has_format);
    EXPECT_EQ(file.parts.barriers.at(0).overlap.central, 0.5);
    EXPECT_EQ(file.parts.barriers.at(1).overlap.central, 0.2);
}

TEST(CatalogueToml, EndsAReferenceWithItsIdentifierAndAddress)
{
    Problems problems;
    const CatalogueFile file = file_of("[[reference]]\nkey = 'k'\ntext = 'Author (2020)'\n"
                                       "doi = '10.1/2'\nurl = 'https://example.org'\n",
                                       problems);
    EXPECT_EQ(file.parts.references.at(0).text.en, "Author (2020) doi:10.1/2 https://example.org");
}

TEST(CatalogueToml, HasOneBandOfPlausibility)
{
    Problems problems;
    const std::string band = "[[plausibility]]\ncentral = [0.1, 0.2]\nrange = [0, 0.3]\n";
    static_cast<void>(file_of(band + band, problems));
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("a.toml:1: plausibility: a catalogue has only one such band"));
}

}  // namespace
}  // namespace natality::io
