#include <natality/scenario/design.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/parts.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::IsNan;

Catalogue catalogue()
{
    return Catalogue::validated(test::valid_catalogue_parts());
}

/// `count` measures m0, m1, … of levels 0 to 1.
Catalogue large_catalogue(int count)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures.clear();
    for (int m = 0; m < count; ++m) {
        parts.measures.push_back(test::simple_measure("m" + std::to_string(m), m + 1, "time", 0.1));
    }
    return Catalogue::validated(std::move(parts));
}

DesignMeasurePart part(const std::string& measure, std::vector<double> levels = {})
{
    return {.use = {measure, {}, Year{2025}, 3, {}, {"sweep.toml", 9}},
            .levels = std::move(levels)};
}

DesignParts parts_of(DesignKind kind, std::vector<DesignMeasurePart> measures)
{
    return {.kind = kind, .measures = std::move(measures), .place = {"sweep.toml", 4}};
}

DesignParts table_of(const std::vector<std::vector<std::optional<double>>>& rows)
{
    DesignParts parts = parts_of(DesignKind::table, {part("cash"), part("childcare")});
    parts.table.file = "levels.csv";
    for (const auto& row : rows) {
        parts.table.lines.push_back(static_cast<std::uint32_t>(parts.table.rows() + 2));
        for (const std::optional<double>& level : row) {
            parts.table.levels.push_back(level.value_or(std::nan("")));
        }
    }
    return parts;
}

Design all_of(const std::vector<std::string>& measures)
{
    DesignParts parts = parts_of(DesignKind::all_packages, {});
    for (const std::string& measure : measures) {
        parts.measures.push_back(part(measure));
    }
    return Design::validated(parts, catalogue());
}

std::vector<std::string> problems_with(const DesignParts& parts,
                                       const Catalogue& known = catalogue())
{
    return test::problems_of([&] { (void)Design::validated(parts, known); });
}

std::vector<std::size_t> measures_in(const Package& package)
{
    std::vector<std::size_t> measures;
    for (const MeasureUse& use : package.uses) {
        measures.push_back(use.measure);
    }
    return measures;
}

TEST(Design, BeginsWithTheBaseline)
{
    for (const DesignKind kind : {DesignKind::all_packages, DesignKind::grid}) {
        const Design design = Design::validated(parts_of(kind, {part("cash")}), catalogue());
        EXPECT_EQ(design.package(0).id, "baseline");
        EXPECT_TRUE(design.package(0).empty());
        EXPECT_THAT(design.levels(0), ElementsAre(IsNan()));
    }
}

TEST(Design, EndsWithItsLastScenario)
{
    const Design design = all_of({"cash", "childcare"});
    EXPECT_THROW((void)design.package(4), std::out_of_range);
    EXPECT_THROW((void)design.levels(4), std::out_of_range);
    EXPECT_THROW((void)design.mask(4), std::out_of_range);
    EXPECT_THROW((void)design.effect_quantiles(4), std::out_of_range);
}

TEST(Design, KnowsTheSeedOfItsSamplesAlone)
{
    DesignParts parts = parts_of(DesignKind::latin_hypercube, {part("cash"), part("childcare")});
    parts.samples = 8;
    parts.seed = 41;
    EXPECT_EQ(Design::validated(parts, catalogue()).seed(), 41U);
    EXPECT_EQ(all_of({"cash"}).seed(), std::nullopt);
}

TEST(Design, AllPackagesAreTheSubsetsOfTheMeasures)
{
    const Design design = all_of({"childcare", "leave", "cash"});
    ASSERT_EQ(design.size(), 8U);
    std::set<std::vector<std::size_t>> met;
    for (std::uint64_t scenario = 0; scenario < design.size(); ++scenario) {
        EXPECT_EQ(design.mask(scenario), scenario);
        const std::vector<std::size_t> measures = measures_in(design.package(scenario));
        met.insert(measures);
        for (std::size_t m = 0; m < 3; ++m) {
            const bool is_in = std::find(measures.begin(), measures.end(), m) != measures.end();
            EXPECT_EQ(is_in, ((scenario >> m) & 1U) == 1U) << scenario << " " << m;
        }
    }
    EXPECT_EQ(met.size(), 8U);
}

TEST(Design, CountsMeasuresInTheOrderOfTheCatalogue)
{
    const Design design = all_of({"cash", "childcare"});
    EXPECT_THAT(measures_in(design.full_package()), ElementsAre(0U, 2U));
    EXPECT_THAT(measures_in(design.package(1)), ElementsAre(0U));
    EXPECT_THAT(measures_in(design.package(2)), ElementsAre(2U));
}

TEST(Design, KeepsThePathOfAMeasureInEveryPackage)
{
    DesignParts parts = parts_of(DesignKind::all_packages, {part("cash")});
    parts.measures[0].use.level = 0.4;
    parts.measures[0].use.until = Year{2040};
    const Design design = Design::validated(parts, catalogue());
    const Intensity intensity = design.package(1).uses.at(0).intensity;
    EXPECT_EQ(intensity.level, 0.4);
    EXPECT_EQ(intensity.from, Year{2025});
    EXPECT_EQ(intensity.phase_in_years, 3);
    EXPECT_EQ(intensity.until, Year{2040});
    EXPECT_EQ(design.package(1).id, "scenario-1");
}

TEST(Design, AllPackagesOfSixtyTwoMeasuresCanBeNumbered)
{
    DesignParts parts = parts_of(DesignKind::all_packages, {});
    for (int m = 0; m < 62; ++m) {
        parts.measures.push_back(part("m" + std::to_string(m)));
    }
    const Design design = Design::validated(parts, large_catalogue(63));
    EXPECT_EQ(design.size(), std::uint64_t{1} << 62);
    EXPECT_EQ(design.package(design.size() - 1).uses.size(), 62U);
    EXPECT_THAT(measures_in(design.package(std::uint64_t{1} << 61)), ElementsAre(61U));
    parts.measures.push_back(part("m62"));
    EXPECT_THAT(problems_with(parts, large_catalogue(63)),
                ElementsAre("sweep.toml:4: measures: all packages can be made of 62 at most, not "
                            "of 63"));
}

TEST(Design, AGridCombinesLevelsWithTheLastMeasureFastest)
{
    const Design design = Design::validated(
        parts_of(DesignKind::grid, {part("cash", {0.5, 1.0}), part("childcare", {0.1, 0.2, 0.3})}),
        catalogue());
    ASSERT_EQ(design.size(), 7U);
    EXPECT_FALSE(design.is_on_off());
    EXPECT_THAT(design.levels(1), ElementsAre(0.1, 0.5));
    EXPECT_THAT(design.levels(2), ElementsAre(0.1, 1.0));
    EXPECT_THAT(design.levels(3), ElementsAre(0.2, 0.5));
    EXPECT_THAT(design.levels(6), ElementsAre(0.3, 1.0));
    EXPECT_EQ(design.package(6).uses[1].intensity.level, 1.0);
}

TEST(Design, AGridWithoutLevelsRunsFromTodayToInFull)
{
    DesignParts parts = parts_of(DesignKind::grid, {part("childcare"), part("leave")});
    parts.measures[1].use.level = 0.3;
    const Design design = Design::validated(parts, catalogue());
    ASSERT_EQ(design.size(), 3U);
    EXPECT_THAT(design.levels(1), ElementsAre(0.0, 0.3));
    EXPECT_THAT(design.levels(2), ElementsAre(1.0, 0.3));
}

TEST(Design, RefusesLevelsOfAGridOutsideTheMeasureOrTwice)
{
    EXPECT_THAT(problems_with(parts_of(DesignKind::grid, {part("cash", {0.5, 1.5, 0.5})})),
                ElementsAre("sweep.toml:9: cash: level 1.5 is outside 0 (today) to 1 (full), share",
                            "sweep.toml:9: cash: level 0.5 stands twice"));
}

TEST(Design, RefusesAGridOfMoreScenariosThanCanBeNumbered)
{
    DesignParts parts = parts_of(DesignKind::grid, {});
    for (int m = 0; m < 63; ++m) {
        parts.measures.push_back(part("m" + std::to_string(m), {0.5, 1.0}));
    }
    EXPECT_THAT(problems_with(parts, large_catalogue(63)),
                ElementsAre("sweep.toml:4: measures: the grid has more than 2^62 scenarios"));
}

TEST(Design, ATableIsAScenarioARow)
{
    const Design design =
        Design::validated(table_of({{0.5, {}}, {{}, 0.25}, {0.75, 1.0}, {{}, {}}}), catalogue());
    ASSERT_EQ(design.size(), 5U);
    EXPECT_FALSE(design.is_on_off());
    EXPECT_THAT(design.levels(1), ElementsAre(IsNan(), 0.5));
    EXPECT_THAT(design.levels(2), ElementsAre(0.25, IsNan()));
    EXPECT_THAT(design.levels(3), ElementsAre(1.0, 0.75));
    EXPECT_TRUE(design.package(4).empty());
    EXPECT_THAT(measures_in(design.package(1)), ElementsAre(2U));
}

TEST(Design, ThatChoosesLevelsHasNoPlaceForThoseOfYearsAndRegions)
{
    DesignParts parts = parts_of(DesignKind::grid, {part("cash"), part("leave")});
    parts.measures[0].use.level_by_region = {{"N", 0.5}};
    parts.measures[1].use.level_by_year = {{Year{2025}, 0.5}};
    EXPECT_THAT(test::problems_of([&] { (void)Design::validated(parts, catalogue()); }),
                ElementsAre("sweep.toml:9: cash: level_by_year and level_by_region have no place "
                            "in a design that chooses levels",
                            "sweep.toml:9: leave: level_by_year and level_by_region have no place "
                            "in a design that chooses levels"));
    parts.kind = DesignKind::all_packages;
    EXPECT_EQ(Design::validated(parts, catalogue()).size(), 4U);
}

TEST(Design, ATableOfOneLevelEachIsASetOfMeasures)
{
    const Design design =
        Design::validated(table_of({{0.5, {}}, {{}, 0.25}, {0.5, 0.25}, {{}, {}}}), catalogue());
    ASSERT_TRUE(design.is_on_off());
    EXPECT_EQ(design.mask(0), 0U);
    EXPECT_EQ(design.mask(1), 2U);
    EXPECT_EQ(design.mask(2), 1U);
    EXPECT_EQ(design.mask(3), 3U);
    EXPECT_EQ(design.mask(4), 0U);
    EXPECT_EQ(design.full_package().uses[0].intensity.level, 0.25);
    EXPECT_EQ(design.full_package().uses[1].intensity.level, 0.5);
}

/// `samples` of the levels of cash, from 0.2 to 0.6, of childcare, from 0 to 1, and of leave, held.
DesignParts samples_of(DesignKind kind, int samples, SobolLayout layout = SobolLayout::plain)
{
    DesignParts parts = parts_of(kind, {part("cash"), part("childcare"), part("leave")});
    parts.measures[0].low = 0.2;
    parts.measures[0].high = 0.6;
    parts.measures[2].use.level = 0.5;
    parts.samples = samples;
    parts.seed = 42;
    parts.layout = layout;
    return parts;
}

TEST(Design, SamplesFillTheRangesOfLevelsEvenly)
{
    for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::sobol}) {
        const Design design = Design::validated(samples_of(kind, 64), catalogue());
        ASSERT_EQ(design.size(), 65U);
        EXPECT_FALSE(design.is_on_off());
        ASSERT_EQ(design.dimensions().size(), 2U);
        EXPECT_EQ(design.dimensions()[0].measure, 0U);
        EXPECT_EQ(design.dimensions()[1].measure, 2U);
        EXPECT_FALSE(design.dimensions()[1].is_evidence);
        EXPECT_EQ(design.package(1).uses[0].effect_quantile, std::nullopt);
        EXPECT_TRUE(design.package(0).empty());
        std::vector<int> childcare(64);
        std::vector<int> cash(64);
        for (std::uint64_t scenario = 1; scenario < design.size(); ++scenario) {
            const std::vector<double> levels = design.levels(scenario);
            ++childcare.at(static_cast<std::size_t>(levels[0] * 64.0));
            ++cash.at(static_cast<std::size_t>((levels[2] - 0.2) / 0.4 * 64.0));
            EXPECT_EQ(levels[1], 0.5);
        }
        EXPECT_THAT(childcare, testing::Each(1));
        EXPECT_THAT(cash, testing::Each(1));
    }
}

TEST(Design, AScenarioDependsOnItsNumberAlone)
{
    for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::sobol}) {
        const Design design = Design::validated(samples_of(kind, 20), catalogue());
        std::vector<std::vector<double>> levels;
        for (std::uint64_t scenario = 0; scenario < design.size(); ++scenario) {
            levels.push_back(design.levels(scenario));
        }
        const Design again = Design::validated(samples_of(kind, 20), catalogue());
        for (std::uint64_t scenario = design.size(); scenario-- > 1;) {
            EXPECT_EQ(again.levels(scenario), levels[scenario]);
            EXPECT_EQ(again.package(scenario).uses[2].intensity.level, levels[scenario][2]);
        }
    }
}

TEST(Design, AnotherSeedDrawsOtherLevels)
{
    for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::sobol}) {
        DesignParts parts = samples_of(kind, 20);
        const std::vector<double> before = Design::validated(parts, catalogue()).levels(7);
        parts.seed = 43;
        EXPECT_NE(Design::validated(parts, catalogue()).levels(7), before);
    }
}

TEST(Design, SaltellisLayoutChangesOneDimensionAtATime)
{
    const Design design =
        Design::validated(samples_of(DesignKind::sobol, 8, SobolLayout::saltelli), catalogue());
    ASSERT_EQ(design.size(), 1U + 8U * 4U);
    for (std::uint64_t first = 1; first < design.size(); first += 4) {
        const std::vector<double> a = design.levels(first);
        const std::vector<double> b = design.levels(first + 1);
        EXPECT_THAT(design.levels(first + 2), ElementsAre(b[0], 0.5, a[2]));
        EXPECT_THAT(design.levels(first + 3), ElementsAre(a[0], 0.5, b[2]));
        EXPECT_NE(a[0], b[0]);
        EXPECT_NE(a[2], b[2]);
    }
}

TEST(Design, DrawsTheEvidenceOfEveryMeasureByOneQuantile)
{
    DesignParts parts = samples_of(DesignKind::sobol, 64);
    const std::vector<double> levels = Design::validated(parts, catalogue()).levels(3);
    parts.draws_evidence = true;
    const Design design = Design::validated(parts, catalogue());
    ASSERT_EQ(design.dimensions().size(), 5U);
    EXPECT_TRUE(design.dimensions()[3].is_evidence);
    EXPECT_EQ(design.dimensions()[3].measure, 1U);
    EXPECT_EQ(design.levels(3), levels);
    EXPECT_THAT(design.effect_quantiles(0), testing::Each(IsNan()));
    for (std::size_t m = 0; m < 3; ++m) {
        std::vector<int> strata(64);
        for (std::uint64_t scenario = 1; scenario < design.size(); ++scenario) {
            const double quantile = design.effect_quantiles(scenario)[m];
            EXPECT_EQ(design.package(scenario).uses[m].effect_quantile, quantile);
            ++strata.at(static_cast<std::size_t>(quantile * 64.0));
        }
        EXPECT_THAT(strata, testing::Each(1));
    }
}

TEST(Design, NamesEverythingWrongWithItsSamples)
{
    DesignParts parts = samples_of(DesignKind::latin_hypercube, 0);
    parts.seed = -1;
    parts.measures[0].high = 1.5;
    parts.measures[1].low = 0.5;
    parts.measures[1].high = 0.5;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("sweep.toml:9: childcare: low 0.5 is not below high 0.5",
                            "sweep.toml:9: cash: level 1.5 is outside 0 (today) to 1 (full), share",
                            "sweep.toml:4: samples: 0 is not a number from 1 on",
                            "sweep.toml:4: seed: -1 is not a number from 0 on"));
    DesignParts held = parts_of(DesignKind::sobol, {part("cash")});
    held.measures[0].use.level = 0.5;
    held.samples = 4;
    EXPECT_THAT(problems_with(held), ElementsAre("sweep.toml:4: measures: every one is held at a "
                                                 "level; there is nothing to draw"));
}

TEST(Design, NamesTheRowOfAnImpossibleLevel)
{
    EXPECT_THAT(problems_with(table_of({{0.5, {}}, {-1.0, 2.0}})),
                ElementsAre("levels.csv:3: childcare: level 2 is outside 0 (today) to 1 (full), "
                            "share",
                            "levels.csv:3: cash: level -1 is outside 0 (today) to 1 (full), "
                            "share"));
}

TEST(Design, NamesEverythingWrongWithItsMeasures)
{
    DesignParts parts = parts_of(DesignKind::all_packages, {part("csh"), part("leave")});
    parts.measures[1].use.level = 7.0;
    EXPECT_THAT(problems_with(parts),
                ElementsAre("sweep.toml:9: measure 'csh' is not in the catalogue; did you mean "
                            "'cash'?",
                            "sweep.toml:9: leave: level 7 is outside 0 (today) to 1 (full), "
                            "share"));
    EXPECT_THAT(problems_with(parts_of(DesignKind::all_packages, {})),
                ElementsAre("sweep.toml:4: measures: a design needs at least one"));
    EXPECT_THAT(problems_with(table_of({})),
                ElementsAre("sweep.toml:4: table: a design needs at least one scenario"));
}

TEST(Design, OfAllPackagesCanBeRestrictedToSomeMeasures)
{
    const Design some =
        all_of({"childcare", "leave", "cash"}).restricted_to({"cash", "childcare"}, catalogue());
    EXPECT_EQ(some.size(), 4U);
    EXPECT_THAT(measures_in(some.package(3)), ElementsAre(0U, 2U));
    EXPECT_EQ(some.package(2).uses[0].intensity.from, Year{2025});
}

TEST(Design, IsRestrictedToMeasuresByNumberAndByNameAsWell)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].name.zh = "托育";
    const Catalogue known = Catalogue::validated(parts);
    const std::string number = std::to_string(known.measures()[*known.find("cash")].number);
    const Design all = all_of({"childcare", "leave", "cash"});
    const Design some = all.restricted_to({number, "托育"}, known);
    EXPECT_EQ(some.size(), 4U);
    EXPECT_EQ(measures_in(some.package(3)),
              measures_in(all.restricted_to({"cash", "childcare"}, known).package(3)));
}

TEST(Design, RestrictsNothingThatItDoesNotHave)
{
    EXPECT_THAT(
        test::problems_of([] {
            (void)all_of({"childcare", "leave"}).restricted_to({"leav", "cash"}, catalogue());
        }),
        ElementsAre("measure 'leav' is not in the sweep; did you mean 'leave'?",
                    "measure 'cash' is not in the sweep; known: childcare, leave"));
    EXPECT_THAT(test::problems_of([] { (void)all_of({"leave"}).restricted_to({}, catalogue()); }),
                ElementsAre("a sweep cannot be restricted to no measure at all"));
    EXPECT_THAT(test::problems_of([] {
                    (void)Design::validated(parts_of(DesignKind::grid, {part("cash")}), catalogue())
                        .restricted_to({"cash"}, catalogue());
                }),
                ElementsAre("only a sweep of all packages can be restricted to some measures"));
}

}  // namespace
}  // namespace natality
