#include <natality/baseline/baseline_path.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;

const YearAxis three_years(Year{2020}, 3);

/// Total fertility rates of 0.9 in 2020 and 0.6 in 2021.
RegionInputs falling_fertility()
{
    DatasetParts parts = test::valid_parts();
    parts.fertility.rows[4].value = 0.3;
    return Dataset::validated(parts).regions().front();
}

ByYear asked_by(const BaselinePath& path, const RegionInputs& inputs = falling_fertility())
{
    return asked_tfr(inputs, AgeAxis(1, Age{4}), three_years, path);
}

TEST(BaselinePath, FollowsTheDataSetAndHoldsItsLastYear)
{
    EXPECT_THAT(asked_by({}), ElementsAre(DoubleEq(0.9), DoubleEq(0.6), DoubleEq(0.6)));
}

TEST(BaselinePath, ConstantStaysAtTheBaseYear)
{
    EXPECT_THAT(asked_by({.fertility = BaselineFertility::constant, .yearly_change = -0.1}),
                Each(DoubleEq(0.9)));
}

TEST(BaselinePath, ATrendChangesByTheSameShareEveryYear)
{
    EXPECT_THAT(asked_by({.fertility = BaselineFertility::trend, .yearly_change = -0.1}),
                ElementsAre(DoubleEq(0.9), DoubleEq(0.81), DoubleEq(0.729)));
}

TEST(BaselinePath, ANamedPathIsHeldAfterItsEnd)
{
    RegionInputs inputs = falling_fertility();
    inputs.tfr_paths.insert_or_assign(
        "low", YearSeries{YearAxis(Year{2020}, 2), ByYear::LinSpaced(2, 1.0, 0.8)});
    EXPECT_THAT(asked_by({.fertility = BaselineFertility::path, .tfr_path = "low"}, inputs),
                ElementsAre(DoubleEq(1.0), DoubleEq(0.8), DoubleEq(0.8)));
}

TEST(CountedBirths, EndBeforeTheFirstYearWithoutAFigure)
{
    RegionInputs inputs = falling_fertility();
    EXPECT_EQ(counted_births(inputs, three_years).size(), 0);
    inputs.observed = {
        {"births", Year{2021}, 7.0}, {"deaths", Year{2022}, 3.0}, {"births", Year{2020}, 8.0}};
    EXPECT_THAT(counted_births(inputs, three_years), ElementsAre(8.0, 7.0));
    inputs.observed.push_back({"births", Year{2022}, 6.0});
    EXPECT_THAT(counted_births(inputs, YearAxis(Year{2020}, 2)), ElementsAre(8.0, 7.0));
}

TEST(TfrAfter, GoesInAStraightLineFromTheLevelToThePath)
{
    RegionInputs inputs = falling_fertility();
    inputs.tfr_paths.insert_or_assign(
        "low", YearSeries{YearAxis(Year{2020}, 2), ByYear::Constant(2, 0.8)});
    const auto after = [&](const BaselinePath& path, int year) {
        return tfr_after(inputs, path, Year{2025}, 1.0, Year{year});
    };
    EXPECT_EQ(after({}, 2040), 1.0);
    const BaselinePath toward{.toward = "low", .by = Year{2035}};
    EXPECT_THAT(after(toward, 2030), DoubleEq(0.9));
    EXPECT_THAT(after(toward, 2035), DoubleEq(0.8));
    EXPECT_THAT(after(toward, 2050), DoubleEq(0.8));
}

TEST(BaselinePath, WomenAreAlikeWhereTheDataSetHasNoStates)
{
    EXPECT_FALSE(uses_states(falling_fertility(), {}));
}

TEST(BaselinePath, StatesAreLeftOutWhereAllWomenAreToBeAlike)
{
    RegionInputs inputs = falling_fertility();
    inputs.states = StateInputs{StateSpace{}, {}, {}};
    EXPECT_TRUE(uses_states(inputs, {}));
    EXPECT_FALSE(uses_states(inputs, {.women = WomenModel::alike}));
}

}  // namespace
}  // namespace natality
