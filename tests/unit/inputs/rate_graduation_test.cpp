#include <natality/inputs/rate_graduation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace natality {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;

/// Rates of 15-19 to 45-49 with a late start and a long end.
const GroupedTotals fertile_ages{{15, 20, 25, 30, 35, 40, 45, 50},
                                 {0.06, 0.425, 0.55, 0.4, 0.175, 0.04, 0.003}};

double sum_of(const std::vector<double>& values, std::size_t first, std::size_t count)
{
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first);
    return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(count), 0.0);
}

// Two ages x, y with x + y = 2 and 0 beside them: by symmetry x = y.
TEST(GraduatedBirthRates, OfOneGroupAreSymmetric)
{
    EXPECT_THAT(graduated_birth_rates({{0, 2}, {2}}),
                ElementsAre(DoubleNear(1, 1e-14), DoubleNear(1, 1e-14)));
}

// Three ages x, y, x with 2x + y = 10 and second differences y − 2x, 2x − 2y, y − 2x: the least of
// 2 (10 − 4x)² + (6x − 20)² is where 136 x = 400, x = 50/17 and y = 70/17.
TEST(GraduatedBirthRates, HaveTheLeastSecondDifferences)
{
    EXPECT_THAT(graduated_birth_rates({{0, 3}, {10}}),
                ElementsAre(DoubleNear(50.0 / 17.0, 1e-13), DoubleNear(70.0 / 17.0, 1e-13),
                            DoubleNear(50.0 / 17.0, 1e-13)));
}

TEST(GraduatedBirthRates, KeepEveryGroupsTotal)
{
    const auto rates = graduated_birth_rates(fertile_ages);
    ASSERT_EQ(rates.size(), 35U);
    for (std::size_t group = 0; group < fertile_ages.totals.size(); ++group) {
        EXPECT_NEAR(sum_of(rates, 5 * group, 5), fertile_ages.totals[group], 1e-13) << group;
    }
}

TEST(GraduatedBirthRates, RiseFromTheFirstAgeAndFallToTheLastWithoutDents)
{
    const auto rates = graduated_birth_rates(fertile_ages);
    const auto highest = std::max_element(rates.begin(), rates.end());
    EXPECT_TRUE(std::is_sorted(rates.begin(), highest));
    EXPECT_TRUE(std::is_sorted(highest, rates.end(), std::greater<>{}));
    EXPECT_LT(rates[0], rates[1]);
    EXPECT_LT(rates[34], rates[33]);
    EXPECT_THAT(rates, Each(Ge(0.0)));
}

TEST(GraduatedBirthRates, EmptyGroupsStayExactlyEmpty)
{
    const auto rates = graduated_birth_rates({{10, 15, 20, 25, 30}, {0, 0.5, 0.2, 1e-12}});
    EXPECT_THAT(std::vector<double>(rates.begin(), rates.begin() + 5), Each(0.0));
    EXPECT_THAT(std::vector<double>(rates.begin() + 15, rates.end()), Each(2e-13));
    EXPECT_NEAR(sum_of(rates, 5, 5), 0.5, 1e-14);
}

TEST(GraduatedBirthRates, OfNoBirthsAreZero)
{
    EXPECT_THAT(graduated_birth_rates({{15, 20, 25}, {0, 0}}), Each(0.0));
}

/// Deaths per person-year of unit ages from \p first on, \p count of them.
double life_table_rate(const std::vector<double>& rates, std::size_t first, std::size_t count)
{
    double survivors = 1.0;
    double deaths = 0.0;
    double person_years = 0.0;
    for (std::size_t age = first; age < first + count; ++age) {
        const double next = survivors * (1.0 - rates[age] / 2.0) / (1.0 + rates[age] / 2.0);
        deaths += survivors - next;
        person_years += (survivors + next) / 2.0;
        survivors = next;
    }
    return deaths / person_years;
}

TEST(GraduatedDeathRates, KeepEachGroupsRateInTheLifeTable)
{
    const auto rates =
        graduated_death_rates({{0, 1, 5, 75, 80, 85, 90}, {0.03, 0.008, 0.7, 0.3, 0.6, 1.2}}, 1.0);
    ASSERT_EQ(rates.size(), 90U);
    EXPECT_NEAR(rates[0], 0.03, 1e-15);
    EXPECT_NEAR(life_table_rate(rates, 1, 4), 0.002, 1e-14);
    EXPECT_NEAR(life_table_rate(rates, 75, 5), 0.06, 1e-13);
    EXPECT_NEAR(life_table_rate(rates, 80, 5), 0.12, 1e-13);
    EXPECT_NEAR(life_table_rate(rates, 85, 5), 0.24, 1e-13);
}

// With m(x) = 0.0001·1.1^x the ages of 80-84 have Σd/ΣL below the mean of their m, and the table of
// groups must give back the life expectancy of the ages.
TEST(GraduatedDeathRates, GiveTheLifeExpectancyOfTheSingleAges)
{
    std::vector<double> single;
    for (int age = 0; age < 100; ++age) {
        single.push_back(0.0001 * std::pow(1.1, age));
    }
    GroupedTotals groups{{0}, {}};
    for (std::size_t age = 0; age < 100; age += 5) {
        groups.bounds.push_back(static_cast<double>(age) + 5.0);
        groups.totals.push_back(5.0 * life_table_rate(single, age, 5));
    }
    const auto years_lived = [](const std::vector<double>& rates) {
        double survivors = 1.0;
        double years = 0.0;
        for (const double rate : rates) {
            const double next = survivors * (1.0 - rate / 2.0) / (1.0 + rate / 2.0);
            years += (survivors + next) / 2.0;
            survivors = next;
        }
        return years;
    };
    EXPECT_NEAR(years_lived(graduated_death_rates(groups, 1.0)), years_lived(single), 0.005);
    EXPECT_GT(years_lived(graduated(groups)) - years_lived(single), 0.005);
}

TEST(GraduatedDeathRates, OfNobodyDyingAreZero)
{
    EXPECT_THAT(graduated_death_rates({{0, 5, 10, 15}, {0, 0, 0}}, 1.0), Each(0.0));
}

}  // namespace
}  // namespace natality
