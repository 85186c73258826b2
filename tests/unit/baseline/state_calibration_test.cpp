#include <natality/baseline/state_calibration.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <support/messages.hpp>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr FertileAges two_ages{Age{2}, Age{3}};

/// Ages 0 … 6+, no deaths, no migrants, 1000 women at every age; births still to be given.
StateCalibrationInputs stationary(const StateChain& chain)
{
    StateCalibrationInputs inputs;
    inputs.space = StateSpace(chain);
    inputs.fertile = two_ages;
    inputs.women = Eigen::ArrayXXd::Zero(7, inputs.space.size());
    inputs.women.col(0).setConstant(1000.0);
    inputs.survival_ratio = ByAge::Ones(7);
    inputs.net_migrants = ByAge::Zero(7);
    inputs.births_by_order = Eigen::ArrayXXd::Zero(7, inputs.space.last_order());
    inputs.unions.values = ByAge::Zero(7);
    return inputs;
}

Eigen::ArrayXXd rates_without_problems(const StateCalibrationInputs& inputs)
{
    Problems problems;
    const Eigen::ArrayXXd rates =
        calibrated_rates(inputs, {"region N, year 2020", {}}, {}, problems);
    EXPECT_EQ(problems.text(), "");
    return rates;
}

TEST(StateCalibration, SolvesTheQuadraticOfTheFirstFertileAge)
{
    StateCalibrationInputs inputs = stationary({.unions = false, .last_parity = 1});
    inputs.births_by_order(2, 0) = 0.15;
    // Half the rate y: 150 = 1000 y + 1000 y / (1 + y), whose root is 0.0778…; at y = 0.078 the
    // right side is 150.36 and at 0.0778 149.98.
    const double y = 0.5 * rates_without_problems(inputs)(2, 0);
    EXPECT_NEAR(1000.0 * y + 1000.0 * y / (1.0 + y), 150.0, 1e-10);
}

TEST(StateCalibration, FindsARateWhereAllTheWomenComeInDuringTheYear)
{
    StateCalibrationInputs inputs = stationary({.unions = false, .last_parity = 1});
    inputs.women.row(2).setZero();
    inputs.births_by_order(2, 0) = 0.3;
    // Woman-years ½ (0 + 1000) = 500, births 150; 150 = 1000 y / (1 + y): y = 150 / 850.
    EXPECT_NEAR(rates_without_problems(inputs)(2, 0), 2.0 * 150.0 / 850.0, 1e-13);
}

TEST(StateCalibration, TakesUnionRatesAsTheyAre)
{
    StateCalibrationInputs inputs = stationary({.last_parity = 1});
    inputs.unions.values(2) = 0.25;
    EXPECT_EQ(rates_without_problems(inputs)(2, 0), 0.25);
}

TEST(StateCalibration, GivesNoRateWhereThereAreNoBirths)
{
    EXPECT_EQ(rates_without_problems(stationary({.unions = false, .last_parity = 3})).sum(), 0.0);
}

TEST(StateCalibration, NamesAgeAndStateWithTooFewWomen)
{
    StateCalibrationInputs inputs = stationary({.unions = false, .last_parity = 2});
    inputs.births_by_order(3, 1) = 0.1;
    Problems problems;
    const Eigen::ArrayXXd rates =
        calibrated_rates(inputs, {"region N, year 2020", {}}, {"births_by_order.csv", 0}, problems);
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("births_by_order.csv: the births and unions ask of women in state "
                            "parity1 events at a rate of inf a year, above 2: there are too few "
                            "of them (region N, year 2020, age 3)"));
    EXPECT_EQ(rates(3, 1), 2.0);
}

TEST(StateCalibration, NoticesEventsOfWomenWhoDoNotLiveToTheNextAge)
{
    StateCalibrationInputs inputs = stationary({.unions = false, .last_parity = 1});
    inputs.survival_ratio(3) = 0.1;
    inputs.births_by_order(2, 0) = 0.6;
    Problems problems;
    (void)calibrated_rates(inputs, {"region N, year 2020", {}}, {}, problems);
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre(HasSubstr("more events than women who live through the year")));
}

TEST(StateCalibration, RefusesOrdersThatDoNotFitTheStates)
{
    StateCalibrationInputs inputs = stationary({.unions = false, .last_parity = 3});
    inputs.births_by_order.resize(7, 2);
    Problems problems;
    (void)calibrated_rates(inputs, {"region N, year 2020", {}}, {"births_by_order.csv", 0},
                           problems);
    EXPECT_THAT(test::lines_of(problems),
                ElementsAre("births_by_order.csv: order: 2 birth orders do not fit states up to "
                            "parity3plus; give 4 orders, the last one open (region N, year 2020)"));
}

}  // namespace
}  // namespace natality
