#pragma once

/// \file
/// Random numbers that are functions of what they are for: the same key gives the same numbers on
/// every thread and in any order, and nothing is remembered from one to the next.
///
/// The generator is Philox4x32-10: Salmon, Moraes, Dror and Shaw (2011), Parallel Random Numbers:
/// As Easy as 1, 2, 3, SC '11, doi:10.1145/2063384.2063405.

#include <array>
#include <cstdint>

namespace natality {

/// What random numbers are drawn for. Keys of different uses give independent numbers.
enum class RandomUse : std::uint32_t {
    /// Order of the strata of a latin hypercube.
    stratum_order = 1,
    /// Place within a stratum.
    place_in_stratum = 2,
    /// Digital shift of a Sobol sequence.
    digital_shift = 3,
    /// A year's step of a path of fertility, of mortality and of migration.
    fertility_path = 4,
    mortality_path = 5,
    migration_path = 6,
    /// What of a path of migration never changes.
    migration_level = 7,
    /// How strongly a measure acts.
    effect_strength = 8,
    /// What makes all measures act strongly, or a pool of them.
    common_strength = 9,
    /// What is assumed of how measures respond and combine.
    overlap = 10,
    pair_term = 11,
    lag = 12,
    tempo_share = 13,
    desired_children = 14,
    combination_rule = 15,
    /// An order in which measures come in.
    order_of_entry = 16,
    /// A sample drawn again from a sample.
    resample = 17
};

/// What a random number is a function of.
struct RandomKey {
    std::uint64_t seed = 0;
    std::uint64_t scenario = 0;
    /// Which of the numbers that the scenario draws for this use.
    std::uint32_t draw = 0;
    RandomUse use = RandomUse::stratum_order;
};

/// Four words of 32 random bits: one block of the generator, its key the seed, its counter the
/// rest, words of low order first.
[[nodiscard]] std::array<std::uint32_t, 4> random_words(const RandomKey& key);

/// Uniform in [0, 1), of 53 random bits.
[[nodiscard]] double random_uniform(const RandomKey& key);

/// Standard normal, by the inverse of its distribution function: one number a key.
[[nodiscard]] double random_normal(const RandomKey& key);

/// Where a random permutation of 0 … \p size − 1 puts \p position.
///
/// The permutation is a function of the key, whose scenario does not count, and is never laid out:
/// a Feistel network over the next power of four, walked along its cycles until it comes back below
/// \p size (Black and Rogaway 2002, Ciphers with Arbitrary Finite Domains, CT-RSA).
/// \pre \p position < \p size ≤ 2^62.
[[nodiscard]] std::uint64_t permuted(std::uint64_t position, std::uint64_t size,
                                     const RandomKey& key);

}  // namespace natality
