#include <natality/results/plausibility.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <string>
#include <vector>

namespace natality {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// The valid parts with so many net migrants of every age, clipped where they are too few.
DatasetParts with_migrants(double persons)
{
    DatasetParts parts = test::valid_parts();
    parts.description.negative_population = NegativePopulation::clip;
    for (const Sex sex : both_sexes) {
        test::add_all_ages(parts.migration, {.region = "N", .year = Year{2020}, .sex = sex},
                           {persons, persons, persons, persons, persons});
    }
    return parts;
}

std::vector<std::string> doubts_of(const DatasetParts& parts)
{
    std::vector<std::string> english;
    for (const LocalText& doubt : doubts(Dataset::validated(parts))) {
        english.push_back(doubt.en);
    }
    return english;
}

TEST(Doubts, NameNetEmigrationOfMoreThanThereAre)
{
    EXPECT_THAT(doubts_of(with_migrants(-1e6)), Contains(HasSubstr("net emigration to")));
    EXPECT_THAT(doubts_of(with_migrants(0.0)), Not(Contains(HasSubstr("net emigration to"))));
}

TEST(Doubts, NameBirthRatesByStateAboveOne)
{
    // A fifth of the women aged 1 is in a union without children.
    const auto with_first_births = [](double rate) {
        DatasetParts parts = test::parts_with_states(1, {rate, 0.02}, 1, {0.1, 0.1});
        parts.fertility.rows.front().value = 2.0 * rate;
        return doubts_of(parts);
    };
    EXPECT_THAT(with_first_births(0.15),
                Contains(HasSubstr("births a year per woman (union0, age 1)")));
    EXPECT_THAT(with_first_births(0.25),
                Contains(HasSubstr("there are too few of them (region N, year 2020, age 1)")));
    EXPECT_THAT(with_first_births(0.02), Not(Contains(HasSubstr("births a year per woman"))));
}

TEST(Clipping, IsSaidOfTheRegionThatLosesMost)
{
    const auto said = [](const DatasetParts& parts) {
        const Study study = Study::validated(Dataset::validated(parts),
                                             Catalogue::validated(test::valid_catalogue_parts()),
                                             test::study_parts({}));
        const Outcome outcome = run(study, Baseline(study), study.scenarios()[0]);
        return clipping(outcome, study.dataset().regions_shown());
    };
    EXPECT_THAT(said(with_migrants(-1e6)).value().en, HasSubstr("in 1 of 1 regions, most in N"));
    EXPECT_EQ(said(with_migrants(0.0)), std::nullopt);
}

}  // namespace
}  // namespace natality
