#include <natality/choice/sobol_indices.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace natality {
namespace {

TEST(SobolIndices, OfAnInputThatDoesNothingAreZeroAndOfTheOnlyOneAll)
{
    // f is its first input alone: at A, at B, at A with the first of B, with the second of B.
    const std::vector<double> values{0.1, 0.8, 0.8, 0.1, 0.6, 0.3, 0.3, 0.6, 0.9, 0.4, 0.4, 0.9};
    const auto indices = sobol_indices(values, 2);
    EXPECT_DOUBLE_EQ(indices[0].first_order.value, 1.0);
    EXPECT_EQ(indices[1].total.value, 0.0);
    EXPECT_EQ(indices[1].total.high, 0.0);
    EXPECT_GT(indices[0].total.value, 0.0);
}

TEST(SobolIndices, AreTheSameForTheSameSeedAndIntervalsOthersForAnother)
{
    std::vector<double> values;
    for (int k = 0; k < 90; ++k) {
        values.push_back(std::fmod(0.618 * k * k, 1.0));
    }
    const auto one = sobol_indices(values, 1, {.resamples = 50, .seed = 1});
    const auto again = sobol_indices(values, 1, {.resamples = 50, .seed = 1});
    const auto other = sobol_indices(values, 1, {.resamples = 50, .seed = 2});
    EXPECT_EQ(one[0].total.low, again[0].total.low);
    EXPECT_NE(one[0].total.low, other[0].total.low);
    EXPECT_EQ(one[0].total.value, other[0].total.value);
    EXPECT_LT(one[0].total.low, one[0].total.high);
}

TEST(SobolIndices, OfAConstantAreNoNumbers)
{
    const auto indices = sobol_indices(std::vector(6, 2.0), 1);
    EXPECT_TRUE(std::isnan(indices[0].first_order.value));
    EXPECT_TRUE(std::isnan(indices[0].total.high));
}

TEST(SobolIndices, NeedAValueForEveryPointOfTwoSamples)
{
    EXPECT_THROW((void)sobol_indices(std::vector(7, 1.0), 1), std::invalid_argument);
    EXPECT_THROW((void)sobol_indices(std::vector(3, 1.0), 1), std::invalid_argument);
    EXPECT_THROW((void)sobol_indices(std::vector(8, 1.0), 0), std::invalid_argument);
}

}  // namespace
}  // namespace natality
