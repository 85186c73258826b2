#include <natality/projection/year_step.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/rates.hpp>

#include <span>

namespace natality {
namespace {

using test::by_age;
using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;

std::span<const double> view(const ByAge& values)
{
    return {values.data(), static_cast<std::size_t>(values.size())};
}

std::span<double> view(ByAge& values)
{
    return {values.data(), static_cast<std::size_t>(values.size())};
}

/// What one step makes of a population.
struct Stepped {
    BySex<ByAge> population;
    BySex<ByAge> deaths;
    ByAge births;
    YearTotals totals;
};

Stepped step(const BySex<ByAge>& start, const test::YearOfRates& rates, MigrationTiming timing,
             int width = 1)
{
    const ByAge unset = ByAge::Constant(start.female.size(), -1e9);
    Stepped end{{unset, unset}, {unset, unset}, unset, {}};
    const YearRates views{{view(rates.survival_ratio.female), view(rates.survival_ratio.male)},
                          view(rates.asfr),
                          rates.sex_ratio_at_birth,
                          {view(rates.net_migrants.female), view(rates.net_migrants.male)}};
    const YearResult result{{view(end.population.female), view(end.population.male)},
                            {view(end.deaths.female), view(end.deaths.male)},
                            view(end.births)};
    end.totals = advance_year({view(start.female), view(start.male)}, views, timing, width, result);
    return end;
}

/// Ages 0, 1, 2, 3+.
const BySex<ByAge> start{by_age({100, 80, 60, 40}), by_age({110, 90, 70, 30})};

test::YearOfRates rates()
{
    return {{by_age({0.95, 0.9, 0.8, 0.5}), by_age({0.9, 0.85, 0.75, 0.4})},
            by_age({0, 0.2, 0.5, 0}),
            1.4,
            {by_age({2, 4, -6, 8}), by_age({0, -2, 0, 0})}};
}

// Women 0.9·100, 0.8·80, 0.5·(60 + 40) = 90, 64, 50; births 0.2·(80 + 90)/2 + 0.5·(60 + 64)/2 = 17
// + 31 = 48, of them 48/2.4 = 20 girls and 28 boys; infants 19 and 25.2; then the migrants.
TEST(YearStep, WithMigrantsAtTheEndMatchesTheHandCalculation)
{
    const Stepped end = step(start, rates(), MigrationTiming::end);
    EXPECT_THAT(end.births, ElementsAre(0, DoubleEq(17), DoubleEq(31), 0));
    EXPECT_DOUBLE_EQ(end.totals.births.female, 20.0);
    EXPECT_DOUBLE_EQ(end.totals.births.male, 28.0);
    EXPECT_THAT(end.population.female,
                ElementsAre(DoubleEq(21), DoubleEq(94), DoubleEq(58), DoubleEq(58)));
    EXPECT_THAT(end.population.male,
                ElementsAre(DoubleEq(25.2), DoubleEq(91.5), DoubleEq(67.5), DoubleEq(40)));
}

TEST(YearStep, CohortDeathsAreThoseWhoDoNotReachTheEnd)
{
    const Stepped end = step(start, rates(), MigrationTiming::end);
    const double rounding = 1e-12;
    EXPECT_THAT(end.deaths.female, ElementsAre(DoubleNear(1, rounding), DoubleNear(10, rounding),
                                               DoubleNear(16, rounding), DoubleNear(50, rounding)));
    EXPECT_THAT(end.deaths.male, ElementsAre(DoubleNear(2.8, rounding), DoubleNear(16.5, rounding),
                                             DoubleNear(22.5, rounding), DoubleNear(60, rounding)));
}

// Women with half the migrants: 101, 82, 57, 44, survived and joined by the other half: 0.9·101 +
// 2, 0.8·82 − 3, 0.5·(57 + 44) + 4 = 92.9, 62.6, 54.5; births 0.2·(82 + 92.9)/2 + 0.5·(57 + 62.6)/2
// = 17.49 + 29.9 = 47.39; girls 47.39/2.4.
TEST(YearStep, WithMigrantsOverTheYearMatchesTheHandCalculation)
{
    const Stepped end = step(start, rates(), MigrationTiming::even);
    EXPECT_THAT(end.births, ElementsAre(0, DoubleEq(17.49), DoubleEq(29.9), 0));
    EXPECT_DOUBLE_EQ(end.totals.births.female, 47.39 / 2.4);
    EXPECT_THAT(end.population.female, ElementsAre(DoubleEq(0.95 * 47.39 / 2.4 + 1), DoubleEq(92.9),
                                                   DoubleEq(62.6), DoubleEq(54.5)));
    // Men, two leaving at age 1: 0.85·110 − 1, 0.75·89, 0.4·(70 + 30).
    EXPECT_THAT(end.population.male, ElementsAre(DoubleEq(0.9 * 1.4 * 47.39 / 2.4), DoubleEq(92.5),
                                                 DoubleEq(66.75), DoubleEq(40)));
}

TEST(YearStep, AFiveYearStepHasFiveYearsOfBirths)
{
    const Stepped one = step(start, rates(), MigrationTiming::end, 1);
    const Stepped five = step(start, rates(), MigrationTiming::end, 5);
    EXPECT_DOUBLE_EQ(five.births(2), 5.0 * one.births(2));
    EXPECT_DOUBLE_EQ(five.totals.births.male, 5.0 * one.totals.births.male);
}

TEST(YearStep, HasNoNewbornWithoutBirths)
{
    test::YearOfRates childless = rates();
    childless.asfr.setZero();
    const Stepped end = step(start, childless, MigrationTiming::end);
    EXPECT_EQ(end.totals.births.female, 0.0);
    EXPECT_EQ(end.totals.births.male, 0.0);
    EXPECT_DOUBLE_EQ(end.population.female(0), 2.0);
}

// 0.1·100/2 at age 0, where nobody has come before the births are known, and 0.3·(40 + 50)/2 at the
// open age.
TEST(YearStep, CountsBirthsAtTheFirstAndAtTheLastAge)
{
    test::YearOfRates extreme = rates();
    extreme.net_migrants = {by_age({0, 0, 0, 0}), by_age({0, 0, 0, 0})};
    extreme.asfr = by_age({0.1, 0, 0, 0.3});
    const Stepped end = step(start, extreme, MigrationTiming::end);
    EXPECT_DOUBLE_EQ(end.totals.births.female + end.totals.births.male, 5.0 + 13.5);
}

TEST(YearStep, LeavesACellBelowZeroToTheCaller)
{
    test::YearOfRates leaving = rates();
    leaving.net_migrants.male(2) = -100.0;
    const Stepped end = step(start, leaving, MigrationTiming::end);
    EXPECT_DOUBLE_EQ(end.population.male(2), -32.5);
}

}  // namespace
}  // namespace natality
