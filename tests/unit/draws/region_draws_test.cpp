#include <natality/draws/region_draws.hpp>

#include <natality/draws/drawn_series.hpp>
#include <natality/results/fertility_indicators.hpp>

#include <gtest/gtest.h>

#include <support/bounds.hpp>
#include <support/same_values.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace natality {
namespace {

constexpr DrawSources nothing = nothing_drawn;
constexpr DrawSources everything{};

/// Baseline, cash, and all three measures, with bounds of this width.
Study drawn_study(double width, const CatalogueParts& catalogue = test::valid_catalogue_parts(),
                  DatasetParts dataset = test::valid_parts())
{
    test::add_bounds(dataset, width);
    StudyParts parts =
        test::study_parts({test::package_parts("cash", {"cash"}, Year{2021}),
                           test::package_parts("all", {"childcare", "leave", "cash"}, Year{2021})});
    parts.settings.draws.count = 8;
    return Study::validated(Dataset::validated(dataset), Catalogue::validated(catalogue), parts);
}

/// The series of births of every scenario in one draw.
std::vector<double> values_of(const Study& study, std::uint64_t draw, const DrawSources& sources)
{
    const Baseline baseline(study);
    return run_draw(RegionDraws(study, baseline, 0), draw, sources);
}

/// What the run without draws gives in the place of \ref run_draw.
std::vector<double> births_without_draws(const Study& study, std::size_t scenario)
{
    const Outcome outcome = run(study, Baseline(study), study.scenarios()[scenario]);
    const ByYear births = total_births(outcome.regions[0].trajectory);
    return {births.begin(), births.end()};
}

TEST(RegionDraws, WithoutSpreadADrawIsTheRunItselfBitForBit)
{
    CatalogueParts catalogue = test::valid_catalogue_parts();
    for (Measure& measure : catalogue.measures) {
        Range& effect = measure.effects[0].log_effect;
        effect = {effect.central, effect.central, effect.central};
    }
    const Study study = drawn_study(0.0, catalogue);
    const std::vector<double> drawn = values_of(study, 3, everything);
    const auto of_scenario = static_cast<std::ptrdiff_t>(values_of_scenario(study));
    for (std::size_t scenario = 0; scenario < 3; ++scenario) {
        const auto first = drawn.begin() + static_cast<std::ptrdiff_t>(scenario) * of_scenario;
        EXPECT_EQ(std::vector<double>(first, first + 10), births_without_draws(study, scenario));
    }
}

/// Net migration takes a tenth of the women and men aged 1, by rate.
DatasetParts parts_with_migration_rate()
{
    DatasetParts parts = test::valid_parts();
    parts.migration.value_name = "rate";
    for (const Sex sex : both_sexes) {
        test::add_schedule(parts.migration, {.year = Year{2020}, .sex = sex}, 1, {-0.1});
    }
    return parts;
}

TEST(RegionDraws, AddsPersonsToNetMigrationByRateAtTheAgesThatMove)
{
    const Study study =
        drawn_study(1.0, test::valid_catalogue_parts(), parts_with_migration_rate());
    const Baseline baseline(study);
    const RegionDraws region(study, baseline, 0);
    const RatePaths drawn = region.rates({1, {false, false, true, false}});
    EXPECT_TRUE(
        (drawn.net_migration_rate->male == baseline.rates()[0].net_migration_rate->male).all());
    EXPECT_NE(drawn.net_migrants.male(1, 5), 0.0);
    EXPECT_EQ(drawn.net_migrants.male(2, 5), 0.0);
}

TEST(RegionDraws, SourcesThatAreNotDrawnKeepTheirRates)
{
    const Study study = drawn_study(1.0);
    const Baseline baseline(study);
    const RegionDraws region(study, baseline, 0);
    const RatePaths& own = baseline.rates()[0];
    const RatePaths fertility = region.rates({1, {true, false, false, false}});
    EXPECT_FALSE((fertility.births.asfr() == own.births.asfr()).all());
    EXPECT_TRUE((fertility.survival_ratio.male == own.survival_ratio.male).all());
    EXPECT_TRUE((fertility.net_migrants.male == own.net_migrants.male).all());
    const RatePaths mortality = region.rates({1, {false, true, false, false}});
    EXPECT_TRUE((mortality.births.asfr() == own.births.asfr()).all());
    EXPECT_FALSE((mortality.survival_ratio.male == own.survival_ratio.male).all());
    const RatePaths migration = region.rates({1, {false, false, true, false}});
    EXPECT_TRUE((migration.survival_ratio.male == own.survival_ratio.male).all());
    EXPECT_FALSE((migration.net_migrants.male == own.net_migrants.male).all());
    EXPECT_TRUE((region.rates({1, nothing}).births.asfr() == own.births.asfr()).all());
}

TEST(RegionDraws, YearsBeforeTheBoundsAreKnown)
{
    const Study study = drawn_study(1.0);
    const Baseline baseline(study);
    const RatePaths drawn = RegionDraws(study, baseline, 0).rates({1, everything});
    const RatePaths& own = baseline.rates()[0];
    EXPECT_TRUE((drawn.births.asfr().col(0) == own.births.asfr().col(0)).all());
    EXPECT_TRUE((drawn.survival_ratio.female.col(0) == own.survival_ratio.female.col(0)).all());
    EXPECT_TRUE((drawn.net_migrants.female.col(0) == own.net_migrants.female.col(0)).all());
}

TEST(RegionDraws, FertilityIsScaledAtAllAgesAndNetMigrantsAddUpToTheDraw)
{
    const Study study = drawn_study(1.0);
    const Baseline baseline(study);
    const RegionDraws region(study, baseline, 0);
    const RatePaths& own = baseline.rates()[0];
    const RatePaths drawn = region.rates({4, everything});
    const double factor = drawn.births.asfr()(1, 5) / own.births.asfr()(1, 5);
    EXPECT_NE(factor, 1.0);
    EXPECT_NEAR(drawn.births.asfr()(3, 5), factor * own.births.asfr()(3, 5), 1e-15);
    // Without migrants of their own they go by the 8000 persons at the start: 1000 women aged 0.
    const double all =
        drawn.net_migrants.female.col(5).sum() + drawn.net_migrants.male.col(5).sum();
    EXPECT_NEAR(drawn.net_migrants.female(0, 5), all / 8.0, 1e-12);
}

TEST(RegionDraws, TheShareOfMigrationThatNeverChangesIsTheRegionsUnlessDrawsSayOtherwise)
{
    DatasetParts with_share = test::valid_parts();
    test::add_bounds(with_share, 1.0);
    with_share.regions.front().permanent_migration = 1.0;
    const auto migrants = [&](std::optional<double> of_draws) {
        StudyParts parts = test::study_parts({});
        parts.settings.draws.count = 8;
        parts.settings.draws.permanent_migration = of_draws;
        const Study study =
            Study::validated(Dataset::validated(with_share), Catalogue::validated({}), parts);
        const Baseline baseline(study);
        const RatePaths rates = RegionDraws(study, baseline, 0).rates({4, everything});
        return ByYear(rates.net_migrants.female.row(0).transpose());
    };
    const ByYear never_changing = migrants(std::nullopt);
    EXPECT_EQ(never_changing(5), never_changing(6));
    EXPECT_TRUE((migrants(1.0) == never_changing).all());
    const ByYear changing = migrants(0.0);
    EXPECT_NE(changing(5), changing(6));
}

TEST(RegionDraws, EffectsAloneLeaveTheBaselineAsItIs)
{
    const Study study = drawn_study(1.0);
    const std::vector<double> one = values_of(study, 1, {false, false, false, true});
    const std::vector<double> other = values_of(study, 2, {false, false, false, true});
    const auto of_scenario = static_cast<std::size_t>(values_of_scenario(study));
    EXPECT_TRUE(test::are_same(std::span(one).first(of_scenario), other));
    EXPECT_NE(one[of_scenario + 9], other[of_scenario + 9]);
}

TEST(RegionDraws, TheDifferenceOfPackagesCarriesNoNoiseOfTheBaseline)
{
    // With the baseline alone drawn, births with and without a package go together: draws of their
    // own for each would leave no such link.
    const Study study = drawn_study(1.0);
    const Baseline baseline(study);
    const RegionDraws region(study, baseline, 0);
    const auto of_scenario = static_cast<std::size_t>(values_of_scenario(study));
    constexpr int draws = 300;
    Eigen::ArrayXd births(draws);
    Eigen::ArrayXd with(draws);
    for (int d = 0; d < draws; ++d) {
        const auto values =
            run_draw(region, static_cast<std::uint64_t>(d), {true, true, true, false});
        births(d) = values[9];
        with(d) = values[of_scenario + 9];
    }
    births -= births.mean();
    with -= with.mean();
    const double correlation =
        (births * with).mean() / std::sqrt(births.square().mean() * with.square().mean());
    EXPECT_GT(correlation, 0.95);
}

TEST(RegionDraws, EveryPackageSeesTheSameDraw)
{
    const Study study = drawn_study(1.0);
    const Study of_one = study.with_packages({study.scenarios()[2]});
    const std::vector<double> all = values_of(study, 5, everything);
    const std::vector<double> alone = values_of(of_one, 5, everything);
    const auto of_scenario = static_cast<std::size_t>(values_of_scenario(study));
    EXPECT_TRUE(test::are_same(std::span(alone).first(of_scenario), all));
    EXPECT_TRUE(test::are_same(std::span(alone).subspan(of_scenario),
                               std::span(all).subspan(2 * of_scenario)));
}

TEST(RegionDraws, NetEmigrationBeyondThePopulationEmptiesACell)
{
    DatasetParts dataset = test::valid_parts();
    test::add_bounds(dataset);
    for (Observation& row : dataset.net_migration_bounds.rows) {
        row.value *= 300.0;
    }
    StudyParts parts = test::study_parts({});
    parts.settings.draws.count = 4;
    const Study study = Study::validated(
        Dataset::validated(dataset), Catalogue::validated(test::valid_catalogue_parts()), parts);
    for (std::uint64_t draw = 0; draw < 4; ++draw) {
        EXPECT_NO_THROW((void)values_of(study, draw, {false, false, true, false}));
    }
}

}  // namespace
}  // namespace natality
