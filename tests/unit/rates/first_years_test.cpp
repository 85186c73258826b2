#include <natality/rates/first_years.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/rates.hpp>

namespace natality {
namespace {

using testing::ElementsAre;

/// Three years, each with rates of its own.
RatePaths three_years()
{
    const ByAge survival = ByAge::Constant(3, 0.9);
    RatePaths rates =
        test::constant_rates(AgeAxis(1, Age{2}), YearAxis(Year{2020}, 3),
                             {{survival, survival}, test::by_age({0, 1, 0}), 1.05, {}});
    for (Index t = 0; t < 3; ++t) {
        rates.births.by_order[0].col(t) *= static_cast<double>(t + 1);
        rates.sex_ratio_at_birth(t) += 0.01 * static_cast<double>(t);
    }
    return rates;
}

TEST(FirstYears, AreTheFirstColumns)
{
    const RatePaths two = first_years(three_years(), 2);
    EXPECT_EQ(two.years, YearAxis(Year{2020}, 2));
    EXPECT_THAT(two.births.by_order[0].row(1), ElementsAre(1.0, 2.0));
    EXPECT_EQ(two.survival_ratio.male.cols(), 2);
    EXPECT_EQ(two.net_migrants.female.cols(), 2);
    EXPECT_EQ(two.sex_ratio_at_birth.size(), 2);
}

TEST(FirstYears, HoldTheLastYearThereIs)
{
    const RatePaths five = first_years(three_years(), 5);
    EXPECT_THAT(five.births.by_order[0].row(1), ElementsAre(1.0, 2.0, 3.0, 3.0, 3.0));
    EXPECT_EQ(five.sex_ratio_at_birth(4), five.sex_ratio_at_birth(2));
    EXPECT_EQ(five.survival_ratio.female(1, 4), 0.9);
}

}  // namespace
}  // namespace natality
