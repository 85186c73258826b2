#include <natality/io/toml/dataset_toml.hpp>

#include "support/messages.hpp"
#include "support/tiny_dataset.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::tiny_dataset;
using test::with_line;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

DatasetParts parts_of(const std::string& text, Problems& problems)
{
    return dataset_description({"dataset.toml", "dataset.toml", text}, problems);
}

std::vector<std::string> faults_of(const std::string& text)
{
    Problems problems;
    static_cast<void>(parts_of(text, problems));
    return test::lines_of(problems);
}

TEST(DatasetToml, TakesMoneyWithoutACurrencyForThatOfNone)
{
    Problems problems;
    const DatasetParts parts = parts_of("format = 1\ntitle = 'North'\nbase_year = 2020\n"
                                        "age_width = 5\nopen_age = 85\n"
                                        "[money]\nprice_year = 2024\n[[region]]\nid = 'N'\n",
                                        problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(parts.description.money.currency, no_currency);
    EXPECT_EQ(parts.description.money.price_year, 2024);
}

TEST(DatasetToml, GivesEveryKeyItsMeaning)
{
    const std::string text = "format = 1\n"
                             "title.en = 'North'\ntitle.zh = '北'\nnotes = 'n'\n"
                             "source = 's'\nlicence = 'l'\n"
                             "base_year = 2020\nage_width = 5\nopen_age = 85\n"
                             "[migration]\ntiming = 'end'\nnegative = 'clip'\n"
                             "[money]\ncurrency = 'EUR'\nprice_year = 2024\ngdp = 5e12\n"
                             "average_wage = 60000\ngdp_source = 'office'\n"
                             "gdp_by_year = { 2022 = 4e12, 2023 = 4.5e12 }\n"
                             "[insurance_fund]\ncontribution_rate = 0.01\n"
                             "insured_share = 0.4\ninsured_ages = [18, 62]\n"
                             "[desired_family_size]\nchildren = 2\never_in_union = 0.95\n"
                             "at_least = [0.9, 0.7]\nsource = 'survey'\n"
                             "[states]\nlater_birth_ratio = 0.8\n"
                             "[[region]]\nid = 'N'\npermanent_migration = 0.2\n"
                             "[[region]]\nid = 'N1'\nname = 'North One'\nparent = 'N'\n";
    Problems problems;
    const DatasetParts parts = parts_of(text, problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    const DatasetDescription& description = parts.description;
    EXPECT_EQ(description.title.zh, "北");
    EXPECT_EQ(description.notes.en, "n");
    EXPECT_EQ(description.source, "s");
    EXPECT_EQ(description.licence, "l");
    EXPECT_EQ(description.base_year, Year{2020});
    EXPECT_EQ(description.ages, AgeAxis(5, Age{85}));
    EXPECT_EQ(description.migration_timing, MigrationTiming::end);
    EXPECT_EQ(description.negative_population, NegativePopulation::clip);
    EXPECT_EQ(description.money.currency, "EUR");
    EXPECT_EQ(description.money.price_year, 2024);
    EXPECT_EQ(description.money.gdp, 5e12);
    EXPECT_EQ(description.money.average_wage, 60000.0);
    EXPECT_THAT(
        description.money.gdp_by_year,
        testing::ElementsAre(testing::Pair(Year{2022}, 4e12), testing::Pair(Year{2023}, 4.5e12)));
    const InsuranceFund fund = description.insurance_fund.value();
    EXPECT_EQ(fund.contribution_rate, 0.01);
    EXPECT_EQ(fund.wage, 60000.0);
    EXPECT_EQ(fund.insured_share, 0.4);
    EXPECT_EQ(fund.first_age, Age{18});
    EXPECT_EQ(fund.last_age, Age{62});
    EXPECT_EQ(description.desired_family_size,
              (FamilyWishes{.children = 2.0, .ever_in_union = 0.95, .at_least = {0.9, 0.7}}));
    EXPECT_EQ(description.later_birth_ratio, 0.8);
    EXPECT_EQ(parts.regions.front().permanent_migration, 0.2);
    ASSERT_EQ(parts.regions.size(), 2U);
    EXPECT_EQ(parts.regions[1].id, "N1");
    EXPECT_EQ(parts.regions[1].name.en, "North One");
    EXPECT_EQ(parts.regions[1].parent, "N");
    EXPECT_EQ(parts.regions[1].place.line, 34U);
}

TEST(DatasetToml, HasConventionsWhereItSaysNothing)
{
    Problems problems;
    const DatasetParts parts = parts_of("format = 1\ntitle = 't'\nbase_year = 2020\n"
                                        "[[region]]\nid = 'N'\n",
                                        problems);
    EXPECT_THAT(test::lines_of(problems), IsEmpty());
    EXPECT_EQ(parts.description.ages, AgeAxis(1, Age{100}));
    EXPECT_EQ(parts.description.migration_timing, MigrationTiming::even);
    EXPECT_EQ(parts.description.negative_population, NegativePopulation::error);
    EXPECT_EQ(parts.description.desired_family_size, std::nullopt);
    EXPECT_EQ(parts.description.later_birth_ratio, 1.0);
    EXPECT_EQ(parts.regions.front().permanent_migration, 0.0);
}

TEST(DatasetToml, NamesAllThatIsMissing)
{
    EXPECT_THAT(faults_of(""),
                ElementsAre("dataset.toml: format is missing; it must be 1, the version of the "
                            "format",
                            "dataset.toml: title is missing; it must be a text in quotes",
                            "dataset.toml: base_year is missing; it must be a calendar year, for "
                            "instance 2027",
                            "dataset.toml: region is missing; it must be one or more [[region]], "
                            "each with an id"));
}

TEST(DatasetToml, OfAnotherFormatIsNotJudgedFurther)
{
    EXPECT_THAT(faults_of("format = 2\nnew_key = 1\n"),
                ElementsAre("dataset.toml:1: format: 2 is not known to this version of natality, "
                            "which reads format 1"));
}

TEST(DatasetToml, NeedsAgeGroupsThatEndAtTheOpenAge)
{
    const std::string text = tiny_dataset().at("dataset.toml");
    EXPECT_THAT(faults_of(with_line(text, 4, "open_age = 103\nage_width = 5")),
                ElementsAre("dataset.toml:4: open_age: 103 is not a multiple of age_width, 5, up "
                            "to 150"));
    EXPECT_THAT(faults_of(with_line(text, 4, "age_width = 0")),
                ElementsAre("dataset.toml:4: age_width: 0 is not a number of years of at least 1"));
}

}  // namespace
}  // namespace natality::io
