#include <natality/base/random.hpp>

#include <Random123/philox.h>

#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace natality {

namespace {

constexpr std::uint32_t low_word(std::uint64_t bits)
{
    return static_cast<std::uint32_t>(bits & 0xffffffffU);
}

constexpr std::uint32_t high_word(std::uint64_t bits)
{
    return static_cast<std::uint32_t>(bits >> 32U);
}

/// A Feistel network of halves of \p half_bits bits: a permutation whatever its rounds compute.
std::uint64_t feistel(std::uint64_t position, unsigned half_bits, const RandomKey& key)
{
    // Four rounds of random functions hide all structure (Luby and Rackoff 1988); small halves are
    // not that random, so there are some more.
    constexpr std::uint64_t rounds = 8;
    const std::uint64_t mask = (std::uint64_t{1} << half_bits) - 1;
    std::uint64_t left = position >> half_bits;
    std::uint64_t right = position & mask;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        const RandomKey of_round{key.seed, (round << 32U) | right, key.draw, key.use};
        const std::uint64_t mixed = left ^ (random_words(of_round)[0] & mask);
        left = right;
        right = mixed;
    }
    return (left << half_bits) | right;
}

}  // namespace

std::array<std::uint32_t, 4> random_words(const RandomKey& key)
{
    const r123::Philox4x32::ctr_type counter{{low_word(key.scenario), high_word(key.scenario),
                                              key.draw, static_cast<std::uint32_t>(key.use)}};
    const r123::Philox4x32::key_type seed{{low_word(key.seed), high_word(key.seed)}};
    const auto words = r123::Philox4x32{}(counter, seed);
    return {words[0], words[1], words[2], words[3]};
}

double random_uniform(const RandomKey& key)
{
    const auto words = random_words(key);
    const std::uint64_t bits = (std::uint64_t{words[1]} << 32U) | words[0];
    return static_cast<double>(bits >> 11U) * 0x1p-53;
}

double random_normal(const RandomKey& key)
{
    // Half a step up, so that neither end of (0, 1) is drawn.
    const double uniform = random_uniform(key) + 0x1p-54;
    return -std::numbers::sqrt2 * boost::math::erfc_inv(2.0 * uniform);
}

std::uint64_t permuted(std::uint64_t position, std::uint64_t size, const RandomKey& key)
{
    // Small sizes walk in a larger domain too, where the network has more permutations to give.
    constexpr unsigned fewest_half_bits = 4;
    const auto bits = static_cast<unsigned>(std::bit_width(size - 1));
    const unsigned half_bits = std::max(fewest_half_bits, (bits + 1) / 2);
    do {
        position = feistel(position, half_bits, key);
    } while (position >= size);
    return position;
}

}  // namespace natality
