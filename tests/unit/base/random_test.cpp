#include <natality/base/random.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>
#include <vector>

namespace natality {
namespace {

using testing::ElementsAre;

/// A key of these counter words c0 … c3 and key words k0, k1 of the generator.
RandomKey key_of(const std::array<std::uint32_t, 4>& counter,
                 const std::array<std::uint32_t, 2>& key)
{
    return {(std::uint64_t{key[1]} << 32) | key[0], (std::uint64_t{counter[1]} << 32) | counter[0],
            counter[2], static_cast<RandomUse>(counter[3])};
}

// Random123 1.14, tests/kat_vectors, the three lines of philox4x32 10.
TEST(RandomWords, AreThoseOfPhilox)
{
    EXPECT_THAT(random_words(key_of({0, 0, 0, 0}, {0, 0})),
                ElementsAre(0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U));
    constexpr std::uint32_t ones = 0xffffffffU;
    EXPECT_THAT(random_words(key_of({ones, ones, ones, ones}, {ones, ones})),
                ElementsAre(0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU));
    EXPECT_THAT(random_words(key_of({0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U},
                                    {0xa4093822U, 0x299f31d0U})),
                ElementsAre(0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U));
}

TEST(RandomUniform, DependsOnEveryPartOfItsKey)
{
    const RandomKey key{7, 8, 9, RandomUse::place_in_stratum};
    const double number = random_uniform(key);
    EXPECT_EQ(random_uniform(key), number);
    EXPECT_NE(random_uniform({8, 8, 9, RandomUse::place_in_stratum}), number);
    EXPECT_NE(random_uniform({7, 9, 9, RandomUse::place_in_stratum}), number);
    EXPECT_NE(random_uniform({7, 8, 10, RandomUse::place_in_stratum}), number);
    EXPECT_NE(random_uniform({7, 8, 9, RandomUse::digital_shift}), number);
}

// Of 10 000 uniform numbers the mean has a standard error of 0.0029, the mean square one of 0.0030.
TEST(RandomUniform, IsUniform)
{
    constexpr std::uint64_t count = 10'000;
    double sum = 0.0;
    double squares = 0.0;
    for (std::uint64_t scenario = 0; scenario < count; ++scenario) {
        const double number = random_uniform({1, scenario, 0, RandomUse::place_in_stratum});
        ASSERT_GE(number, 0.0);
        ASSERT_LT(number, 1.0);
        sum += number;
        squares += number * number;
    }
    EXPECT_NEAR(sum / count, 0.5, 0.012);
    EXPECT_NEAR(squares / count, 1.0 / 3.0, 0.012);
}

TEST(Permuted, PutsEveryPositionInAPlaceOfItsOwn)
{
    for (const std::uint64_t size : {1, 2, 3, 15, 16, 17, 255, 256, 257, 1000}) {
        std::set<std::uint64_t> places;
        for (std::uint64_t position = 0; position < size; ++position) {
            places.insert(permuted(position, size, {3, 0, 1, RandomUse::stratum_order}));
        }
        EXPECT_EQ(places.size(), size);
        EXPECT_EQ(*places.rbegin(), size - 1);
    }
}

TEST(Permuted, IsAnotherOrderForAnotherKey)
{
    const auto order = [](const RandomKey& key) {
        std::vector<std::uint64_t> places(100);
        std::iota(places.begin(), places.end(), 0U);
        for (std::uint64_t& place : places) {
            place = permuted(place, 100, key);
        }
        return places;
    };
    const auto first = order({3, 0, 0, RandomUse::stratum_order});
    EXPECT_EQ(order({3, 0, 0, RandomUse::stratum_order}), first);
    EXPECT_NE(order({4, 0, 0, RandomUse::stratum_order}), first);
    EXPECT_NE(order({3, 0, 1, RandomUse::stratum_order}), first);
}

// 6000 seeds over the six orders of three: 1000 each, with a standard deviation of 29.
TEST(Permuted, GivesEveryOrderAlike)
{
    std::array<int, 27> met{};
    for (std::uint64_t seed = 0; seed < 6000; ++seed) {
        std::size_t order = 0;
        for (std::uint64_t position = 0; position < 3; ++position) {
            order = 3 * order + permuted(position, 3, {seed, 0, 0, RandomUse::stratum_order});
        }
        ++met[order];
    }
    for (const std::size_t order : {5U, 7U, 11U, 15U, 19U, 21U}) {
        EXPECT_NEAR(met[order], 1000, 130);
    }
}

TEST(RandomNormal, HasTheMomentsAndTheTailsOfTheStandardNormal)
{
    constexpr std::uint64_t count = 20000;
    double sum = 0.0;
    double squares = 0.0;
    int beyond = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const double number = random_normal({11, i, 0, RandomUse::fertility_path});
        sum += number;
        squares += number * number;
        beyond += std::abs(number) > 1.959964 ? 1 : 0;
    }
    // Standard errors: 0.0071, 0.01 and 0.0015.
    EXPECT_NEAR(sum / count, 0.0, 0.025);
    EXPECT_NEAR(squares / count, 1.0, 0.035);
    EXPECT_NEAR(beyond / static_cast<double>(count), 0.05, 0.005);
}

}  // namespace
}  // namespace natality
