/// A made-up country whose every cell was worked out in exact fractions (small_country/SOURCE.md).

#include <natality/baseline/baseline_rates.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/projection/project.hpp>

#include <gtest/gtest.h>

#include <tidy_table.hpp>

namespace natality {
namespace {

const std::filesystem::path folder =
    std::filesystem::path(NATALITY_SOURCE_DIR) / "tests/golden/small_country";

/// The cell of a trajectory that a row of expected.csv is about.
double cell_of(const Trajectory& trajectory, const test::TidyTable& expected, std::size_t row)
{
    const Sex sex = expected.text(row, "sex") == "female" ? Sex::female : Sex::male;
    const Index year = expected.whole(row, "year") - trajectory.years.first().value;
    const Index age = expected.whole(row, "age");
    const std::string& quantity = expected.text(row, "quantity");
    if (quantity == "population") {
        return trajectory.population[sex](age, year);
    }
    return quantity == "births" ? trajectory.births(age, year) : trajectory.deaths[sex](age, year);
}

TEST(SmallCountry, EveryCellIsAsWorkedOutInFractions)
{
    const Dataset dataset = io::read_dataset(folder);
    const RegionInputs& region = dataset.regions().front();
    const YearAxis years(dataset.base_year(), 3);
    const RatePaths rates = baseline_rates(region, dataset.ages(), years, {},
                                           baseline_conventions(dataset.description()))
                                .rates;
    const Trajectory even =
        project(region.population, rates, {.migration_timing = MigrationTiming::even});
    const Trajectory end =
        project(region.population, rates, {.migration_timing = MigrationTiming::end});
    const test::TidyTable expected(folder / "expected.csv");
    // Two timings of three years with 5 births, 12 deaths and 12 cells of population each.
    ASSERT_EQ(expected.size(), 174U);
    for (std::size_t row = 0; row < expected.size(); ++row) {
        const bool is_even = expected.text(row, "timing") == "even";
        EXPECT_NEAR(cell_of(is_even ? even : end, expected, row), expected.number(row, "value"),
                    1e-9)
            << "expected.csv:" << row + 2;
    }
}

}  // namespace
}  // namespace natality
