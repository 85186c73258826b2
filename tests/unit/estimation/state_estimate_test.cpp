#include <natality/estimation/state_estimate.hpp>

#include <natality/base/problems.hpp>
#include <natality/projection/state_step.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <support/messages.hpp>
#include <support/state_year.hpp>

#include <cmath>
#include <string>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr Index ages = 40;

/// Births by order around age 25 with \p level first births a woman.
Eigen::ArrayXXd births_around_25(double level)
{
    Eigen::ArrayXXd births = Eigen::ArrayXXd::Zero(ages, 3);
    for (Index age = 15; age <= 34; ++age) {
        const double distance = static_cast<double>(age) - 25.0;
        births(age, 0) = 0.07 * level * std::exp(-distance * distance / 30.0);
        births(age, 1) = 0.03 * level * std::exp(-(distance - 2.0) * (distance - 2.0) / 30.0);
        births(age, 2) = 0.005 * level * std::exp(-(distance - 4.0) * (distance - 4.0) / 30.0);
    }
    return births;
}

/// Fertile ages 15-34, two censuses, births of 2010 and 2020; no country's.
StateEstimateInputs made_up()
{
    return {
        .last_parity = 3,
        .fertile = {Age{15}, Age{34}},
        .first_year = Year{1990},
        .base_year = Year{2020},
        .last_year = Year{2022},
        .censuses = {{2000.5, {Age{15}, 5, {0.93, 0.4, 0.09, 0.04, 0.03}}},
                     {2010.5, {Age{15}, 5, {0.95, 0.5, 0.15, 0.06, 0.04}}}},
        .brides = {YearAxis(Year{2010}, 13), ByYear::Constant(13, 950.0)},
        .women = {ByAge::Constant(60, 1000.0), Year{2020}},
        .single_anchor = std::nullopt,
        .childless_anchor = std::nullopt,
        .order_rates = {{Year{2010}, births_around_25(1.05)}, {Year{2020}, births_around_25(1.0)}},
        .first_of_last_order = 0.8,
        .checks = {{ShareKind::childless, Age{30}, Age{30}, 2015.5, 0.2}}};
}

/// The estimate's base year run by the step.
test::StateYearTables base_year(const StateEstimate& estimate)
{
    test::StateYear year(estimate.space.chain(), estimate.fertile, ages);
    year.timing = MigrationTiming::end;
    year.women = estimate.women;
    year.women.col(0) += (estimate.women.rowwise().sum() == 0.0).cast<double>();
    year.rates = estimate.rates;
    return year.run();
}

TEST(StateEstimate, BearsTheBaseYearsBirthsByOrderAndAge)
{
    const StateEstimateInputs inputs = made_up();
    const StateEstimate estimate = estimate_states(inputs);
    const Eigen::ArrayXXd events = base_year(estimate).events;
    const Eigen::ArrayXXd& given = inputs.order_rates.back().values;
    for (Index age = 15; age <= 34; ++age) {
        EXPECT_NEAR(events(age, 1) / given(age, 0), 1.0, 1e-9);
        EXPECT_NEAR(events(age, 2) / given(age, 1), 1.0, 1e-9);
        EXPECT_NEAR((events(age, 3) + events(age, 4)) / given(age, 2), 1.0, 1e-9);
    }
}

TEST(StateEstimate, SplitsTheLastOrderAsGiven)
{
    const Eigen::ArrayXXd events = base_year(estimate_states(made_up())).events;
    EXPECT_NEAR(events.col(3).sum() / events.rightCols(2).sum(), 0.8, 1e-10);
}

TEST(StateEstimate, PutsEveryWomanIntoOneState)
{
    const StateEstimate estimate = estimate_states(made_up());
    EXPECT_GE(estimate.women.minCoeff(), 0.0);
    EXPECT_NEAR((estimate.women.topRows(35).rowwise().sum() - 1.0).abs().maxCoeff(), 0.0, 1e-12);
    EXPECT_EQ(estimate.women(14, 0), 1.0);
}

TEST(StateEstimate, GivesUnionRatesUpToTheLastYear)
{
    const StateEstimate estimate = estimate_states(made_up());
    EXPECT_EQ(estimate.union_formation.years, YearAxis(Year{2020}, 3));
    EXPECT_TRUE(estimate.union_formation.values.col(0).isApprox(estimate.rates.col(0), 1e-12));
    EXPECT_GT(estimate.union_formation.values.col(2).segment(15, 15).minCoeff(), 0.0);
}

TEST(StateEstimate, ReportsWhatItFitsAndWhatItMisses)
{
    StateEstimateInputs inputs = made_up();
    inputs.childless_anchor = {ShareKind::childless, Age{28}, Age{28}, 2012.0, 0.27};
    const StateEstimate estimate = estimate_states(inputs);
    std::vector<std::string> fitted;
    for (const Closure& closure : estimate.closures) {
        if (closure.use == ClosureUse::fitted) {
            fitted.push_back(closure.figure.en);
            EXPECT_NEAR(closure.difference(), 0.0, 1e-9) << closure.figure.en;
        }
    }
    EXPECT_THAT(fitted, ElementsAre("women childless, age 28, 2012.00",
                                    "total fertility rate of order 1, 2020",
                                    "total fertility rate of order 2, 2020",
                                    "total fertility rate of order 3+, 2020",
                                    "order 3 in births of order 3+, 2020"));
    EXPECT_EQ(estimate.closures[1].figure.en, "women childless, age 30, 2015.50");
    EXPECT_EQ(estimate.closures[1].published, 0.2);
    EXPECT_EQ(estimate.closures[1].use, ClosureUse::check);
    EXPECT_EQ(estimate.closures.back().figure.en, "first unions of 2020");
}

TEST(StateEstimate, HoldsSharesOfOneSourceAgainstItUpToOneDifferenceInReporting)
{
    StateEstimateInputs inputs = made_up();
    const double at_30 = estimate_states(inputs).closures.front().rebuilt;
    inputs.offset_checks = {{ShareKind::childless, Age{30}, Age{30}, 2015.5, at_30 + 0.03},
                            {ShareKind::childless, Age{30}, Age{30}, 2015.5, at_30 + 0.01}};
    const StateEstimate estimate = estimate_states(inputs);
    EXPECT_EQ(estimate.closures[1].figure.en, "women childless: reported beyond the estimate");
    EXPECT_NEAR(estimate.closures[1].rebuilt, 0.02, 1e-12);
    EXPECT_EQ(estimate.closures[2].use, ClosureUse::offset);
    EXPECT_NEAR(estimate.closures[2].difference(), -0.01, 1e-12);
    EXPECT_NEAR(estimate.closures[3].difference(), 0.01, 1e-12);
}

TEST(StateEstimate, NeedsAPastAsLongAsTheFertileAges)
{
    StateEstimateInputs inputs = made_up();
    inputs.first_year = Year{1995};
    EXPECT_THAT(test::problems_of([&] { (void)estimate_states(inputs); }),
                ElementsAre("first year: 1995 is too late, the women of 2010 then have no past at "
                            "all their fertile ages; at latest 1990"));
}

TEST(StateEstimate, SaysEverythingWrongWithItsInputsAtOnce)
{
    StateEstimateInputs inputs = made_up();
    inputs.last_year = Year{2019};
    inputs.order_rates.back().values.conservativeResize(ages, 2);
    inputs.first_of_last_order = 0.0;
    EXPECT_THAT(test::problems_of([&] { (void)estimate_states(inputs); }),
                ElementsAre("last year 2019 lies before the base year 2020",
                            "births by order of 2020: 2 orders at 40 ages, expected 3 orders (the "
                            "last open) at ages 0-39",
                            "share of order 3 in the last order: 0 is not in (0, 1]"));
    inputs = made_up();
    inputs.last_parity = 1;
    EXPECT_THAT(test::problems_of([&] { (void)estimate_states(inputs); }),
                ElementsAre(HasSubstr("parity 2+, 3+ or 4+, not 1+")));
}

TEST(StateEstimate, RefusesBirthsThatTheRebuiltWomenCannotHave)
{
    StateEstimateInputs inputs = made_up();
    inputs.order_rates.back().values(16, 1) = 0.2;
    EXPECT_THAT(test::problems_of([&] { (void)estimate_states(inputs); }),
                testing::Contains(HasSubstr("state parity1")));
}

}  // namespace
}  // namespace natality
