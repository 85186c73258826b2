#include <natality/choice/sampled_attribution.hpp>

#include <natality/choice/attribution.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace natality {
namespace {

/// Measures of weights 1, 2, …, that stand in for each other.
double diminishing_value(std::uint64_t package)
{
    double weight = 0.0;
    for (int m = 0; m < 30; ++m) {
        weight += ((package >> m) & 1U) != 0 ? m + 1.0 : 0.0;
    }
    return 10.0 + std::sqrt(weight);
}

TEST(SampledShapleyValues, AreTheExactOnesWithinTheirErrors)
{
    std::vector<double> all;
    for (std::uint64_t package = 0; package < 256; ++package) {
        all.push_back(diminishing_value(package));
    }
    const std::vector<double> exact = shapley_values(all);
    const SampledShapley sampled =
        sampled_shapley_values(8, diminishing_value, {.seed = 5, .relative_error = 0.002});
    for (std::size_t m = 0; m < exact.size(); ++m) {
        EXPECT_GT(sampled.standard_errors[m], 0.0);
        EXPECT_NEAR(sampled.values[m], exact[m], 4.0 * sampled.standard_errors[m]) << m;
    }
}

TEST(SampledShapleyValues, SumToWhatTheWholePackageChangesWhateverTheSample)
{
    const SampledShapley sampled = sampled_shapley_values(30, diminishing_value);
    const double sum = std::accumulate(sampled.values.begin(), sampled.values.end(), 0.0);
    EXPECT_NEAR(sum, std::sqrt(465.0), 1e-9);
    EXPECT_LT(sampled.packages, 2000U * 30U);
}

TEST(SampledShapleyValues, OfMeasuresThatOnlyAddUpTakeTheFewestOrders)
{
    const SampledShapley sampled = sampled_shapley_values(
        40, [](std::uint64_t package) { return 1.0 * std::popcount(package); });
    EXPECT_EQ(sampled.pairs, OrderSampling::fewest);
    for (const double value : sampled.values) {
        EXPECT_EQ(value, 1.0);
    }
}

TEST(SampledShapleyValues, StopAtTheMostOrders)
{
    const SampledShapley sampled =
        sampled_shapley_values(10, diminishing_value, {.most_pairs = 20, .relative_error = 0.0});
    EXPECT_EQ(sampled.pairs, 20);
}

TEST(SampledShapleyValues, RefuseWhatCannotBeSampled)
{
    EXPECT_THROW((void)sampled_shapley_values(0, diminishing_value), std::invalid_argument);
    EXPECT_THROW((void)sampled_shapley_values(65, diminishing_value), std::invalid_argument);
    EXPECT_THROW((void)sampled_shapley_values(3, diminishing_value, {.most_pairs = 2}),
                 std::invalid_argument);
}

}  // namespace
}  // namespace natality
