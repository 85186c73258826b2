#include <natality/base/subsets.hpp>

#include <array>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(Subsets, AreNumberedByTheirMembersInOrder)
{
    const std::array<std::size_t, 3> members{1, 4, 63};
    EXPECT_EQ(subset_of(members, 0), 0U);
    EXPECT_EQ(subset_of(members, 0b10010), 0b011U);
    EXPECT_EQ(subset_of(members, std::uint64_t{1} << 63U), 0b100U);
}

TEST(Subsets, LeaveOutWhatIsNoMember)
{
    const std::array<std::size_t, 2> members{0, 2};
    EXPECT_EQ(subset_of(members, 0b1010), 0U);
}

}  // namespace
}  // namespace natality
