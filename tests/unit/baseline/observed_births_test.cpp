#include <natality/baseline/observed_births.hpp>

#include <natality/projection/project.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <stdexcept>

namespace natality {
namespace {

const YearAxis ten_years(Year{2020}, 10);

/// The valid data set with births counted in its first years.
Dataset counted(const std::vector<double>& births)
{
    DatasetParts parts = test::valid_parts();
    for (std::size_t t = 0; t < births.size(); ++t) {
        test::add(
            parts.observed,
            {.year = Year{2020 + static_cast<int>(t)}, .category = "births", .value = births[t]});
    }
    return Dataset::validated(parts);
}

RatePaths rates_of(const Dataset& dataset, BaselinePath path)
{
    path.fertility = BaselineFertility::observed;
    return baseline_rates(dataset.regions().front(), dataset.ages(), ten_years, path,
                          baseline_conventions(dataset.description()))
        .rates;
}

ByYear births_of(const Dataset& dataset, const RatePaths& rates)
{
    const DatasetDescription& description = dataset.description();
    return project(dataset.regions().front().population, rates,
                   {description.migration_timing, description.negative_population, "N"})
        .births.colwise()
        .sum();
}

TEST(ObservedBirths, AreMetThoughMothersAreBornOnTheWay)
{
    // Women bear children from age 1 on, so that all but the first two figures depend on others.
    const std::vector<double> figures{60.0, 55.0, 70.0, 50.0, 45.0, 48.0};
    const Dataset dataset = counted(figures);
    const ByYear births = births_of(dataset, rates_of(dataset, {.level_years = 2}));
    for (std::size_t t = 0; t < figures.size(); ++t) {
        EXPECT_NEAR(births(static_cast<Index>(t)), figures[t], 1e-9) << t;
    }
}

TEST(ObservedBirths, KeepTheMeanFactorOfTheLevelYears)
{
    const Dataset dataset = counted({60.0, 55.0, 70.0});
    const ByAgeYear two = rates_of(dataset, {.level_years = 2}).births.asfr();
    EXPECT_NEAR(two(2, 3), 0.5 * (two(2, 1) + two(2, 2)), 1e-12);
    EXPECT_EQ(two(2, 9), two(2, 3));
    const ByAgeYear one = rates_of(dataset, {.level_years = 1}).births.asfr();
    EXPECT_NEAR(one(2, 5), one(2, 2), 1e-12);
    const ByAgeYear more_than_there_are = rates_of(dataset, {.level_years = 9}).births.asfr();
    EXPECT_NEAR(more_than_there_are(2, 4), two.row(2).head(3).mean(), 1e-3);
}

TEST(ObservedBirths, ConvergeToAPath)
{
    DatasetParts parts = test::valid_parts();
    test::add(parts.observed, {.year = Year{2020}, .category = "births", .value = 60.0});
    for (int year = 2020; year < 2030; ++year) {
        test::add(parts.tfr_paths, {.year = Year{year}, .category = "low", .value = 0.4});
    }
    const Dataset dataset = Dataset::validated(parts);
    const ByAgeYear asfr = rates_of(dataset, {.toward = "low", .by = Year{2025}}).births.asfr();
    EXPECT_NEAR(asfr.col(5).sum(), 0.4, 1e-12);
    EXPECT_NEAR(asfr.col(9).sum(), 0.4, 1e-12);
    EXPECT_NEAR(asfr.col(1).sum(), 0.8 * asfr.col(0).sum() + 0.2 * 0.4, 1e-12);
}

TEST(ObservedBirths, MustBeThereForTheFirstYear)
{
    EXPECT_THROW((void)rates_of(counted({}), {}), std::invalid_argument);
}

}  // namespace
}  // namespace natality
