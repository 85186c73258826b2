#include <natality/inputs/dataset.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/bounds.hpp>
#include <support/messages.hpp>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

DatasetParts with_bounds()
{
    DatasetParts parts = test::valid_parts();
    test::add_bounds(parts);
    return parts;
}

std::vector<std::string> faults_of(const DatasetParts& parts)
{
    return test::problems_of([&] { (void)Dataset::validated(parts); });
}

TEST(PublishedBounds, MayBeginAfterTheBaseYear)
{
    const Dataset dataset = Dataset::validated(with_bounds());
    const PublishedBounds& bounds = dataset.regions()[0].bounds;
    EXPECT_EQ(bounds.tfr->years, YearAxis(Year{2021}, 4));
    EXPECT_DOUBLE_EQ(bounds.tfr->values(low80_row, 1), 0.8);
    EXPECT_DOUBLE_EQ(bounds.life_expectancy->male.values(high80_row, 0), 5.64);
    EXPECT_DOUBLE_EQ(bounds.net_migrants->values(low95_row, 0), -16.0);
}

TEST(PublishedBounds, AreThereOnlyWhereTheyAreGiven)
{
    const Dataset dataset = Dataset::validated(test::valid_parts());
    EXPECT_FALSE(dataset.regions()[0].bounds.tfr);
    EXPECT_FALSE(dataset.regions()[0].bounds.life_expectancy);
    EXPECT_FALSE(dataset.regions()[0].bounds.net_migrants);
}

TEST(PublishedBounds, OfAnUnknownLevelAreRefused)
{
    DatasetParts parts = with_bounds();
    parts.tfr_bounds.rows[3].category = "high90";
    EXPECT_THAT(faults_of(parts), ElementsAre("tfr_bounds.csv:5: level: 'high90' is none of low95, "
                                              "low80, median, high80 and high95, nor sd"));
}

/// The total fertility rate of 0.9 with a standard deviation that grows with the years.
DatasetParts with_spread()
{
    DatasetParts parts = test::valid_parts();
    parts.tfr_bounds = {"tfr_bounds.csv", "tfr", {}};
    for (int year = 2021; year <= 2024; ++year) {
        test::add(parts.tfr_bounds, {.year = Year{year}, .category = "median", .value = 0.9});
        test::add(parts.tfr_bounds,
                  {.year = Year{year}, .category = "sd", .value = 0.01 * (year - 2021)});
    }
    return parts;
}

TEST(PublishedBounds, OfASpreadAreThoseOfTheNormalDistribution)
{
    const Dataset dataset = Dataset::validated(with_spread());
    const QuantileBounds& bounds = *dataset.regions()[0].bounds.tfr;
    EXPECT_EQ(bounds.years, YearAxis(Year{2021}, 4));
    EXPECT_TRUE((bounds.values.col(0) == 0.9).all());
    EXPECT_NEAR(bounds.values(low95_row, 3), 0.9 - 1.96 * 0.03, 1e-5);
    EXPECT_NEAR(bounds.values(low80_row, 3), 0.9 - 1.2816 * 0.03, 1e-5);
    EXPECT_EQ(bounds.values(median_row, 3), 0.9);
    EXPECT_NEAR(bounds.values(high95_row, 3), 0.9 + 1.96 * 0.03, 1e-5);
}

TEST(PublishedBounds, OfASpreadThatReachesBelowTheLeastFertilityAreRefused)
{
    DatasetParts parts = with_spread();
    parts.tfr_bounds.rows.back().value = 0.5;
    EXPECT_THAT(faults_of(parts),
                ElementsAre("tfr_bounds.csv: tfr: the median and its sd reach -0.079982, which is "
                            "not a number of children per woman in [0.001, 15] (region N, year "
                            "2024)"));
}

TEST(PublishedBounds, OfASpreadThatIsNoneOrStandsBesideOthersAreRefused)
{
    DatasetParts parts = with_spread();
    parts.tfr_bounds.rows[3].value = -0.01;
    EXPECT_THAT(faults_of(parts), testing::Contains(testing::HasSubstr("at least 0")));
    parts = with_spread();
    parts.tfr_bounds.rows[2].category = "low80";
    EXPECT_THAT(faults_of(parts),
                ElementsAre("tfr_bounds.csv:4: level: 'low80' stands beside sd; give the five "
                            "levels, or median and sd"));
    parts = with_spread();
    parts.tfr_bounds.rows.pop_back();
    EXPECT_THAT(faults_of(parts), testing::Contains(testing::HasSubstr("the years are others")));
}

TEST(PublishedBounds, OutOfTheirOrderAreRefused)
{
    DatasetParts parts = with_bounds();
    parts.tfr_bounds.rows[1].value = 0.95;
    EXPECT_THAT(faults_of(parts),
                ElementsAre("tfr_bounds.csv: tfr: median is below low80 (region N, year 2021)"));
}

TEST(PublishedBounds, GoOnWithoutAGapForEveryLevel)
{
    DatasetParts parts = with_bounds();
    parts.net_migration_bounds.rows.erase(parts.net_migration_bounds.rows.begin() + 6);
    EXPECT_THAT(
        faults_of(parts),
        ElementsAre("net_migration_bounds.csv:13: no net_migrants for region N, low80, year "
                    "2022: the years go on from 2021 in steps of 1 without a gap",
                    "net_migration_bounds.csv: region N, low80: the years are others than "
                    "those of low95"));
    parts.net_migration_bounds.rows.clear();
    EXPECT_THAT(faults_of(parts), IsEmpty());
}

TEST(PublishedBounds, OfValuesThatCannotBeAreRefused)
{
    DatasetParts parts = with_bounds();
    parts.life_expectancy_bounds.rows[0].value = 0.0;
    EXPECT_THAT(faults_of(parts),
                ElementsAre("life_expectancy_bounds.csv:2: e0: '0' is not a life expectancy in [1, "
                            "150] years (region N, year 2021, female, low95)"));
}

}  // namespace
}  // namespace natality
