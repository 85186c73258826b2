#include <natality/measures/detail/series_effects.hpp>

#include <natality/measures/response.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>
#include <support/rates.hpp>

#include <vector>

namespace natality::detail {
namespace {

using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;

/// Births of two orders at ages 1 to 3: 0.6 first ones and 0.3 second ones.
RatePaths baseline()
{
    const ByAge survival = ByAge::Constant(5, 0.9);
    const ByAge first = test::by_age({0, 0.2, 0.3, 0.1, 0});
    RatePaths rates = test::constant_rates(AgeAxis(1, Age{4}), YearAxis(Year{2020}, 3),
                                           {{survival, survival}, first, 1.05, {}});
    rates.births = {{"1", "2+"}, {rates.births.by_order[0], 0.5 * rates.births.by_order[0]}};
    return rates;
}

/// A measure of the catalogue answered in full from the start.
MeasurePath at_once(std::size_t measure)
{
    return {measure, ByYear::Ones(3), ByYear::Ones(3), ByYear::Ones(3)};
}

MeasureEffects effects_of(const CatalogueParts& parts, const std::vector<MeasurePath>& paths)
{
    return measure_effects(paths, Catalogue::validated(parts), EvidenceLevel::central, baseline());
}

TEST(MeasureEffects, StandByMeasureInEverySeries)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[2].quantum_share = 0.5;
    parts.measures[2].effects[0].orders = {2};
    const MeasureEffects effects = effects_of(parts, {at_once(0), at_once(2)});
    EXPECT_THAT(effects.barrier, ElementsAre(0, 1));
    ASSERT_EQ(effects.quantum.size(), 2U);
    EXPECT_THAT(effects.quantum[0][0], Each(0.1));
    EXPECT_THAT(effects.quantum[0][1], Each(0.0));
    EXPECT_THAT(effects.quantum[1][1], Each(0.15));
}

TEST(MeasureEffects, OfOneMeasureOnTheSameBirthsAdd)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    Effect at_two = parts.measures[0].effects[0];
    at_two.ages = {Age{2}, Age{2}};
    parts.measures[0].effects.push_back(at_two);
    EXPECT_THAT(effects_of(parts, {at_once(0)}).quantum[0][0],
                ElementsAre(0.1, 0.1, 0.2, 0.1, 0.1));
}

TEST(MeasureEffects, HaveOneAdvanceAMeasureByItsMeanOverBirths)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    Measure& measure = parts.measures[0];
    measure.quantum_share = 0.25;
    measure.effects[0].orders = {2};
    measure.effects[0].ages = {Age{1}, Age{2}};
    const MeasureEffects effects = effects_of(parts, {at_once(0)});
    // Second births at ages 1 and 2 are 0.25 of 0.9.
    const double tempo = 0.75 * 0.1 * 0.25 / 0.9;
    const ByYear expected = clock_advance_path(ByYear::Ones(3), tempo, measure.half_life_years);
    ASSERT_EQ(effects.advance.size(), 1U);
    ASSERT_EQ(effects.advance[0].size(), 4);
    for (Index t = 0; t < 4; ++t) {
        EXPECT_NEAR(effects.advance[0](t), expected(t), 1e-16) << t;
    }
}

TEST(MeasureEffects, LeaveTheClockWhereThereAreNoBirths)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].quantum_share = 0.0;
    RatePaths childless = baseline();
    for (ByAgeYear& rate : childless.births.by_order) {
        rate.setZero();
    }
    const MeasureEffects effects = measure_effects({at_once(0)}, Catalogue::validated(parts),
                                                   EvidenceLevel::central, childless);
    EXPECT_THAT(effects.advance[0], Each(0.0));
}

TEST(ActivePairs, AreThoseWithBothMeasuresInThePackage)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.pairs = {{{"childcare", "leave"}, {0.0, 0.01, 0.02}, {}, {}},
                   {{"leave", "cash"}, {0.03, 0.04, 0.05}, {}, {}}};
    const Catalogue catalogue = Catalogue::validated(parts);
    const std::vector<MeasurePath> paths{at_once(2), at_once(1)};
    const auto pairs = active_pairs(
        paths, catalogue, {.rule = CombinationRule::interacting, .evidence = EvidenceLevel::high});
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].first, 1U);
    EXPECT_EQ(pairs[0].second, 0U);
    EXPECT_EQ(pairs[0].gamma, 0.05);
    EXPECT_TRUE(active_pairs(paths, catalogue, {.rule = CombinationRule::diminishing}).empty());
}

TEST(ExponentsOf, TakeTheHighOverlapForTheLowEvidence)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.barriers[0].overlap = {0.0, 0.5, 0.75};
    parts.barriers[1].overlap = {0.5, 0.5, 0.5};
    const Catalogue catalogue = Catalogue::validated(parts);
    EXPECT_THAT(exponents_of(catalogue, EvidenceLevel::low), ElementsAre(4.0, 2.0));
    EXPECT_THAT(exponents_of(catalogue, EvidenceLevel::central), ElementsAre(2.0, 2.0));
    EXPECT_THAT(exponents_of(catalogue, EvidenceLevel::high), ElementsAre(1.0, 2.0));
}

TEST(YearlyEffect, AddsTheEffectsOnItsTarget)
{
    Measure measure = test::simple_measure("care", 1, "time", 0.1);
    Effect on_infants = measure.effects[0];
    on_infants.target = Target::infant_mortality;
    measure.effects.insert(measure.effects.end(), {on_infants, on_infants});
    EXPECT_THAT(yearly_effect(measure, Target::infant_mortality, 0.5), DoubleEq(0.2));
    EXPECT_EQ(yearly_effect(measure, Target::sex_ratio_at_birth, 0.5), 0.0);
}

}  // namespace
}  // namespace natality::detail
