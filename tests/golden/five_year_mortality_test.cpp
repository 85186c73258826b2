/// Five-year death rates against the life expectancies and the oldest of World Population Prospects
/// 2019: two countries held here, all of them where the reference data are.

#include <natality/rates/life_table.hpp>

#include <gtest/gtest.h>

#include <tidy_table.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace natality {
namespace {

Sex sex_of(const std::string& name)
{
    return name == "female" ? Sex::female : Sex::male;
}

LifeTable five_year_table(const std::vector<double>& death_rates, Sex sex)
{
    const auto groups = static_cast<Index>(death_rates.size());
    return abridged_life_table(Eigen::Map<const ByAge>(death_rates.data(), groups), 5, sex);
}

/// Those alive at 100 and over after five years.
double oldest_after(const LifeTable& table, double aged_95_99, double aged_100)
{
    const ByAge ratios = survival_ratios(table, 5);
    return ratios(ratios.size() - 1) * (aged_95_99 + aged_100);
}

class PublishedTables : public testing::Test {
protected:
    static std::filesystem::path folder()
    {
        return std::filesystem::path(NATALITY_SOURCE_DIR) / "tests/golden/five_year_mortality";
    }

    LifeTable table_of(std::size_t row) const
    {
        const std::string& sex = expected_.text(row, "sex");
        std::vector<double> rates;
        for (std::size_t i = 0; i < death_rates_.size(); ++i) {
            if (death_rates_.text(i, "country") == expected_.text(row, "country") &&
                death_rates_.text(i, "sex") == sex) {
                rates.push_back(death_rates_.number(i, "mx"));
            }
        }
        return five_year_table(rates, sex_of(sex));
    }

    test::TidyTable death_rates_{folder() / "death_rates.csv"};
    test::TidyTable expected_{folder() / "expected.csv"};
};

TEST_F(PublishedTables, LifeExpectancyIsMetWithinAHundredthOfAYear)
{
    ASSERT_EQ(expected_.size(), 4U);
    for (std::size_t row = 0; row < expected_.size(); ++row) {
        EXPECT_NEAR(table_of(row).e(0), expected_.number(row, "life_expectancy"), 0.01) << row;
    }
}

TEST_F(PublishedTables, ThoseOf100AndOverAreMetToThePercentOrThePerson)
{
    for (std::size_t row = 0; row < expected_.size(); ++row) {
        const double published = expected_.number(row, "aged_100_in_2025");
        const double survivors =
            oldest_after(table_of(row), expected_.number(row, "aged_95_99_in_2020"),
                         expected_.number(row, "aged_100_in_2020"));
        EXPECT_NEAR(survivors, published, std::max(1.0, 0.01 * published)) << row;
    }
}

/// Country, year and sex.
using Key = std::tuple<int, int, std::string>;

/// The tables of World Population Prospects 2019 in the reference data.
class World : public testing::Test {
protected:
    static constexpr int first_aggregate = 900;

    void SetUp() override
    {
        const char* const root = std::getenv("NATALITY_REFERENCE_DATA");
        if (root == nullptr ||
            !std::filesystem::is_directory(std::filesystem::path(root) / "wpp2019")) {
            GTEST_SKIP() << "NATALITY_REFERENCE_DATA does not lead to a folder with wpp2019";
        }
        folder_ = std::filesystem::path(root) / "wpp2019";
        const test::TidyTable rates(folder_ / "mx.csv");
        for (std::size_t row = 0; row < rates.size(); ++row) {
            for (const std::string sex : {"female", "male"}) {
                death_rates_[{rates.whole(row, "country_code"), rates.whole(row, "period_start"),
                              sex}]
                    .push_back(rates.number(row, "mx_" + sex));
            }
        }
    }

    /// Persons of an age by country and sex.
    std::map<Key, double> persons(const std::string& file, int year, int age) const
    {
        const test::TidyTable table(folder_ / file);
        std::map<Key, double> found;
        for (std::size_t row = 0; row < table.size(); ++row) {
            const int country = table.whole(row, "country_code");
            if (country < first_aggregate && table.whole(row, "year") == year &&
                table.whole(row, "age_start") == age) {
                for (const std::string sex : {"female", "male"}) {
                    found[{country, year, sex}] = table.number(row, "pop_" + sex);
                }
            }
        }
        return found;
    }

    std::filesystem::path folder_;
    std::map<Key, std::vector<double>> death_rates_;
};

TEST_F(World, LifeExpectancyIsMetWithinAHundredthOfAYearOnAverage)
{
    const test::TidyTable published(folder_ / "e0.csv");
    double sum = 0.0;
    int count = 0;
    for (std::size_t row = 0; row < published.size(); ++row) {
        const std::string& sex = published.text(row, "sex");
        const auto found = death_rates_.find(
            {published.whole(row, "country_code"), published.whole(row, "period_start"), sex});
        if (found != death_rates_.end()) {
            sum += std::abs(five_year_table(found->second, sex_of(sex)).e(0) -
                            published.number(row, "e0"));
            ++count;
        }
    }
    ASSERT_GT(count, 12000);
    EXPECT_LT(sum / count, 0.01);
}

TEST_F(World, ThoseOf100AndOverIn2025AreMetWithinAPercent)
{
    const auto aged_95_99 = persons("pop_estimates.csv", 2020, 95);
    const auto aged_100 = persons("pop_estimates.csv", 2020, 100);
    const auto later = persons("pop_projection_medium.csv", 2025, 100);
    double survivors = 0.0;
    double published = 0.0;
    for (const auto& [key, persons_95_99] : aged_95_99) {
        const auto rates = death_rates_.find(key);
        if (rates == death_rates_.end()) {
            continue;
        }
        const auto& [country, year, sex] = key;
        const LifeTable table = five_year_table(rates->second, sex_of(sex));
        survivors += oldest_after(table, persons_95_99, aged_100.at(key));
        published += later.at({country, 2025, sex});
    }
    EXPECT_NEAR(survivors / published, 1.0, 0.01);
}

}  // namespace
}  // namespace natality
