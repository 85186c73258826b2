#include <natality/scenario/detail/unit_points.hpp>

#include <natality/scenario/sobol_sequence.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace natality::detail {
namespace {

/// How many of \p count points lie in each of as many equal strata of a dimension.
std::vector<int> strata(const UnitPoints& points, std::uint64_t count, std::size_t dimension)
{
    std::vector<int> met(count);
    for (std::uint64_t point = 0; point < count; ++point) {
        ++met.at(static_cast<std::size_t>(points(point, dimension) * static_cast<double>(count)));
    }
    return met;
}

TEST(LatinHypercube, PutsOnePointInEveryStratumOfEveryDimension)
{
    for (const std::uint64_t samples : {1, 2, 7, 100, 1000}) {
        const UnitPoints points = latin_hypercube(11, samples);
        for (std::size_t dimension = 0; dimension < 5; ++dimension) {
            EXPECT_THAT(strata(points, samples, dimension), testing::Each(1)) << samples;
        }
    }
}

TEST(LatinHypercube, IsAnotherForAnotherSeed)
{
    EXPECT_EQ(latin_hypercube(1, 50)(3, 2), latin_hypercube(1, 50)(3, 2));
    EXPECT_NE(latin_hypercube(1, 50)(3, 2), latin_hypercube(2, 50)(3, 2));
}

// Independent orders of 1000 strata: a correlation has a standard deviation of 0.032.
TEST(LatinHypercube, OrdersItsDimensionsIndependently)
{
    constexpr std::uint64_t samples = 1000;
    const UnitPoints points = latin_hypercube(5, samples);
    for (std::size_t dimension = 1; dimension < 6; ++dimension) {
        double covariance = 0.0;
        for (std::uint64_t point = 0; point < samples; ++point) {
            covariance += (points(point, 0) - 0.5) * (points(point, dimension) - 0.5);
        }
        EXPECT_NEAR(covariance / samples * 12.0, 0.0, 0.13);
    }
}

TEST(SobolPoints, AreTheSequenceWithItsDigitsShifted)
{
    const SobolSequence sequence(4);
    const UnitPoints points = sobol(3, 4);
    for (std::size_t dimension = 0; dimension < 4; ++dimension) {
        const auto digits = [&](std::uint64_t point) {
            return static_cast<std::uint32_t>(points(point, dimension) * 0x1p32);
        };
        const std::uint32_t shift = digits(0);
        for (std::uint64_t point = 1; point < 100; ++point) {
            EXPECT_EQ(digits(point) ^ sequence.coordinate(point, dimension), shift);
        }
    }
    EXPECT_NE(points(0, 0), points(0, 1));
    EXPECT_NE(points(0, 0), sobol(4, 4)(0, 0));
}

TEST(SobolPoints, PutOnePointInEachOf512StrataOfEveryDimension)
{
    const UnitPoints points = sobol(9, 20);
    for (std::size_t dimension = 0; dimension < 20; ++dimension) {
        EXPECT_THAT(strata(points, 512, dimension), testing::Each(1));
    }
}

TEST(Saltelli, LaysOutAThenBThenAWithOneCoordinateOfB)
{
    const UnitPoints samples = [](std::uint64_t point, std::size_t dimension) {
        return static_cast<double>(100 * point + dimension);
    };
    const UnitPoints points = saltelli(samples, 3);
    const std::vector<std::vector<double>> expected{
        {0, 1, 2}, {3, 4, 5}, {3, 1, 2}, {0, 4, 2}, {0, 1, 5}, {100, 101, 102}, {103, 104, 105}};
    for (std::size_t point = 0; point < expected.size(); ++point) {
        for (std::size_t dimension = 0; dimension < 3; ++dimension) {
            EXPECT_EQ(points(point, dimension), expected[point][dimension]) << point;
        }
    }
}

// f = x0 + 2 x1 + x0 x2: with x uniform, the variances of f given x0, x1, x2 alone are
// (3/2)²/12, 4/12 and (1/2)²/12; that of f is theirs and 1/144 for the product.
TEST(Saltelli, LetsTheEstimatorOf2010FindTheFirstOrderIndices)
{
    constexpr std::uint64_t samples = 4096;
    const UnitPoints points = saltelli(sobol(1, 6), 3);
    const auto f = [&](std::uint64_t point) {
        return points(point, 0) + 2.0 * points(point, 1) + points(point, 0) * points(point, 2);
    };
    constexpr double variance = (2.25 + 4.0 + 0.25) / 12.0 + 1.0 / 144.0;
    const std::vector<double> expected{2.25 / 12 / variance, 4.0 / 12 / variance,
                                       0.25 / 12 / variance};
    for (std::uint64_t i = 0; i < 3; ++i) {
        double sum = 0.0;
        for (std::uint64_t first = 0; first < samples * 5; first += 5) {
            sum += f(first + 1) * (f(first + 2 + i) - f(first));
        }
        EXPECT_NEAR(sum / samples / variance, expected[i], 0.02) << i;
    }
}

}  // namespace
}  // namespace natality::detail
