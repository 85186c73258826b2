#include <natality/estimation/first_births.hpp>

#include <natality/base/problems.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

constexpr FertileAges two_ages{Age{2}, Age{3}};
constexpr double base_rate = 0.1;

/// Ages 0 … 5, four 1 Januaries from 2017, base year 2019: half of the women of age 2 single, a
/// quarter at age 3, a tenth later.
SingleWomen steady_unions()
{
    SingleWomen single{YearAxis(Year{2017}, 4), ByAgeYear::Ones(6, 4), 1.0, ByYear::Zero(4)};
    single.share.row(2).setConstant(0.5);
    single.share.row(3).setConstant(0.25);
    single.share.row(4).setConstant(0.1);
    single.share.row(5).setConstant(0.1);
    return single;
}

FirstBirthInputs inputs_of(const SingleWomen& single)
{
    FirstBirthInputs inputs{.single = single,
                            .fertile = two_ages,
                            .first_birth_rate = ByAge::Zero(6),
                            .base_year = Year{2019},
                            .highest_rate = 1.0,
                            .women = {ByAge::Ones(6), Year{2019}}};
    inputs.first_birth_rate(2) = base_rate;
    inputs.first_birth_rate(3) = base_rate;
    return inputs;
}

TEST(FirstBirths, ComeOutOfTheUnionsOfTheCohorts)
{
    const SingleWomen single = steady_unions();
    const FirstBirths births = first_births(inputs_of(single), 1.0);
    // Age 2: unions 0.5, of them U = 0.5 / (1 + h/2) childless at the end of every year, and h U =
    // 0.1: h = 0.1 / 0.45.
    EXPECT_NEAR(births.rate(2), 0.1 / 0.45, 1e-14);
    EXPECT_NEAR(births.union_childless(2, 2), 0.45, 1e-14);
    // Age 3: U = (0.45 (1 − h₂/2) + 0.25) / (1 + h/2) = 0.65 / (1 + h/2), h U = 0.1: h = 0.1 / 0.6.
    EXPECT_NEAR(births.rate(3), 0.1 / 0.6, 1e-14);
    EXPECT_NEAR(births.union_childless(3, 3), 0.6, 1e-14);
    EXPECT_EQ(births.earlier_unions.abs().sum(), 0.0);
    EXPECT_TRUE((births.single == single.share).all());
}

TEST(FirstBirths, MoveUnionsForwardWhereTheRateWouldBeBeyondBelief)
{
    const SingleWomen single = steady_unions();
    FirstBirthInputs inputs = inputs_of(single);
    inputs.highest_rate = 0.2;
    const FirstBirths births = first_births(inputs, 1.0);
    EXPECT_EQ(births.rate(2), 0.2);
    // 0.2 U = 0.1 asks for U = 0.5 = (0.5 + earlier) / 1.1.
    EXPECT_NEAR(births.earlier_unions(2), 0.05, 1e-14);
    EXPECT_NEAR(births.single(2, 3), 0.45, 1e-14);
    EXPECT_NEAR(births.single(2, 0), 0.45, 1e-14);
}

TEST(FirstBirths, CannotBeMoreThanTheWomen)
{
    const SingleWomen single = steady_unions();
    FirstBirthInputs inputs = inputs_of(single);
    inputs.first_birth_rate(2) = 0.9;
    EXPECT_THROW((void)first_births(inputs, 1.0), RunError);
}

TEST(FirstBirths, TakeTheLevelOfThePastFromAChildlessShare)
{
    const SingleWomen single = steady_unions();
    const FirstBirthInputs inputs = inputs_of(single);
    const FirstBirths known = first_births(inputs, 1.3);
    ObservedShare childless{ShareKind::childless, Age{3}, Age{3}, 2018.0, 0.0};
    childless.share = known.single(3, 1) + known.union_childless(3, 1);
    const FirstBirths found = first_births_meeting(inputs, childless);
    EXPECT_NEAR(found.earlier_level, 1.3, 1e-12);
    EXPECT_NEAR((found.rate - known.rate).abs().maxCoeff(), 0.0, 1e-12);
}

TEST(FirstBirths, SayWhenNoLevelGivesTheChildlessShare)
{
    const SingleWomen single = steady_unions();
    const ObservedShare childless{ShareKind::childless, Age{3}, Age{3}, 2018.0, 0.01};
    EXPECT_THROW((void)first_births_meeting(inputs_of(single), childless), RunError);
}

}  // namespace
}  // namespace natality
