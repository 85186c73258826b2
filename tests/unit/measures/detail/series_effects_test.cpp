#include <natality/measures/detail/series_effects.hpp>

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
    return {measure, ByYear::Ones(3), ByYear::Ones(3), ByYear::Ones(3), {}, {}};
}

/// \p paths with the sizes of the catalogue.
std::vector<MeasurePath> sized(std::vector<MeasurePath> paths, const Catalogue& catalogue)
{
    const EffectSizes sizes(catalogue);
    for (MeasurePath& path : paths) {
        path.log_effects = sizes.of(path.measure);
    }
    return paths;
}

MeasureEffects effects_of(const CatalogueParts& parts, const std::vector<MeasurePath>& paths,
                          const RatePaths& rates = baseline())
{
    const Catalogue catalogue = Catalogue::validated(parts);
    return measure_effects(sized(paths, catalogue), catalogue, EvidenceLevel::central, rates);
}

TEST(MeasureEffects, StandByMeasureInEverySeries)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[2].quantum_share = 0.5;
    parts.measures[2].effects[0].orders = {2};
    const MeasureEffects effects = effects_of(parts, {at_once(0), at_once(2)});
    ASSERT_EQ(effects.clock.size(), 2U);
    EXPECT_EQ(effects.clock[0].barrier, 0U);
    EXPECT_EQ(effects.clock[1].barrier, 1U);
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

TEST(MeasureEffects, MoveOneClockByTheirMeanOverBirths)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    Measure& measure = parts.measures[0];
    measure.quantum_share = 0.25;
    measure.effects[0].orders = {2};
    measure.effects[0].ages = {Age{1}, Age{2}};
    const MeasureEffects effects = effects_of(parts, {at_once(0)});
    // Second births at ages 1 and 2 are 0.25 of 0.9.
    ASSERT_EQ(effects.clock.size(), 1U);
    EXPECT_NEAR(effects.clock[0].mean_effect, 0.1 * 0.25 / 0.9, 1e-16);
    EXPECT_EQ(effects.clock[0].quantum_share, 0.25);
    EXPECT_EQ(effects.clock[0].half_life_years, measure.half_life_years);
    EXPECT_TRUE(effects.clock[0].moves());
}

TEST(MeasureEffects, LeaveTheClockWhereThereAreNoBirths)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].quantum_share = 0.0;
    RatePaths childless = baseline();
    for (ByAgeYear& rate : childless.births.by_order) {
        rate.setZero();
    }
    EXPECT_FALSE(effects_of(parts, {at_once(0)}, childless).clock[0].moves());
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

/// The overlap of each barrier at a level of the evidence.
std::vector<double> overlaps_of(const Catalogue& catalogue, EvidenceLevel evidence)
{
    std::vector<double> overlaps;
    for (const Substitution& substitution : substitutions_of(catalogue, evidence)) {
        overlaps.push_back(substitution.overlap);
    }
    return overlaps;
}

TEST(SubstitutionsOf, TakeTheHighOverlapForTheLowEvidence)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.barriers[0].overlap = {0.0, 0.5, 0.75};
    parts.barriers[1].overlap = {0.5, 0.5, 0.5};
    const Catalogue catalogue = Catalogue::validated(parts);
    EXPECT_THAT(overlaps_of(catalogue, EvidenceLevel::low), ElementsAre(0.75, 0.5));
    EXPECT_THAT(overlaps_of(catalogue, EvidenceLevel::central), ElementsAre(0.5, 0.5));
    EXPECT_THAT(overlaps_of(catalogue, EvidenceLevel::high), ElementsAre(0.0, 0.5));
}

TEST(SubstitutionsOf, HaveTheExponentOfAPool)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.barriers[1].pool = Pool{{0.01, 0.02, 0.03}, 0.74, 0.04};
    const auto substitutions =
        substitutions_of(Catalogue::validated(parts), EvidenceLevel::central);
    EXPECT_EQ(substitutions[0].pool_exponent, std::nullopt);
    EXPECT_EQ(substitutions[1].pool_exponent, 0.74);
}

TEST(YearlyEffect, AddsTheEffectsOnItsTarget)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    Effect on_infants = parts.measures[0].effects[0];
    on_infants.target = Target::infant_mortality;
    parts.measures[0].effects.insert(parts.measures[0].effects.end(), {on_infants, on_infants});
    const Catalogue catalogue = Catalogue::validated(parts);
    const MeasurePath path = sized({at_once(0)}, catalogue)[0];
    EXPECT_THAT(yearly_effect(path, catalogue, Target::infant_mortality, EvidenceLevel::central),
                DoubleEq(0.2));
    EXPECT_EQ(yearly_effect(path, catalogue, Target::sex_ratio_at_birth, EvidenceLevel::central),
              0.0);
}

}  // namespace
}  // namespace natality::detail
