#include <natality/results/indicators_asked.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>

namespace natality {
namespace {

TEST(IndicatorsAsked, AreFoundInTheOrderOfTheirIds)
{
    const auto found = indicators_asked({"tfr", "births_total"});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0]->id, "tfr");
    EXPECT_EQ(found[1]->id, "births_total");
    EXPECT_TRUE(indicators_asked({}).empty());
}

TEST(IndicatorsAsked, ThatThereAreNotAreAllNamedWithTheNearest)
{
    const auto faults = test::problems_of([] {
        (void)indicators_asked({"trf", "tfr", "births_totl"});
    });
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_THAT(faults[0], testing::AllOf(testing::HasSubstr("'trf'"), testing::HasSubstr("tfr")));
    EXPECT_THAT(faults[1], testing::HasSubstr("births_total"));
}

}  // namespace
}  // namespace natality
