#include <natality/measures/names.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality {
namespace {

using testing::ElementsAre;

TEST(Names, OfTargetsReadAsInTheFiles)
{
    EXPECT_THAT(target_ids(), ElementsAre("union", "birth", "infant_mortality",
                                          "maternal_mortality", "sex_ratio_at_birth"));
    EXPECT_EQ(target_named("union"), Target::union_formation);
    EXPECT_EQ(target_id(Target::sex_ratio_at_birth), "sex_ratio_at_birth");
    EXPECT_EQ(target_named("births"), std::nullopt);
    EXPECT_EQ(target_name(Target::birth).en, "births");
}

TEST(Names, OfBeneficiariesLeadBackToThem)
{
    for (const std::string& id : beneficiaries_ids()) {
        const auto who = beneficiaries_named(id);
        ASSERT_TRUE(who) << id;
        EXPECT_EQ(beneficiaries_id(*who), id);
    }
    EXPECT_EQ(beneficiaries_ids().size(), 8U);
    EXPECT_EQ(beneficiaries_named("child"), std::nullopt);
}

TEST(Names, OnlyPersonsAreCountedByAges)
{
    EXPECT_TRUE(counts_ages(Beneficiaries::children));
    EXPECT_TRUE(counts_ages(Beneficiaries::population));
    EXPECT_FALSE(counts_ages(Beneficiaries::births));
    EXPECT_FALSE(counts_ages(Beneficiaries::women_on_leave));
    EXPECT_FALSE(counts_ages(Beneficiaries::fixed));
}

TEST(Names, OfCoveragesAndKindsOfLinesReadAsInTheFiles)
{
    EXPECT_THAT(coverage_ids(), ElementsAre("dose", "level", "standard"));
    EXPECT_EQ(coverage_id(LineCoverage::standard), "standard");
    EXPECT_EQ(coverage_named("level"), LineCoverage::level);
    EXPECT_THAT(line_kind_ids(), ElementsAre("running", "capital"));
    EXPECT_EQ(line_kind_id(LineKind::capital), "capital");
    EXPECT_EQ(line_kind_named("stock"), std::nullopt);
}

TEST(Names, OfGrowthsAndPayersReadAsInTheFiles)
{
    EXPECT_THAT(growth_ids(), ElementsAre("none", "price", "wage"));
    EXPECT_EQ(growth_named("wage"), Growth::wage);
    EXPECT_EQ(growth_id(Growth::none), "none");
    EXPECT_THAT(payer_ids(), ElementsAre("central", "local", "insurance", "employer", "family"));
    EXPECT_EQ(payer_named("employer"), Payer::employer);
    EXPECT_EQ(payer_id(Payer::family), "family");
    EXPECT_EQ(payer_name(Payer::central).en, "central government");
}

}  // namespace
}  // namespace natality
