/// The baseline of the shipped China data follows the UN's medium variant of 2024.

#include <natality/baseline/baseline_rates.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/projection/project.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/results/mortality_indicators.hpp>
#include <natality/results/population_indicators.hpp>

#include <gtest/gtest.h>

#include <tidy_table.hpp>

#include <cmath>
#include <vector>

namespace natality {
namespace {

const std::filesystem::path folder = std::filesystem::path(NATALITY_SOURCE_DIR) / "data/china-2020";

/// The data set's own fertility of all women alike, from 2020 to 1 January 2100.
Trajectory baseline()
{
    const Dataset dataset = io::read_dataset(folder);
    const RegionInputs& region = dataset.regions().front();
    const YearAxis years(dataset.base_year(), 80);
    const RatePaths rates =
        baseline_rates(region, dataset.ages(), years, {.women = WomenModel::alike},
                       baseline_conventions(dataset.description()))
            .rates;
    return project(
        region.population, rates,
        {.migration_timing = dataset.description().migration_timing, .region = region.region.id});
}

/// |projected / published − 1| of one column of the reference by row; a row is a year.
std::vector<double> deviations(const ByYear& projected, const std::string& column)
{
    const test::TidyTable reference(folder / "reference_un_medium.csv");
    std::vector<double> found;
    for (std::size_t row = 0; row < reference.size(); ++row) {
        const Index year = reference.whole(row, "year") - 2020;
        if (year < projected.size()) {
            found.push_back(std::abs(projected(year) / reference.number(row, column) - 1.0));
        }
    }
    return found;
}

TEST(ChinaBaseline, PopulationFollowsTheUnMediumVariant)
{
    const auto found = deviations(total_population(baseline()), "population_1_january");
    ASSERT_EQ(found.size(), 81U);
    for (std::size_t year = 0; year < found.size(); ++year) {
        EXPECT_LT(found[year], year <= 30 ? 0.002 : 0.005) << 2020 + year;
    }
}

TEST(ChinaBaseline, BirthsFollowTheUnMediumVariantEveryYear)
{
    const auto found = deviations(total_births(baseline()), "births");
    ASSERT_EQ(found.size(), 80U);
    for (std::size_t year = 0; year < found.size(); ++year) {
        EXPECT_LT(found[year], 0.01) << 2020 + year;
    }
}

TEST(ChinaBaseline, DeathsFollowTheUnMediumVariantEveryYear)
{
    const auto found = deviations(total_deaths(baseline()), "deaths");
    ASSERT_EQ(found.size(), 80U);
    for (std::size_t year = 0; year < found.size(); ++year) {
        EXPECT_LT(found[year], 0.01) << 2020 + year;
    }
}

}  // namespace
}  // namespace natality
