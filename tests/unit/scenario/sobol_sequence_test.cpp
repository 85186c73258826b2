#include <natality/scenario/sobol_sequence.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace natality {
namespace {

using testing::ElementsAre;

double value(const SobolSequence& sequence, std::uint64_t point, std::size_t dimension)
{
    return sequence.coordinate(point, dimension) * 0x1p-32;
}

// The first ten points in three dimensions that Joe and Kuo print as the output of their program.
TEST(SobolSequence, BeginsAsPublished)
{
    const SobolSequence sequence(3);
    const std::vector<std::array<double, 3>> published{{0, 0, 0},
                                                       {0.5, 0.5, 0.5},
                                                       {0.75, 0.25, 0.25},
                                                       {0.25, 0.75, 0.75},
                                                       {.375, .375, .625},
                                                       {.875, .875, .125},
                                                       {.625, .125, .875},
                                                       {.125, .625, .375},
                                                       {.1875, .3125, .9375},
                                                       {.6875, .8125, .4375}};
    for (std::size_t point = 0; point < published.size(); ++point) {
        for (std::size_t dimension = 0; dimension < 3; ++dimension) {
            EXPECT_EQ(value(sequence, point, dimension), published[point][dimension]) << point;
        }
    }
}

/// A line of Joe and Kuo's table of direction numbers, new-joe-kuo-6: coefficients of the
/// primitive polynomial as bits, and the first m.
struct DirectionLine {
    std::uint32_t coefficients;
    std::vector<std::uint32_t> m;
};

/// Directions by the recurrence of Joe and Kuo (2008), equation 2.
std::vector<std::uint32_t> directions(const DirectionLine& line)
{
    std::vector<std::uint32_t> m = line.m;
    const std::size_t degree = m.size();
    while (m.size() < 32) {
        const std::size_t k = m.size();
        std::uint32_t next = m[k - degree] ^ (m[k - degree] << degree);
        for (std::size_t i = 1; i < degree; ++i) {
            const std::uint32_t a = (line.coefficients >> (degree - 1 - i)) & 1U;
            next ^= a * (m[k - i] << i);
        }
        m.push_back(next);
    }
    for (std::size_t k = 0; k < 32; ++k) {
        m[k] <<= 31 - k;
    }
    return m;
}

// Lines d = 2 … 10 of new-joe-kuo-6.21201; dimension 1 is van der Corput's sequence.
TEST(SobolSequence, HasTheDirectionNumbersOfJoeAndKuo)
{
    const std::vector<DirectionLine> table{{0, {1}},
                                           {1, {1, 3}},
                                           {1, {1, 3, 1}},
                                           {2, {1, 1, 1}},
                                           {1, {1, 1, 3, 3}},
                                           {4, {1, 3, 5, 13}},
                                           {2, {1, 1, 5, 5, 17}},
                                           {4, {1, 1, 5, 5, 5}},
                                           {7, {1, 1, 7, 11, 19}}};
    const SobolSequence sequence(table.size() + 1);
    for (std::size_t line = 0; line < table.size(); ++line) {
        const std::vector<std::uint32_t> expected = directions(table[line]);
        for (unsigned bit = 0; bit < 32; ++bit) {
            // The point before 2^(bit + 1) has this bit alone in its Gray code.
            const std::uint64_t point = (std::uint64_t{2} << bit) - 1;
            EXPECT_EQ(sequence.coordinate(point, line + 1), expected[bit]) << line << " " << bit;
        }
    }
}

TEST(SobolSequence, PutsOnePointInEachOf256Intervals)
{
    const SobolSequence sequence(40);
    for (std::size_t dimension = 0; dimension < 40; ++dimension) {
        std::vector<int> met(256);
        for (std::uint64_t point = 512; point < 768; ++point) {
            ++met[sequence.coordinate(point, dimension) >> 24];
        }
        EXPECT_THAT(met, testing::Each(1));
    }
}

TEST(SobolSequence, RefusesDimensionsThatItHasNoDirectionsFor)
{
    EXPECT_THROW(SobolSequence(0), std::invalid_argument);
    EXPECT_THROW(SobolSequence(3668), std::invalid_argument);
    EXPECT_EQ(SobolSequence(3667).dimensions(), 3667U);
}

}  // namespace
}  // namespace natality
