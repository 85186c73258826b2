#include <natality/measures/dose.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

/// Childcare places per child: today 0.1, full 0.5.
Measure places()
{
    Measure measure;
    measure.reference = 0.1;
    measure.full = 0.5;
    return measure;
}

TEST(LevelPath, IsTheReferenceBeforeTheMeasureStarts)
{
    const YearAxis years(Year{2020}, 4);
    const Intensity intensity{.level = 0.4, .from = Year{2022}};
    EXPECT_THAT(level_path(places(), intensity, years),
                ElementsAre(0.1, 0.1, DoubleEq(0.4), DoubleEq(0.4)));
}

TEST(LevelPath, RisesInEqualStepsOverThePhaseIn)
{
    const YearAxis years(Year{2020}, 5);
    const Intensity intensity{.level = 0.4, .from = Year{2021}, .phase_in_years = 3};
    EXPECT_THAT(level_path(places(), intensity, years),
                ElementsAre(0.1, DoubleEq(0.2), DoubleEq(0.3), DoubleEq(0.4), DoubleEq(0.4)));
}

TEST(LevelPath, ReturnsToTheReferenceWhenTheMeasureEnds)
{
    const YearAxis years(Year{2020}, 4);
    const Intensity intensity{.level = 0.4, .from = Year{2020}, .until = Year{2022}};
    EXPECT_THAT(level_path(places(), intensity, years),
                ElementsAre(DoubleEq(0.4), DoubleEq(0.4), 0.1, 0.1));
}

TEST(LevelPath, StepsOfFiveYearsPhaseInByTheCalendar)
{
    const YearAxis years(Year{2020}, 3, 5);
    const Intensity intensity{.level = 0.5, .from = Year{2020}, .phase_in_years = 8};
    // One, six and (no more than) eight eighths of the way.
    EXPECT_THAT(level_path(places(), intensity, years),
                ElementsAre(DoubleEq(0.15), DoubleEq(0.4), DoubleEq(0.5)));
}

TEST(LevelPath, MayRiseSlowlyAtBothEnds)
{
    const YearAxis years(Year{2020}, 5);
    const Intensity intensity{
        .level = 0.5, .from = Year{2020}, .phase_in_years = 4, .shape = PhaseIn::logistic};
    const ByYear level = level_path(places(), intensity, years);
    // 1 / (1 + e^2.5) = 0.075858 between 1 / (1 + e^5) = 0.006693 and 0.993307: 7.0104 % of the
    // way.
    EXPECT_NEAR(level(0), 0.1 + 0.4 * 0.070104, 1e-6);
    EXPECT_DOUBLE_EQ(level(1), 0.3);
    EXPECT_NEAR(level(2), 0.5 - 0.4 * 0.070104, 1e-6);
    EXPECT_DOUBLE_EQ(level(3), 0.5);
    EXPECT_DOUBLE_EQ(level(4), 0.5);
}

TEST(LevelPath, MayComeAllAtOnceInTheLastYearOfThePhaseIn)
{
    const Intensity intensity{
        .level = 0.5, .from = Year{2020}, .phase_in_years = 3, .shape = PhaseIn::step};
    EXPECT_THAT(level_path(places(), intensity, YearAxis(Year{2020}, 4)),
                ElementsAre(0.1, 0.1, 0.5, 0.5));
}

TEST(LevelPath, MayFollowATableOfYears)
{
    const Intensity intensity{.from = Year{2021},
                              .until = Year{2026},
                              .level_by_year = {{Year{2021}, 0.2}, {Year{2024}, 0.5}}};
    EXPECT_THAT(level_path(places(), intensity, YearAxis(Year{2020}, 7)),
                ElementsAre(0.1, 0.2, DoubleEq(0.3), DoubleEq(0.4), 0.5, 0.5, 0.1));
}

TEST(LevelPath, MayDifferBetweenRegions)
{
    const YearAxis years(Year{2020}, 1);
    const Intensity intensity{.level = 0.4, .from = Year{2020}, .level_by_region = {{"N", 0.2}}};
    EXPECT_THAT(level_path(places(), intensity, years, "N"), ElementsAre(DoubleEq(0.2)));
    EXPECT_THAT(level_path(places(), intensity, years, "S"), ElementsAre(DoubleEq(0.4)));
    EXPECT_THAT(level_path(places(), intensity, years), ElementsAre(DoubleEq(0.4)));
}

TEST(LevelPath, StaysAtTheReferenceWhereTheMeasureIsNotFor)
{
    Measure measure = places();
    measure.eligible.regions = {"N"};
    const YearAxis years(Year{2020}, 1);
    const Intensity intensity{.level = 0.4, .from = Year{2020}, .level_by_region = {{"S", 0.3}}};
    EXPECT_THAT(level_path(measure, intensity, years, "N"), ElementsAre(DoubleEq(0.4)));
    EXPECT_THAT(level_path(measure, intensity, years, "S"), ElementsAre(0.1));
}

TEST(Dose, IsZeroTodayAndOneAtTheFullLevel)
{
    ByYear level(3);
    level << 0.1, 0.3, 0.5;
    EXPECT_THAT(dose(places(), level), ElementsAre(0.0, DoubleEq(0.5), 1.0));
}

TEST(Dose, OfALevelThatFallsRunsTheSameWay)
{
    // A price that falls from 10 to nothing.
    Measure measure;
    measure.reference = 10.0;
    measure.full = 0.0;
    ByYear level(2);
    level << 10.0, 2.5;
    EXPECT_THAT(dose(measure, level), ElementsAre(0.0, DoubleEq(0.75)));
}

TEST(FeltDose, StaysAtFullBeyondTheFullLevel)
{
    const ByYear dose = (ByYear(4) << 0.0, 0.5, 1.0, 2.0).finished();
    EXPECT_THAT(felt_dose(places(), dose, {}), ElementsAre(0.0, 0.5, 1.0, 1.0));
}

TEST(FeltDose, OfAPoolFollowsThePowerOfWhatIsPaid)
{
    const ByYear dose = (ByYear(4) << 0.0, 0.25, 1.0, 4.0).finished();
    EXPECT_THAT(felt_dose(places(), dose, 0.5), ElementsAre(0.0, 0.5, 1.0, 2.0));
}

TEST(FeltDose, UndoesAShareOfTheEffectBelowTodaysLevel)
{
    Measure measure = places();
    const ByYear dose = (ByYear(2) << -1.0, -0.25).finished();
    EXPECT_THAT(felt_dose(measure, dose, {}), ElementsAre(-1.0, -0.25));
    measure.reversal = 0.5;
    EXPECT_THAT(felt_dose(measure, dose, {}), ElementsAre(-0.5, -0.125));
    EXPECT_THAT(felt_dose(measure, dose, 0.5), ElementsAre(-0.5, -0.25));
}

TEST(Announced, BeginsSoManyYearsEarlier)
{
    const YearAxis years(Year{2020}, 5);
    const Intensity intensity{.level = 0.5, .from = Year{2023}, .announced_years = 2};
    EXPECT_THAT(level_path(places(), intensity, years), ElementsAre(0.1, 0.1, 0.1, 0.5, 0.5));
    EXPECT_THAT(level_path(places(), announced(intensity), years),
                ElementsAre(0.1, 0.5, 0.5, 0.5, 0.5));
}

TEST(Announced, SeesTheFirstLevelOfATableComing)
{
    const YearAxis years(Year{2020}, 5);
    const Intensity intensity{.from = Year{2022},
                              .level_by_year = {{Year{2022}, 0.3}, {Year{2024}, 0.5}},
                              .announced_years = 1};
    EXPECT_THAT(level_path(places(), announced(intensity), years),
                ElementsAre(0.1, 0.3, 0.3, DoubleEq(0.4), 0.5));
}

}  // namespace
}  // namespace natality
