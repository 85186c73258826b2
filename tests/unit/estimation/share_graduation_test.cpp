#include <natality/estimation/share_graduation.hpp>

#include <natality/base/problems.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <support/messages.hpp>

namespace natality {
namespace {

TEST(GraduatedShares, KeepTheMeanOfEveryGroup)
{
    const GroupedShares groups{Age{15}, 5, {0.98, 0.67, 0.21, 0.05, 0.02}};
    const ByAge shares = graduated_shares(groups);
    ASSERT_EQ(shares.size(), 25);
    for (Index group = 0; group < 5; ++group) {
        EXPECT_NEAR(shares.segment(5 * group, 5).mean(),
                    groups.shares[static_cast<std::size_t>(group)], 1e-13);
    }
}

TEST(GraduatedShares, FallWithoutBreakWhereTheGroupsFall)
{
    const ByAge shares = graduated_shares({Age{15}, 5, {0.98, 0.67, 0.21, 0.05, 0.02}});
    EXPECT_LT((shares.tail(24) - shares.head(24)).maxCoeff(), 0.0);
    EXPECT_GT(shares.minCoeff(), 0.0);
    EXPECT_LT(shares.maxCoeff(), 1.0);
}

TEST(GraduatedShares, OfEqualGroupsAreThatShare)
{
    const ByAge shares = graduated_shares({Age{20}, 2, {0.3, 0.3, 0.3}});
    EXPECT_NEAR((shares - 0.3).abs().maxCoeff(), 0.0, 1e-14);
}

TEST(GraduatedShares, RefuseSharesAtTheEnds)
{
    EXPECT_THAT(test::problems_of([] {
                    (void)graduated_shares({Age{15}, 5, {1.0, 0.5, 0.0}});
                }),
                testing::ElementsAre("share: 1 is not between 0 and 1 (age 15)",
                                     "share: 0 is not between 0 and 1 (age 25)"));
    EXPECT_THROW((void)graduated_shares({Age{15}, 5, {0.5}}), InputError);
}

}  // namespace
}  // namespace natality
