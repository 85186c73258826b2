/// Draws of five countries against the intervals that the United Nations publish of their total
/// population (published_intervals/SOURCE.md). How near they come was found by the same recipe in
/// NumPy, with code of its own (10,000 paths): what differs here is the step and the draws.

#include <natality/base/sorted_quantile.hpp>
#include <natality/draws/drawn_series.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/sweep/run_draws.hpp>

#include <gtest/gtest.h>

#include <tidy_table.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace natality {
namespace {

const std::filesystem::path folder =
    std::filesystem::path(NATALITY_SOURCE_DIR) / "tests/golden/published_intervals";

/// A table whose rows hold from their period on, written for each of its five years.
std::string held_for_five_years(const files::InputFile& table, Year base, Year end)
{
    std::istringstream rows(table.content);
    std::string row;
    std::getline(rows, row);
    std::string years = "region,year" + row.substr(row.find(",period") + 7) + "\n";
    while (std::getline(rows, row)) {
        const std::size_t period = row.find(',') + 1;
        const int first = std::stoi(row.substr(period, 4));
        for (int year = std::max(first, base.value); year < std::min(first + 5, end.value);
             ++year) {
            years += row.substr(0, period) + std::to_string(year) + row.substr(period + 4) + "\n";
        }
    }
    return years;
}

constexpr Year first_year{2024};
constexpr Year horizon{2100};

Dataset five_countries()
{
    const files::InputFiles kept = io::dataset_files(folder);
    files::InputFiles files("published_intervals");
    for (files::InputFile file : kept.all()) {
        if (file.content.starts_with("region,period")) {
            file.content = held_for_five_years(file, first_year, horizon);
        }
        files.add(file);
    }
    return io::read_dataset(files);
}

/// Widths of the intervals over those published, 80 and 95 %, of 2035, 2050, 2075 and 2100.
struct Expected {
    std::string region;
    std::array<double, 4> widths_80;
    std::array<double, 4> widths_95;
};

const std::array<Expected, 5> expected{{
    {"CN", {0.99, 0.95, 0.99, 0.98}, {1.00, 0.97, 0.98, 0.99}},
    {"IN", {0.98, 1.00, 1.05, 1.07}, {0.99, 1.00, 1.03, 1.01}},
    {"NG", {0.92, 0.97, 1.01, 1.05}, {0.94, 0.98, 1.00, 1.04}},
    {"KR", {1.07, 1.04, 0.99, 0.95}, {1.06, 1.01, 0.93, 0.92}},
    {"IT", {1.07, 1.00, 0.93, 0.93}, {1.01, 0.99, 0.91, 0.86}},
}};

constexpr std::array<int, 4> years{2035, 2050, 2075, 2100};

/// Total population of a region on 1 January of \ref years in every draw, thousands, sorted.
std::vector<std::vector<double>> drawn_populations(const Dataset& dataset, std::size_t region)
{
    StudyParts parts;
    parts.settings.horizon = horizon;
    parts.settings.baseline.women = WomenModel::alike;
    parts.settings.ceiling = CeilingRule::none;
    parts.settings.draws.count = 16000;
    parts.settings.draws.sources.effects = false;
    const Study study = Study::validated(dataset, Catalogue::validated({}), parts);
    const Baseline baseline(study);
    const RegionDraws draws(study, baseline, region);
    const DrawSettings& settings = study.settings().draws;
    const auto table = drawn_table(draws, {settings.sources, settings.count}, {});
    Index first = 0;
    for (const DrawnSeries& series : drawn_series(study)) {
        if (series.id == "population_total") {
            break;
        }
        first += steps_of(series, study);
    }
    std::vector<std::vector<double>> populations;
    for (const int year : years) {
        const Eigen::ArrayXd of_year = table->of(0, first + year - first_year.value) / 1000.0;
        populations.emplace_back(of_year.begin(), of_year.end());
        std::sort(populations.back().begin(), populations.back().end());
    }
    return populations;
}

void expect_width(const std::string& region, int year, double width, double expected)
{
    // That of Korea in 2035 at 95 % is 1.00 to 1.01 here, of 124,000 draws too, and 1.02 by other
    // code in NumPy. It is nearer to the published one than the 1.06 of the table, and must stay
    // so.
    if (region == "KR" && year == 2035 && expected == 1.06) {
        EXPECT_NEAR(width, expected, 0.07);
        EXPECT_NEAR(width, 1.0, 0.02);
    } else {
        EXPECT_NEAR(width, expected, 0.05) << region << " " << year;
    }
}

class PublishedIntervals : public testing::TestWithParam<std::size_t> {};

TEST_P(PublishedIntervals, AreThoseOfTheTotalPopulationOfManyDraws)
{
    const std::size_t region = GetParam();
    const Expected& of = expected.at(region);
    const test::TidyTable published(folder / "published_population.csv");
    const auto populations = drawn_populations(five_countries(), region);
    for (std::size_t y = 0; y < years.size(); ++y) {
        const std::size_t row = region * years.size() + y;
        ASSERT_EQ(published.text(row, "region"), of.region);
        ASSERT_EQ(published.whole(row, "year"), years.at(y));
        const auto bound = [&](const char* name) { return published.number(row, name); };
        const auto drawn = [&](double share) { return sorted_quantile(populations[y], share); };
        const double width_80 = (drawn(0.9) - drawn(0.1)) / (bound("high80") - bound("low80"));
        const double width_95 = (drawn(0.975) - drawn(0.025)) / (bound("high95") - bound("low95"));
        expect_width(of.region, years.at(y), width_80, of.widths_80.at(y));
        expect_width(of.region, years.at(y), width_95, of.widths_95.at(y));
        if (years.at(y) == 2050) {
            EXPECT_NEAR(drawn(0.025) / bound("low95"), 1.0, 0.025);
            EXPECT_NEAR(drawn(0.1) / bound("low80"), 1.0, 0.025);
            EXPECT_NEAR(drawn(0.9) / bound("high80"), 1.0, 0.025);
            EXPECT_NEAR(drawn(0.975) / bound("high95"), 1.0, 0.025);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Countries, PublishedIntervals,
                         testing::Range(std::size_t{0}, expected.size()),
                         [](const auto& country) { return expected.at(country.param).region; });

}  // namespace
}  // namespace natality
