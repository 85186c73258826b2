#include <natality/projection/state_step.hpp>

#include <gtest/gtest.h>
#include <support/state_year.hpp>

#include <stdexcept>

namespace natality {
namespace {

using test::StateYear;
using test::StateYearTables;

constexpr FertileAges two_ages{Age{2}, Age{3}};

/// Ages 0 … 6+, fertile at 2 and 3, childless or not.
StateYear one_parity()
{
    return {{.unions = false, .last_parity = 1}, two_ages, 7};
}

TEST(StateStep, SolvesTheTrapezoidOfDocsModelSectionFour)
{
    StateYear year = one_parity();
    year.survival_ratio(3) = 0.9;
    year.women(2, 0) = 1000.0;
    year.women(2, 1) = 100.0;
    year.rates.row(2) << 0.2, 0.1;
    year.rates.row(3) << 0.4, 0.3;
    const StateYearTables end = year.run();
    // Childless: first half ½·0.2·1000 = 100; at the end (900 − 100) / (1 + 0.2) = 666.67; second
    // half 0.2 · 666.67 = 133.33. Mothers: 0.9 · 100 + 233.33 = 323.33.
    EXPECT_NEAR(end.women(3, 0), 2000.0 / 3.0, 1e-10);
    EXPECT_NEAR(end.women(3, 1), 970.0 / 3.0, 1e-10);
    EXPECT_NEAR(end.events(2, 0), 100.0, 1e-12);
    EXPECT_NEAR(end.events(3, 0), 400.0 / 3.0, 1e-10);
    // Later births: ½·0.1·100 = 5 at age 2 and ½·0.3·323.33 = 48.5 at age 3.
    EXPECT_NEAR(end.events(2, 1), 5.0, 1e-12);
    EXPECT_NEAR(end.events(3, 1), 48.5, 1e-10);
}

TEST(StateStep, CountsTheWomanYearsThatItsEventsComeFrom)
{
    StateYear year = one_parity();
    year.women.col(0) << 9, 8, 7, 6, 5, 4, 3;
    year.rates.row(2) << 0.2, 0.1;
    year.rates.row(3) << 0.4, 0.3;
    const StateYearTables end = year.run();
    const Eigen::ArrayXXd events = year.rates * end.exposure;
    EXPECT_TRUE(events.isApprox(end.events, 1e-14));
    EXPECT_EQ(end.exposure(1, 0), 0.0);
    EXPECT_NEAR(end.exposure(2, 0), 0.5 * (7.0 + end.women(2, 0)), 1e-14);
}

TEST(StateStep, SplitsTwoExitsInProportionToTheirRates)
{
    StateYear year({.first_births_outside_unions = true, .last_parity = 1}, two_ages, 7);
    year.women(2, 0) = 1000.0;
    year.rates(2, 0) = 0.3;
    year.rates(2, 1) = 0.1;
    year.rates(3, 0) = 0.1;
    year.rates(3, 1) = 0.3;
    const StateYearTables end = year.run();
    // Both exits: ½·0.4·1000 = 200, then (1000 − 200) / 1.2 = 666.67 stay and 133.33 leave.
    EXPECT_NEAR(end.women(3, 0), 2000.0 / 3.0, 1e-10);
    EXPECT_NEAR(end.events(2, 0), 150.0, 1e-10);
    EXPECT_NEAR(end.events(2, 1), 50.0, 1e-10);
    EXPECT_NEAR(end.events(3, 0), 100.0 / 3.0, 1e-10);
    EXPECT_NEAR(end.events(3, 1), 100.0, 1e-10);
    // Unions lead to union0 and births to parity1plus.
    EXPECT_NEAR(end.women(3, 1), 150.0 + 100.0 / 3.0, 1e-10);
    EXPECT_NEAR(end.women(3, 2), 150.0, 1e-10);
}

TEST(StateStep, LimitsEventsToTheWomenThereAre)
{
    StateYear year({.first_births_outside_unions = true, .last_parity = 1}, two_ages, 7);
    year.survival_ratio(3) = 0.5;
    year.women(2, 0) = 1000.0;
    year.rates(2, 0) = 1.5;
    year.rates(2, 1) = 0.5;
    const StateYearTables end = year.run();
    // Of 1000 women 500 live through the year; they, not 1000, leave, three to one.
    EXPECT_EQ(end.women(3, 0), 0.0);
    EXPECT_NEAR(end.events(2, 0), 375.0, 1e-10);
    EXPECT_NEAR(end.women(3, 1), 375.0, 1e-10);
    EXPECT_NEAR(end.women(3, 2), 125.0, 1e-10);
}

TEST(StateStep, LetsStatesOnlySurviveOutsideTheFertileAges)
{
    StateYear year = one_parity();
    year.survival_ratio << 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4;
    year.women.col(0) << 10, 20, 30, 40, 50, 60, 70;
    year.women.col(1) << 0, 0, 0, 10, 20, 30, 40;
    const StateYearTables end = year.run();
    EXPECT_NEAR(end.women(1, 0), 9.0, 1e-13);
    EXPECT_NEAR(end.women(5, 1), 0.5 * 20.0, 1e-13);
    // The open group takes the last two.
    EXPECT_NEAR(end.women(6, 0), 0.4 * (60.0 + 70.0), 1e-13);
    EXPECT_NEAR(end.women(6, 1), 0.4 * (30.0 + 40.0), 1e-13);
    EXPECT_EQ(end.women(0, 0), 0.0);
}

TEST(StateStep, BringsHalfTheMigrantsBeforeAndHalfAfterInTheStatesOfTheWomen)
{
    StateYear year = one_parity();
    year.survival_ratio.setConstant(0.5);
    year.women(2, 0) = 75.0;
    year.women(2, 1) = 25.0;
    year.net_migrants(2) = 40.0;
    year.net_migrants(3) = 8.0;
    const StateYearTables end = year.run();
    // 100 + 20 women survive to 60, and 4 enter at age 3: three quarters of them childless.
    EXPECT_NEAR(end.women(3, 0), 48.0, 1e-12);
    EXPECT_NEAR(end.women(3, 1), 16.0, 1e-12);
}

TEST(StateStep, BringsMigrantsOfTheEndAfterEverythingElse)
{
    StateYear year = one_parity();
    year.timing = MigrationTiming::end;
    year.women(2, 0) = 100.0;
    year.net_migrants(3) = -50.0;
    year.rates.col(0) << 0, 0, 0.4, 0.5, 0, 0, 0;
    const StateYearTables end = year.run();
    // 20 first births in the first half; (100 − 20) / 1.25 = 64 stay, 16 more; then half leave.
    EXPECT_NEAR(end.events(3, 0), 16.0, 1e-12);
    EXPECT_NEAR(end.women(3, 0), 32.0, 1e-12);
    EXPECT_NEAR(end.women(3, 1), 18.0, 1e-12);
    EXPECT_NEAR(end.exposure(3, 0), 32.0, 1e-12);
}

TEST(StateStep, GivesMigrantsWhereThereAreNoWomenTheStatesOfTheNextYoungerAge)
{
    StateYear year = one_parity();
    year.women(2, 0) = 60.0;
    year.women(2, 1) = 40.0;
    year.net_migrants(4) = 10.0;
    const StateYearTables even = year.run();
    EXPECT_NEAR(even.women(5, 0), 3.0, 1e-14);
    EXPECT_NEAR(even.women(5, 1), 2.0, 1e-14);
    // Those of the second half arrive at age 4 from an age 3 that is empty too.
    EXPECT_NEAR(even.women(4, 0), 3.0, 1e-14);
    year.timing = MigrationTiming::end;
    const StateYearTables end = year.run();
    EXPECT_NEAR(end.women(4, 0), 6.0, 1e-14);
    EXPECT_NEAR(end.women(4, 1), 4.0, 1e-14);
}

TEST(StateStep, PutsMigrantsBeforeAnyWomenIntoTheLowestState)
{
    StateYear year = one_parity();
    year.net_migrants(1) = 10.0;
    const StateYearTables end = year.run();
    EXPECT_EQ(end.women(2, 0), 5.0);
    EXPECT_EQ(end.women.col(1).sum(), 0.0);
}

TEST(StateStep, SharesTheOpenGroupsMigrantsAsItsSurvivorsAre)
{
    StateYear year = one_parity();
    year.survival_ratio(6) = 0.5;
    year.women.row(5) << 100.0, 0.0;
    year.women.row(6) << 0.0, 300.0;
    year.net_migrants(6) = 40.0;
    const StateYearTables end = year.run();
    // 100 and 320 survive to 50 and 160; 20 more enter in that proportion.
    EXPECT_NEAR(end.women(6, 0), 50.0 + 20.0 * 50.0 / 210.0, 1e-12);
    EXPECT_NEAR(end.women(6, 1), 160.0 + 20.0 * 160.0 / 210.0, 1e-12);
}

TEST(StateStep, RefusesMoreAgesThanItHasRoomFor)
{
    const StateYear year({.unions = false, .last_parity = 1}, two_ages, 300);
    EXPECT_THROW((void)year.run(), std::invalid_argument);
}

TEST(StateStep, RefusesFertileAgesThatReachTheOpenGroup)
{
    EXPECT_THROW((void)StateYear({}, {Age{2}, Age{5}}, 7).run(), std::invalid_argument);
    EXPECT_THROW((void)StateYear({}, {Age{0}, Age{3}}, 7).run(), std::invalid_argument);
    EXPECT_NO_THROW((void)StateYear({}, {Age{1}, Age{4}}, 7).run());
}

TEST(ClipNegativeAges, EmptiesThemAndCountsTheWomenAdded)
{
    Eigen::ArrayXXd women(2, 2);
    women << 3.0, 1.0,  //
        -5.0, 2.0;
    EXPECT_EQ(clip_negative_ages(columns_of(women)), 3.0);
    EXPECT_EQ(women(0, 0), 3.0);
    EXPECT_EQ(women.row(1).abs().sum(), 0.0);
}

TEST(BirthsOfOrder, AddUpWhereverTheyComeFrom)
{
    const StateSpace space({.first_births_outside_unions = true, .last_parity = 1});
    Eigen::ArrayXXd events(1, 4);
    events << 50.0, 1.0, 20.0, 7.0;
    EXPECT_EQ(births_of_order(space, columns_of(events), 1)(0), 21.0);
    EXPECT_EQ(births_of_order(space, columns_of(events), 2)(0), 7.0);
    EXPECT_EQ(births_by_age(space, columns_of(events))(0), 28.0);
}

TEST(TotalFertilityRate, OfAYearIsBirthsOverWomanYearsByAge)
{
    const StateSpace space({.unions = false, .last_parity = 1});
    Eigen::ArrayXXd events(3, 2);
    events << 10.0, 5.0,  //
        20.0, 10.0,       //
        0.0, 0.0;
    Eigen::ArrayXXd exposure(3, 2);
    exposure << 90.0, 10.0,  //
        40.0, 20.0,          //
        0.0, 0.0;
    EXPECT_NEAR(total_fertility_rate(space, columns_of(events), columns_of(exposure)), 0.15 + 0.5,
                1e-15);
}

}  // namespace
}  // namespace natality
