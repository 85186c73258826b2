#include <natality/measures/package.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/parts.hpp>

#include <limits>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A package looked up in the valid catalogue, with what is wrong with it.
struct Lookup {
    Package package;
    std::vector<std::string> problems;
};

Lookup look_up(const PackageParts& parts)
{
    Problems problems;
    Package package =
        checked_package(parts, Catalogue::validated(test::valid_catalogue_parts()), problems);
    return {std::move(package), test::lines_of(problems)};
}

TEST(Package, WithoutALevelGoesToTheFullOne)
{
    const Lookup found = look_up(test::package_parts("cash", {"cash"}, Year{2026}));
    EXPECT_THAT(found.problems, IsEmpty());
    ASSERT_EQ(found.package.uses.size(), 1U);
    EXPECT_EQ(found.package.uses[0].measure, 2U);
    EXPECT_EQ(found.package.uses[0].intensity.level, 1.0);
    EXPECT_EQ(found.package.uses[0].intensity.from, Year{2026});
    EXPECT_FALSE(found.package.empty());
}

TEST(Package, FindsAMeasureByItsNumberOrName)
{
    CatalogueParts catalogue = test::valid_catalogue_parts();
    catalogue.measures[2].number = 12;
    catalogue.measures[2].name = {"Cash", "现金补贴"};
    for (const char* const asked : {"12", "Cash", "现金补贴"}) {
        Problems problems;
        const Package package = checked_package(test::package_parts("p", {asked}),
                                                Catalogue::validated(catalogue), problems);
        EXPECT_TRUE(problems.empty()) << problems.text();
        ASSERT_EQ(package.uses.size(), 1U);
        EXPECT_EQ(package.uses[0].measure, 2U);
    }
}

TEST(Package, HoldsItsMeasuresInTheOrderOfTheCatalogue)
{
    const Lookup found = look_up(test::package_parts("all", {"cash", "childcare", "leave"}));
    std::vector<std::size_t> positions;
    for (const MeasureUse& use : found.package.uses) {
        positions.push_back(use.measure);
    }
    EXPECT_THAT(positions, ElementsAre(0U, 1U, 2U));
}

TEST(Package, CanBeWrittenAgainAndReadAsTheSame)
{
    PackageParts parts = test::package_parts("cash", {"cash"}, Year{2026});
    parts.uses[0].level_by_order = {{"1", 0.25}, {"3", 0.5}};
    parts.uses[0].phase_in_years = 4;
    parts.uses[0].shape = PhaseIn::logistic;
    parts.uses[0].until = Year{2040};
    parts.uses[0].announced_years = 2;
    const Intensity first = look_up(parts).package.uses[0].intensity;
    EXPECT_THAT(first.level_by_order, ElementsAre(0.25, 0.0, 0.5));
    PackageParts again = parts;
    again.uses[0] = as_written(look_up(parts).package.uses[0],
                               Catalogue::validated(test::valid_catalogue_parts()));
    again.uses[0].place = parts.uses[0].place;
    const Intensity second = look_up(again).package.uses[0].intensity;
    EXPECT_EQ(second.level_by_order, first.level_by_order);
    EXPECT_EQ(second.level, first.level);
    EXPECT_EQ(second.from, first.from);
    EXPECT_EQ(second.until, first.until);
    EXPECT_EQ(second.phase_in_years, 4);
    EXPECT_EQ(second.shape, PhaseIn::logistic);
    EXPECT_EQ(second.announced_years, 2);
}

TEST(Package, AnUnknownMeasureIsNamedWithTheNearest)
{
    EXPECT_THAT(look_up(test::package_parts("p", {"chidcare"})).problems,
                ElementsAre("scenarios.toml:9: measure 'chidcare' is not in the catalogue; did "
                            "you mean 'childcare'?"));
}

TEST(Package, AMeasureTwiceIsNamed)
{
    EXPECT_THAT(look_up(test::package_parts("p", {"cash", "cash"})).problems,
                ElementsAre("scenarios.toml:9: measure 'cash' stands twice in package 'p'"));
}

TEST(Package, ALevelBeyondTheFullOneOrTheReferenceIsNamed)
{
    PackageParts parts = test::package_parts("p", {"cash", "leave"});
    parts.uses[0].level = 1.5;
    parts.uses[1].level = -0.1;
    EXPECT_THAT(look_up(parts).problems,
                ElementsAre("scenarios.toml:9: cash: level 1.5 is outside 0 (today) to 1 (full), "
                            "share",
                            "scenarios.toml:9: leave: level -0.1 is outside 0 (today) to 1 "
                            "(full), share"));
}

/// The catalogue with cash from none to three times the full one.
Catalogue with_wide_cash()
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[2].least = -1.0;
    parts.measures[2].most = 3.0;
    return Catalogue::validated(parts);
}

TEST(Package, ALevelMayLieBeyondTheFullOneOrBelowTodaysAsFarAsIsPossible)
{
    PackageParts parts = test::package_parts("p", {"cash"});
    for (const double level : {-1.0, 0.0, 2.5, 3.0}) {
        parts.uses[0].level = level;
        Problems problems;
        EXPECT_EQ(checked_package(parts, with_wide_cash(), problems).uses[0].intensity.level,
                  level);
        EXPECT_TRUE(problems.empty());
    }
    parts.uses[0].level = 3.1;
    Problems problems;
    (void)checked_package(parts, with_wide_cash(), problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems.all()[0].message.en,
              "cash: level 3.1 is outside -1 (least) to 3 (most), share");
}

TEST(Package, AnAnnouncementIsOfSomeYears)
{
    PackageParts parts = test::package_parts("p", {"cash"});
    parts.uses[0].announced_years = -1;
    EXPECT_THAT(look_up(parts).problems,
                ElementsAre("scenarios.toml:9: cash: announced must lie in 0 to 20 years before "
                            "from"));
    parts.uses[0].announced_years = 2;
    EXPECT_EQ(look_up(parts).package.uses[0].intensity.announced_years, 2);
}

TEST(Package, ALevelMustBeANumber)
{
    PackageParts parts = test::package_parts("p", {"cash"});
    parts.uses[0].level = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THAT(look_up(parts).problems,
                ElementsAre("scenarios.toml:9: cash: level nan is outside 0 (today) to 1 (full), "
                            "share"));
}

TEST(Package, WithLevelsOfRegionsAloneIsNotUsedInTheOthers)
{
    PackageParts parts = test::package_parts("p", {"cash", "leave"});
    for (MeasureUsePart& use : parts.uses) {
        use.level_by_region = {{"N", 0.3}};
    }
    parts.uses[1].level = 0.5;
    const Lookup found = look_up(parts);
    EXPECT_THAT(found.problems, IsEmpty());
    const Intensity& leave = found.package.uses[0].intensity;
    const Intensity& cash = found.package.uses[1].intensity;
    EXPECT_EQ(leave.level, 0.5);
    EXPECT_EQ(cash.level, 0.0);
    EXPECT_EQ(cash.level_by_region.at("N"), 0.3);
}

TEST(Package, LevelsOfYearsAndRegionsBeyondTheFullOneAreNamed)
{
    PackageParts parts = test::package_parts("p", {"cash", "leave"});
    parts.uses[0].level_by_region = {{"N", 1.5}};
    parts.uses[1].level_by_year = {{Year{2026}, 0.5}, {Year{2030}, 2.0}};
    EXPECT_THAT(look_up(parts).problems,
                ElementsAre("scenarios.toml:9: cash: level 1.5 is outside 0 (today) to 1 (full), "
                            "share",
                            "scenarios.toml:9: leave: level 2 is outside 0 (today) to 1 (full), "
                            "share"));
}

TEST(Package, ImpossibleYearsAreNamed)
{
    PackageParts parts = test::package_parts("p", {"cash"}, Year{2026});
    parts.uses[0].phase_in_years = 0;
    parts.uses[0].until = Year{2026};
    EXPECT_THAT(look_up(parts).problems,
                ElementsAre("scenarios.toml:9: cash: phase_in must be at least 1 year",
                            "scenarios.toml:9: cash: until 2026 must come after from 2026"));
}

}  // namespace
}  // namespace natality
