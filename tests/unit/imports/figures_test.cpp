#include <natality/imports/figures.hpp>

#include "support/messages.hpp"
#include "unit/imports/foreign_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::FiguresByHand;
using test::lines_of;
using ::testing::ElementsAre;

TEST(Figures, AreFoundByYearAndSexInTheOrderOfAges)
{
    const AgeGroup young{Age{0}, 1};
    const AgeGroup old{Age{1}, 0};
    const Figures figures = FiguresByHand()
                                .add(FigureKind::population, Year{2021}, Sex::male, old, 4)
                                .add(FigureKind::population, Year{2020}, Sex::male, old, 2)
                                .add(FigureKind::population, Year{2020}, Sex::male, young, 1)
                                .add(FigureKind::population, Year{2020}, Sex::female, young, 3)
                                .figures();
    const auto men = figures_of(figures, FigureKind::population, {0, 0, Year{2020}, Sex::male});
    ASSERT_EQ(men.size(), 2U);
    EXPECT_EQ(men[0].value, 1.0);
    EXPECT_EQ(men[1].value, 2.0);
    EXPECT_EQ(figures_of(figures, FigureKind::population, {0, 0, Year{2020}, {}}).size(), 3U);
    EXPECT_TRUE(figures_of(figures, FigureKind::population, {1, 0, {}, {}}).empty());
    EXPECT_TRUE(figures_of(figures, FigureKind::death_rate, {0, 0, {}, {}}).empty());
    EXPECT_THAT(years_of(figures, FigureKind::population, 0), ElementsAre(Year{2020}, Year{2021}));
}

TEST(Figures, ThatStandTwiceAreOneIfTheyAgree)
{
    FiguresByHand by_hand;
    by_hand.add(FigureKind::total_fertility, Year{2020}, Sex::female, {Age{0}, 0}, 2.1)
        .add(FigureKind::total_fertility, Year{2020}, Sex::female, {Age{0}, 0}, 2.1);
    EXPECT_EQ(by_hand.figures().of(FigureKind::total_fertility).size(), 1U);
}

TEST(Figures, ThatStandTwiceAndDifferAreAProblem)
{
    FiguresByHand by_hand;
    by_hand.add(FigureKind::population, Year{2020}, Sex::female, {Age{5}, 5}, 1)
        .add(FigureKind::population, Year{2020}, Sex::female, {Age{5}, 5}, 2);
    EXPECT_THAT(test::problems_of([&] { static_cast<void>(by_hand.figures()); }),
                ElementsAre("in/a.csv: population of Island, 2020, age 5-9 stand here and in "
                            "in/a.csv: , and differ"));
}

}  // namespace
}  // namespace natality::io
