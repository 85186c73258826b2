#include <natality/results/period_fertility.hpp>

#include <gtest/gtest.h>

#include <support/outcome.hpp>

#include <stdexcept>

namespace natality {
namespace {

RegionOutcome standing()
{
    const ByAge asfr = test::by_age({0, 0.2, 0.1, 0});
    return test::standing_outcome(AgeAxis(1, Age{3}), YearAxis(Year{2020}, 2), ByAge::Ones(4), asfr,
                                  asfr);
}

TEST(PeriodFertility, IsThatWhichCameAbout)
{
    RegionOutcome outcome = standing();
    outcome.births.by_order[0] *= 2.0;
    const PeriodFertility of_outcome(outcome);
    EXPECT_EQ(of_outcome.births().asfr()(1, 0), 0.4);
    EXPECT_EQ(PeriodFertility(outcome.rates).births().asfr()(1, 0), 0.2);
}

TEST(PeriodFertility, IsNotInRatesByState)
{
    RatePaths rates = standing().rates;
    rates.states = StatePaths{{StateSpace(), {}, {}}, {}, {}};
    EXPECT_THROW(static_cast<void>(PeriodFertility(rates)), std::invalid_argument);
}

}  // namespace
}  // namespace natality
