#include <natality/results/sweep_part.hpp>

#include <stdexcept>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(SweepPart, TogetherHoldEveryBlockOnceInOrder)
{
    constexpr std::uint64_t block_size = 4;
    for (const std::uint64_t scenarios : {1U, 4U, 39U, 40U, 41U}) {
        const std::uint64_t all = (scenarios + block_size - 1) / block_size;
        for (std::uint64_t of = 1; of <= most_parts(scenarios, block_size); ++of) {
            std::uint64_t next = 0;
            std::uint64_t held = 0;
            for (std::uint64_t number = 1; number <= of; ++number) {
                const BlockRange blocks = blocks_of({number, of}, scenarios, block_size);
                EXPECT_EQ(blocks.first, next);
                EXPECT_GE(blocks.count, 1U);
                next += blocks.count;
                held += scenarios_of(blocks, scenarios, block_size);
            }
            EXPECT_EQ(next, all);
            EXPECT_EQ(held, scenarios);
        }
    }
}

TEST(SweepPart, HasAFullBlockWhereThereIsOne)
{
    // Ten full blocks and one of a single scenario, which belongs to the last part.
    EXPECT_EQ(most_parts(41, 4), 10U);
    EXPECT_EQ(blocks_of({10, 10}, 41, 4), (BlockRange{9, 2}));
    EXPECT_EQ(scenarios_of({9, 2}, 41, 4), 5U);
}

TEST(SweepPart, ThatThereIsNotIsRefused)
{
    EXPECT_THROW(static_cast<void>(blocks_of({0, 3}, 40, 4)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(blocks_of({4, 3}, 40, 4)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(blocks_of({1, 11}, 40, 4)), std::invalid_argument);
}

TEST(SweepPart, OfTheLargestSweepsDoNotOverflow)
{
    constexpr std::uint64_t scenarios = std::uint64_t{1} << 62U;
    const BlockRange last = blocks_of({1000, 1000}, scenarios, 1);
    EXPECT_EQ(last.first + last.count, scenarios);
}

}  // namespace
}  // namespace natality
