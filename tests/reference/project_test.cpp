/// The engine must equal its naive twin to 1e-12.

#include "naive_projection.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>

namespace natality {
namespace {

/// Made-up numbers, the same on every machine.
class Numbers {
public:
    explicit Numbers(unsigned seed) : generator_(seed) {}

    double between(double low, double high)
    {
        constexpr double largest = 4294967295.0;
        return low + (high - low) * static_cast<double>(generator_()) / largest;
    }

    ByAgeYear table(Index rows, Index columns, double low, double high)
    {
        return ByAgeYear::NullaryExpr(rows, columns, [&] { return between(low, high); });
    }

private:
    std::mt19937 generator_;
};

/// Seed, width of the age groups, timing.
using Setting = std::tuple<unsigned, int, MigrationTiming>;

class ProjectionReference : public testing::TestWithParam<Setting> {
protected:
    ProjectionReference()
        : ages(std::get<1>(GetParam()), Age{100}),
          years(Year{2020}, 60, ages.width()),
          timing(std::get<2>(GetParam()))
    {
        Numbers numbers(std::get<0>(GetParam()));
        const Index groups = ages.size();
        start = numbers.table(groups, 2, 1e3, 1e6);
        for (const Sex sex : both_sexes) {
            rates.survival_ratio[sex] = numbers.table(groups, years.size(), 0.8, 1.0);
            rates.net_migrants[sex] = numbers.table(groups, years.size(), -10.0, 1e4);
        }
        ByAgeYear first = numbers.table(groups, years.size(), 0.0, 0.1);
        ByAgeYear later = numbers.table(groups, years.size(), 0.0, 0.05);
        const Index last_fertile = ages.index(Age{49});
        for (ByAgeYear* order : {&first, &later}) {
            order->topRows(ages.index(Age{15})).setZero();
            order->bottomRows(groups - 1 - last_fertile).setZero();
        }
        rates.births = {{"1", "2+"}, {first, later}};
        rates.sex_ratio_at_birth = numbers.table(years.size(), 1, 1.0, 1.2);
    }

    AgeAxis ages;
    YearAxis years;
    MigrationTiming timing;
    ByAgeSex start;
    RatePaths rates{.ages = ages, .years = years};
};

/// Largest relative difference between a column and the twin's values; cells below a person count
/// as one.
double difference(const ByAgeYear& table, Index column, const std::vector<double>& naive)
{
    double largest = 0.0;
    for (std::size_t x = 0; x < naive.size(); ++x) {
        const double value = table(static_cast<Index>(x), column);
        const double scale = std::max(1.0, std::abs(naive[x]));
        largest = std::max(largest, std::abs(value - naive[x]) / scale);
    }
    return largest;
}

TEST_P(ProjectionReference, AgreesWithTheNaiveTwin)
{
    constexpr double relative = 1e-12;
    const Trajectory trajectory =
        project(start, rates, {.migration_timing = timing, .region = "N"});
    const test::NaiveProjection naive = test::naive_projection(start, rates, timing);
    for (Index t = 0; t < years.size(); ++t) {
        const auto step = static_cast<std::size_t>(t);
        EXPECT_LT(difference(trajectory.births, t, naive.births[step]), relative) << t;
        for (const Sex sex : both_sexes) {
            const auto s = static_cast<std::size_t>(column(sex));
            EXPECT_LT(difference(trajectory.deaths[sex], t, naive.deaths[step][s]), relative) << t;
            EXPECT_LT(difference(trajectory.population[sex], t + 1, naive.population[step + 1][s]),
                      relative)
                << t;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    , ProjectionReference,
    testing::Combine(testing::Values(1U, 2U, 3U, 4U, 5U), testing::Values(1, 5),
                     testing::Values(MigrationTiming::even, MigrationTiming::end)));

}  // namespace
}  // namespace natality
