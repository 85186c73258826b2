#include <natality/sweep/blocks.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(Blocks, CoverEveryScenarioOnce)
{
    const Blocks blocks(10, 4);
    ASSERT_EQ(blocks.count(), 3U);
    std::uint64_t next = 0;
    for (std::uint64_t block = 0; block < blocks.count(); ++block) {
        EXPECT_EQ(blocks.first(block), next);
        next += static_cast<std::uint64_t>(blocks.scenarios(block));
    }
    EXPECT_EQ(next, 10U);
}

TEST(Blocks, AreAllFullWhereTheSizeDividesTheScenarios)
{
    const Blocks blocks(8, 4);
    ASSERT_EQ(blocks.count(), 2U);
    EXPECT_EQ(blocks.scenarios(1), 4);
}

}  // namespace
}  // namespace natality
