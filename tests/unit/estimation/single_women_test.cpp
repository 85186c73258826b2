#include <natality/estimation/single_women.hpp>

#include <natality/base/problems.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <support/messages.hpp>

#include <cmath>

namespace natality {
namespace {

constexpr double brides_per_year = 500.0;

/// Two censuses, 2000.0 and 2010.0, shares from age 15 to 29; 1000 women of every age.
SingleWomenInputs two_censuses()
{
    return {.censuses = {{2000.0, {Age{15}, 5, {0.9, 0.4, 0.1}}},
                         {2010.0, {Age{15}, 5, {0.95, 0.6, 0.2}}}},
            .brides = {YearAxis(Year{2010}, 5), ByYear::Constant(5, brides_per_year)},
            .women = {ByAge::Constant(60, 1000.0), Year{2010}},
            .anchor = std::nullopt,
            .times = YearAxis(Year{1995}, 20)};
}

double odds(double share)
{
    return share / (1.0 - share);
}

TEST(SingleWomen, AreTheCensusAtItsDateAndHeldBeforeTheFirst)
{
    const SingleWomen single = single_women(two_censuses());
    const ByAge first = graduated_shares({Age{15}, 5, {0.9, 0.4, 0.1}});
    EXPECT_LT((single.share.col(5).tail(15) - first).abs().maxCoeff(), 1e-14);
    EXPECT_LT((single.share.col(0).tail(15) - first).abs().maxCoeff(), 1e-14);
    EXPECT_EQ(single.share(14, 7), 1.0);
}

TEST(SingleWomen, HaveTheGeometricMeanOddsHalfwayBetweenCensuses)
{
    const SingleWomen single = single_women(two_censuses());
    const double expected = std::sqrt(odds(single.share(22, 5)) * odds(single.share(22, 15)));
    EXPECT_NEAR(odds(single.share(22, 10)), expected, 1e-12);
}

TEST(SingleWomen, LoseTheYearsBridesAfterTheLastCensus)
{
    const SingleWomen single = single_women(two_censuses());
    for (Index t = 15; t + 1 < 20; ++t) {
        const double unions =
            1000.0 *
            (single.share.col(t).segment(14, 15) - single.share.col(t + 1).segment(15, 15)).sum();
        EXPECT_NEAR(unions, brides_per_year, 1e-9);
    }
}

TEST(SingleWomen, NeverBecomeSingleAgain)
{
    SingleWomenInputs inputs = two_censuses();
    inputs.brides.values.setConstant(50.0);
    const SingleWomen single = single_women(inputs);
    for (Index t = 15; t + 1 < 20; ++t) {
        EXPECT_LE((single.share.col(t + 1).tail(29) - single.share.col(t).head(29)).maxCoeff(),
                  0.0);
    }
}

TEST(SingleWomen, MeetALaterShareByTheRegistersCoverage)
{
    SingleWomenInputs inputs = two_censuses();
    const SingleWomen plain = single_women(inputs);
    const double share = plain.share.col(18).segment(20, 5).mean();
    inputs.anchor = ObservedShare{ShareKind::single, Age{20}, Age{24}, 2013.0, share};
    inputs.brides.values /= 0.8;
    const SingleWomen fitted = single_women(inputs);
    EXPECT_NEAR(fitted.coverage, 0.8, 1e-10);
    EXPECT_LT((fitted.share - plain.share).abs().maxCoeff(), 1e-10);
}

TEST(SingleWomen, CannotMarryMoreThanThereAre)
{
    SingleWomenInputs inputs = two_censuses();
    inputs.brides.values(2) = 1e6;
    EXPECT_THROW((void)single_women(inputs), RunError);
}

TEST(SingleWomen, NeedBridesFromTheLastCensusOn)
{
    SingleWomenInputs inputs = two_censuses();
    inputs.brides.years = YearAxis(Year{2011}, 5);
    EXPECT_THAT(
        test::problems_of([&] { (void)single_women(inputs); }),
        testing::ElementsAre("first marriages are needed for every year from 2010 to 2013"));
}

TEST(SingleWomen, NeedCensusesInOrder)
{
    SingleWomenInputs inputs = two_censuses();
    std::swap(inputs.censuses[0].date, inputs.censuses[1].date);
    inputs.brides.years = YearAxis(Year{2000}, 20);
    inputs.brides.values = ByYear::Constant(20, brides_per_year);
    EXPECT_THAT(test::problems_of([&] { (void)single_women(inputs); }),
                testing::ElementsAre("censuses are not in order of date: 2000.00 follows 2010.00"));
}

TEST(UnionsPerWoman, BelongHalfToEachOfACohortsTwoAges)
{
    ByAge share(4);
    share << 1.0, 1.0, 0.6, 0.5;
    ByAge next(4);
    next << 1.0, 1.0, 0.7, 0.5;
    // Cohorts 0 → 1: 0; 1 → 2: 0.3; 2 → 3: 0.1.
    const ByAge unions = unions_per_woman(share, next);
    EXPECT_NEAR(unions(1), 0.15, 1e-15);
    EXPECT_NEAR(unions(2), 0.2, 1e-15);
    EXPECT_NEAR(unions(3), 0.05, 1e-15);
}

}  // namespace
}  // namespace natality
