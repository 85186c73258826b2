#include <natality/measures/detail/lever_effects.hpp>
#include <natality/measures/detail/series_effects.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>
#include <support/rates.hpp>

#include <vector>

namespace natality::detail {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

constexpr Index years = 2;

RatePaths baseline()
{
    const ByAge survival = ByAge::Constant(5, 0.9);
    return test::constant_rates(
        AgeAxis(1, Age{4}), YearAxis(Year{2020}, years),
        {{survival, survival}, test::by_age({0, 0.2, 0.6, 0.1, 0}), 1.05, {}});
}

/// All three measures of the valid catalogue, answered in full from the second year on.
std::vector<MeasurePath> all_paths(const Catalogue& catalogue)
{
    const EffectSizes sizes(catalogue);
    std::vector<MeasurePath> paths;
    for (const std::size_t m : {0U, 1U, 2U}) {
        paths.push_back({m,
                         ByYear::Ones(years),
                         ByYear::Ones(years),
                         ByYear::LinSpaced(years, 0.0, 1.0),
                         sizes.of(m),
                         {}});
    }
    return paths;
}

DistinctEffects distinct(const CatalogueParts& parts)
{
    const Catalogue catalogue = Catalogue::validated(parts);
    return distinct_effects(all_paths(catalogue), catalogue, EvidenceLevel::central, baseline());
}

TEST(DistinctEffects, AreOneWhereEveryMeasureActsOnAllAges)
{
    const DistinctEffects effects = distinct(test::valid_catalogue_parts());
    ASSERT_EQ(effects.log_effects.size(), 1U);
    EXPECT_THAT(effects.log_effects[0], ElementsAre(0.1, 0.2, 0.3));
    EXPECT_TRUE((effects.layout.log_effect_of[0] == 0).all());
    EXPECT_FALSE(effects.layout.clock);
    EXPECT_FALSE(effects.layout.newborn);
}

TEST(DistinctEffects, AreNumberedByAgeFromTheYoungest)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    for (Measure& measure : parts.measures) {
        measure.effects[0].ages = {Age{1}, Age{3}};
    }
    parts.measures[1].effects[0].ages = {Age{2}, Age{2}};
    const DistinctEffects effects = distinct(parts);
    ASSERT_EQ(effects.log_effects.size(), 2U);
    EXPECT_THAT(effects.layout.log_effect_of[0], ElementsAre(no_lever, 0, 1, 0, no_lever));
    EXPECT_THAT(effects.log_effects[1], ElementsAre(0.1, 0.2, 0.3));
}

TEST(DistinctEffects, HaveAClockIfAMeasureHasTempo)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[1].quantum_share = 0.5;
    const DistinctEffects effects = distinct(parts);
    EXPECT_TRUE(effects.layout.clock);
    ASSERT_EQ(effects.clock.size(), 3U);
    EXPECT_FALSE(effects.clock[0].moves());
    EXPECT_TRUE(effects.clock[1].moves());
}

TEST(DistinctEffects, KeepThoseOnTheNewbornByMeasure)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].effects[0].target = Target::infant_mortality;
    parts.measures[2].effects[0].target = Target::sex_ratio_at_birth;
    const DistinctEffects effects = distinct(parts);
    EXPECT_TRUE(effects.layout.newborn);
    EXPECT_THAT(effects.newborn,
                ElementsAre(ElementsAre(0.1, 0.0), ElementsAre(0.0, 0.0), ElementsAre(0.0, 0.3)));
}

/// The measures of every part.
std::vector<std::vector<std::size_t>> measures_of(const std::vector<Part>& parts)
{
    std::vector<std::vector<std::size_t>> measures;
    for (const Part& part : parts) {
        measures.push_back(part.measures);
    }
    return measures;
}

TEST(PartsOf, AreBarriersUnlessAllEffectsAdd)
{
    const Catalogue catalogue = Catalogue::validated(test::valid_catalogue_parts());
    const auto parts = [&](CombinationRule rule) {
        return measures_of(parts_of(all_paths(catalogue), catalogue, {.rule = rule}));
    };
    EXPECT_THAT(parts(CombinationRule::diminishing),
                ElementsAre(ElementsAre(0, 1), ElementsAre(2)));
    EXPECT_THAT(parts(CombinationRule::strongest), ElementsAre(ElementsAre(0, 1), ElementsAre(2)));
    EXPECT_THAT(parts(CombinationRule::multiplicative),
                ElementsAre(ElementsAre(0), ElementsAre(1), ElementsAre(2)));
}

TEST(PartsOf, HavePairsOfTheirOwnUnderTheInteractingRule)
{
    CatalogueParts with_pair = test::valid_catalogue_parts();
    with_pair.pairs = {{{"leave", "cash"}, {0.0, 0.04, 0.08}, {}, {}}};
    const Catalogue catalogue = Catalogue::validated(with_pair);
    const auto parts =
        parts_of(all_paths(catalogue), catalogue, {.rule = CombinationRule::interacting});
    EXPECT_THAT(measures_of(parts),
                ElementsAre(ElementsAre(0, 1), ElementsAre(2), ElementsAre(1, 2)));
    EXPECT_EQ(parts[1].gamma, std::nullopt);
    EXPECT_EQ(parts[2].gamma, 0.04);
}

TEST(Unexpressed, NamesTheFirstThatLeversDoNotExpress)
{
    EXPECT_EQ(unexpressed({}), std::nullopt);
    EXPECT_EQ(unexpressed({{{"the rule 'a'", ""}, true}}), std::nullopt);
    const auto found = unexpressed({{{"the rule 'a'", ""}, true},
                                    {{"effects on 'b'", "对“b”的效应"}, false},
                                    {{"'c'", ""}, false}});
    EXPECT_EQ(found.value().en, "effects on 'b' cannot be run side by side");
    EXPECT_EQ(found.value().zh, "对“b”的效应不能并行运行");
}

TEST(SubsetValues, AreLogEffectThenAdvanceThenNewbornOfEveryPoint)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].quantum_share = 0.5;
    Effect on_infants = parts.measures[0].effects[0];
    on_infants.target = Target::infant_mortality;
    parts.measures[0].effects.push_back(on_infants);
    const Catalogue catalogue = Catalogue::validated(parts);
    const std::vector<MeasurePath> paths = all_paths(catalogue);
    const DistinctEffects effects = distinct(parts);
    const SubsetValues subset_values(paths, catalogue, {}, effects, 1);
    ASSERT_EQ(subset_values.size(), 4U);
    ASSERT_EQ(subset_values.points(), 3U);
    const Part time{{0, 1}, {}};
    const std::vector<double> both = subset_values.of(time, {0, 1});
    ASSERT_EQ(both.size(), 12U);
    // Nobody answers in the first year; in the second 0.05 and 0.2 with overlap 0.5.
    EXPECT_THAT(std::vector(both.begin(), both.begin() + 4), ElementsAre(0, 0, 0, 0));
    EXPECT_THAT(both[4], DoubleEq(0.2 + 0.5 * 0.05));
    EXPECT_EQ(both[6], 0.1);
    // After the last year only the clock has a point.
    const ByYear advance = barrier_advance(effects.clock, {0, 1}, CombinationRule::diminishing,
                                           substitutions_of(catalogue, EvidenceLevel::central), 1);
    EXPECT_THAT(both[9], DoubleEq(advance(2)));
    EXPECT_GT(advance(2), 0.02);
    const std::vector<double> leave_alone = subset_values.of(time, {1});
    EXPECT_EQ(leave_alone[4], 0.2);
    EXPECT_EQ(leave_alone[9], 0.0);
}

TEST(SubsetValues, OfAPairCountOnlyForBothMeasures)
{
    const CatalogueParts parts = test::valid_catalogue_parts();
    const Catalogue catalogue = Catalogue::validated(parts);
    const std::vector<MeasurePath> paths = all_paths(catalogue);
    const DistinctEffects effects = distinct(parts);
    const SubsetValues subset_values(paths, catalogue, {}, effects, 1);
    const Part pair{{1, 2}, 0.04};
    EXPECT_THAT(subset_values.of(pair, {1, 2}), ElementsAre(0, 0.04, 0));
    EXPECT_THAT(subset_values.of(pair, {1}), ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace natality::detail
