#include <natality/results/parity_life_table.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace natality {
namespace {

/// Two ages from 20 on, parities 0, 1 and 2+.
Eigen::ArrayXXd two_ages()
{
    Eigen::ArrayXXd rates(2, 3);
    rates << 0.5, 0.4, 0.2,  //
        1.0, 0.4, 0.2;
    return rates;
}

TEST(ParityLifeTable, TurnsRatesIntoProbabilities)
{
    const ParityLifeTable table = parity_life_table(two_ages(), Age{20});
    EXPECT_DOUBLE_EQ(table.probability(0, 0), 0.5 / 1.25);
    EXPECT_DOUBLE_EQ(table.probability(1, 0), 1.0 / 1.5);
    EXPECT_EQ(table.probability.cols(), 2);
}

TEST(ParityLifeTable, ExposesWomenForHalfTheYearInWhichTheyReachAParity)
{
    const ParityLifeTable table = parity_life_table(two_ages(), Age{20});
    // Age 20: 0.4 first births; second births 0.4 · ½(0 + l), l = 0.4 − b: b = 0.08 / 1.2 = 1/15;
    // third and later 0.2 · ½ · 1/15 = 1/150.
    EXPECT_NEAR(table.births(0, 0), 0.4, 1e-15);
    EXPECT_NEAR(table.births(0, 1), 1.0 / 15.0, 1e-15);
    EXPECT_NEAR(table.births(0, 2), 1.0 / 150.0, 1e-15);
    // Age 21: two thirds of the 0.6 childless.
    EXPECT_NEAR(table.births(1, 0), 0.4, 1e-15);
    EXPECT_NEAR(table.women(2, 0), 0.2, 1e-15);
    EXPECT_NEAR(table.women.row(2).sum(), 1.0, 1e-15);
}

TEST(ParityLifeTable, LeavesOneMinusTheProductOfProgressionsChildless)
{
    const ParityLifeTable table = parity_life_table(two_ages(), Age{20});
    EXPECT_NEAR(parity_progression_ratios(table)(0), 1.0 - 0.6 / 3.0, 1e-15);
}

TEST(ParityLifeTable, AdjustsTheTfrByProductsOfProgressionRatios)
{
    const ParityLifeTable table = parity_life_table(two_ages(), Age{20});
    const Eigen::ArrayXd ratios = parity_progression_ratios(table);
    const Eigen::ArrayXd births = births_by_order(table);
    EXPECT_NEAR(parity_adjusted_total_fertility_rate(table),
                ratios(0) + ratios(0) * ratios(1) + births(2), 1e-15);
}

TEST(ParityLifeTable, OfRatesThatDoNotDependOnParityHasTheirSumAsTfr)
{
    const Eigen::ArrayXXd rates = Eigen::ArrayXXd::Constant(30, 4, 0.05);
    const ParityLifeTable table = parity_life_table(rates, Age{15});
    EXPECT_NEAR(parity_adjusted_total_fertility_rate(table), 1.5, 1e-14);
}

TEST(ParityLifeTable, TakesBirthsInTheMiddleOfTheYearOfAge)
{
    Eigen::ArrayXXd rates = Eigen::ArrayXXd::Zero(3, 2);
    rates(1, 0) = 0.3;
    const Eigen::ArrayXd ages = mean_age_by_order(parity_life_table(rates, Age{20}));
    EXPECT_DOUBLE_EQ(ages(0), 21.5);
    EXPECT_TRUE(std::isnan(ages(1)));
}

TEST(ParityProgressionRatios, AreNotNumbersWhereNobodyArrives)
{
    const ParityLifeTable table = parity_life_table(Eigen::ArrayXXd::Zero(3, 3), Age{20});
    EXPECT_EQ(parity_progression_ratios(table)(0), 0.0);
    EXPECT_TRUE(std::isnan(parity_progression_ratios(table)(1)));
}

TEST(ConditionalBirthRates, TakeChildlessWomenTogether)
{
    const StateSpace space({.first_births_outside_unions = true, .last_parity = 1});
    Eigen::ArrayXXd events(1, 4);
    events << 50.0, 1.0, 20.0, 7.0;
    Eigen::ArrayXXd exposure(1, 3);
    exposure << 60.0, 40.0, 70.0;
    const Eigen::ArrayXXd rates =
        conditional_birth_rates(space, columns_of(events), columns_of(exposure));
    EXPECT_NEAR(rates(0, 0), 0.21, 1e-15);
    EXPECT_NEAR(rates(0, 1), 0.1, 1e-15);
}

}  // namespace
}  // namespace natality
