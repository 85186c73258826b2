#include <natality/measures/rate_effect.hpp>

#include <natality/measures/response.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/parts.hpp>
#include <support/rates.hpp>

#include <cmath>
#include <map>
#include <numbers>

namespace natality {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;

const AgeAxis ages(1, Age{4});
const YearAxis years(Year{2020}, 4);

/// Total fertility rate 0.9 in every year.
RatePaths baseline()
{
    const ByAge survival = test::by_age({0.98, 0.99, 0.98, 0.95, 0.5});
    return test::constant_rates(
        ages, years, {{survival, survival}, test::by_age({0, 0.2, 0.6, 0.1, 0}), 1.10, {}});
}

/// The same births in orders 1 to 4+, a quarter each.
RatePaths baseline_by_order()
{
    RatePaths rates = baseline();
    const ByAgeYear quarter = 0.25 * rates.births.by_order.front();
    rates.births = {{"1", "2", "3", "4+"}, {quarter, quarter, quarter, quarter}};
    return rates;
}

/// Effects of the measures named, all at full dose from 2020 on, so that families respond in full
/// from 2021 on.
PolicyEffects effects_of(const std::vector<std::string>& measures, const CatalogueParts& parts,
                         const EffectRules& rules = {}, const RatePaths& rates = baseline())
{
    const Catalogue catalogue = Catalogue::validated(parts);
    Problems problems;
    const Package package =
        checked_package(test::package_parts("p", measures), catalogue, problems);
    problems.throw_if_any();
    return policy_effects(measure_paths(package, catalogue, rates.years), catalogue, rules, rates);
}

/// Effects that change nothing.
PolicyEffects no_effects()
{
    return effects_of({}, test::valid_catalogue_parts());
}

TEST(MeasurePaths, GoFromLevelToDoseToResponse)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].reference = 0.1;
    parts.measures[0].full = 0.5;
    const Catalogue catalogue = Catalogue::validated(parts);
    Problems problems;
    const Package package =
        checked_package(test::package_parts("p", {"childcare"}, Year{2021}), catalogue, problems);
    const auto paths = measure_paths(package, catalogue, years);
    ASSERT_EQ(paths.size(), 1U);
    EXPECT_THAT(paths[0].level, ElementsAre(0.1, 0.5, 0.5, 0.5));
    EXPECT_THAT(paths[0].dose, ElementsAre(0, 1, 1, 1));
    EXPECT_THAT(paths[0].response, ElementsAre(0, 0, 1, 1));
}

TEST(PolicyEffects, OfOneMeasureAreItsOwnOnceFamiliesRespond)
{
    const PolicyEffects effects = effects_of({"childcare"}, test::valid_catalogue_parts());
    EXPECT_THAT(effects.log_effect[0].row(2), ElementsAre(0, 0.1, 0.1, 0.1));
    EXPECT_THAT(effects.clock_advance, Each(0.0));
}

TEST(PolicyEffects, UseTheFigureOfTheEvidenceLevel)
{
    const CatalogueParts parts = test::valid_catalogue_parts();
    EXPECT_EQ(
        effects_of({"childcare"}, parts, {.evidence = EvidenceLevel::low}).log_effect[0](2, 1),
        0.05);
    EXPECT_EQ(
        effects_of({"childcare"}, parts, {.evidence = EvidenceLevel::high}).log_effect[0](2, 1),
        0.2);
}

TEST(PolicyEffects, AreReadAtTheQuantileOfTheMeasure)
{
    const Catalogue catalogue = Catalogue::validated(test::valid_catalogue_parts());
    Problems problems;
    Package package =
        checked_package(test::package_parts("p", {"childcare", "cash"}), catalogue, problems);
    // Childcare from 0.05 over 0.1 to 0.2: three quarters up the distribution, 0.15. Cash stays at
    // the low figure, 0.15.
    package.uses[0].effect_quantile = 0.75;
    const PolicyEffects effects =
        policy_effects(measure_paths(package, catalogue, years), catalogue,
                       {.evidence = EvidenceLevel::low}, baseline());
    EXPECT_DOUBLE_EQ(effects.log_effect[0](2, 1), 0.15 + 0.15);
}

TEST(PolicyEffects, ActAtTheAgesOfTheEffectOnly)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].effects[0].ages = {Age{2}, Age{3}};
    EXPECT_THAT(effects_of({"childcare"}, parts).log_effect[0].col(1),
                ElementsAre(0, 0, 0.1, 0.1, 0));
}

TEST(PolicyEffects, OnTheThirdOrderAreOnAllLaterOnesToo)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].effects[0].orders = {1, 3};
    const PolicyEffects effects = effects_of({"childcare"}, parts, {}, baseline_by_order());
    std::vector<double> by_order;
    for (const ByAgeYear& log_effect : effects.log_effect) {
        by_order.push_back(log_effect(2, 1));
    }
    EXPECT_THAT(by_order, ElementsAre(0.1, 0, 0.1, 0.1));
}

TEST(PolicyEffects, AgainstOneBarrierOverlapAndAcrossBarriersAdd)
{
    // 0.2 and half of 0.1 against time, and 0.3 against cost.
    const PolicyEffects effects =
        effects_of({"childcare", "leave", "cash"}, test::valid_catalogue_parts());
    EXPECT_NEAR(effects.log_effect[0](2, 1), 0.25 + 0.3, 1e-15);
}

TEST(PolicyEffects, OfLowEvidenceOverlapMost)
{
    // 0.1, and 0.05 with overlap 0.7.
    const double expected = 0.1 + 0.3 * 0.05;
    const PolicyEffects effects = effects_of({"childcare", "leave"}, test::valid_catalogue_parts(),
                                             {.evidence = EvidenceLevel::low});
    EXPECT_NEAR(effects.log_effect[0](2, 1), expected, 1e-15);
}

TEST(PolicyEffects, NamedPairsCountUnderTheInteractingRuleOnly)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.pairs = {{{"leave", "cash"}, {0.0, 0.04, 0.08}, {}, {}}};
    const EffectRules interacting{.rule = CombinationRule::interacting};
    const EffectRules diminishing{.rule = CombinationRule::diminishing};
    EXPECT_NEAR(effects_of({"leave", "cash"}, parts, interacting).log_effect[0](2, 1), 0.54, 1e-15);
    EXPECT_NEAR(effects_of({"leave", "cash"}, parts, diminishing).log_effect[0](2, 1), 0.50, 1e-15);
    EXPECT_NEAR(effects_of({"leave"}, parts, interacting).log_effect[0](2, 1), 0.20, 1e-15);
}

TEST(PolicyEffects, APairCountsWhereBothMeasuresActOnly)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.pairs = {{{"leave", "cash"}, {0.0, 0.04, 0.08}, {}, {}}};
    parts.measures[2].effects[0].ages = {Age{3}, Age{3}};
    const PolicyEffects effects =
        effects_of({"leave", "cash"}, parts, {.rule = CombinationRule::interacting});
    EXPECT_NEAR(effects.log_effect[0](2, 1), 0.20, 1e-15);
    EXPECT_NEAR(effects.log_effect[0](3, 1), 0.54, 1e-15);
}

TEST(PolicyEffects, SplitIntoQuantumAndTempo)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].quantum_share = 0.4;
    parts.measures[0].half_life_years = 4.0;
    const PolicyEffects effects = effects_of({"childcare"}, parts);
    EXPECT_DOUBLE_EQ(effects.log_effect[0](2, 1), 0.04);
    // Families respond from 2021 on: two years of building up at the end of 2022.
    const double after_two_years = 0.06 * 4.0 / std::numbers::ln2 * (1.0 - std::exp2(-0.5));
    EXPECT_EQ(effects.clock_advance(1), 0.0);
    EXPECT_NEAR(effects.clock_advance(3), after_two_years, 1e-15);
}

TEST(PolicyEffects, TheTempoOfSomeAgesIsWeighedByTheirBirths)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].quantum_share = 0.0;
    parts.measures[0].effects[0].ages = {Age{2}, Age{2}};
    CatalogueParts of_all_ages = parts;
    of_all_ages.measures[0].effects[0].ages = {Age{0}, Age{150}};
    // Age 2 has 0.6 of 0.9 births.
    EXPECT_NEAR(effects_of({"childcare"}, parts).clock_advance(4),
                effects_of({"childcare"}, of_all_ages).clock_advance(4) * 2.0 / 3.0, 1e-15);
}

TEST(PolicyEffects, TheTempoOfSomeOrdersIsWeighedByTheirBirths)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].quantum_share = 0.0;
    const auto advance_by = [&](const std::vector<int>& orders) {
        parts.measures[0].effects[0].orders = orders;
        return effects_of({"childcare"}, parts, {}, baseline_by_order()).clock_advance(4);
    };
    // A quarter of the births are first ones, half of them third and later ones.
    EXPECT_NEAR(advance_by({1}), 0.25 * advance_by({}), 1e-15);
    EXPECT_NEAR(advance_by({3}), 0.50 * advance_by({}), 1e-15);
}

TEST(PolicyEffects, AdvanceTheClockByTwoYearsAtMost)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].quantum_share = 0.0;
    parts.measures[0].effects[0].log_effect = {3.0, 3.0, 3.0};
    EXPECT_EQ(effects_of({"childcare"}, parts).clock_advance(4), longest_advance);
}

TEST(PolicyEffects, NeverTurnTheClockBackFasterThanTimeRuns)
{
    // Two years ahead at the end of 2021, and asked to be back a year later.
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].quantum_share = 0.0;
    parts.measures[0].half_life_years = 0.35;
    parts.measures[0].effects[0].log_effect = {5.0, 5.0, 5.0};
    const Catalogue catalogue = Catalogue::validated(parts);
    Problems problems;
    PackageParts package = test::package_parts("p", {"childcare"});
    package.uses.front().until = Year{2021};
    const Package checked = checked_package(package, catalogue, problems);
    problems.throw_if_any();
    const RatePaths before = baseline();
    const PolicyEffects effects =
        policy_effects(measure_paths(checked, catalogue, years), catalogue, {}, before);
    EXPECT_THAT(effects.clock_advance, ElementsAre(0, 0, 2, 1, DoubleNear(0.0414517, 1e-6)));
    const RatePaths after = apply(effects, before, no_ceiling(before.births));
    EXPECT_TRUE((after.births.by_order[0] >= 0.0).all());
    EXPECT_THAT(after.births.by_order[0].col(2), Each(0.0));
}

TEST(PolicyEffects, OnInfantMortalityAndSexRatioAddUp)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].effects[0].target = Target::infant_mortality;
    parts.measures[1].effects[0].target = Target::infant_mortality;
    parts.measures[2].effects[0].target = Target::sex_ratio_at_birth;
    const PolicyEffects effects = effects_of({"childcare", "leave", "cash"}, parts);
    EXPECT_EQ(effects.infant_mortality(0), 0.0);
    EXPECT_NEAR(effects.infant_mortality(1), 0.3, 1e-15);
    EXPECT_NEAR(effects.sex_ratio_at_birth(1), 0.3, 1e-15);
    EXPECT_TRUE((effects.log_effect[0] == 0.0).all());
}

TEST(Apply, EffectsOfZeroLeaveRatesBitForBit)
{
    const RatePaths before = baseline();
    const RatePaths after = apply(no_effects(), before, no_ceiling(before.births));
    EXPECT_TRUE((after.births.by_order[0] == before.births.by_order[0]).all());
    EXPECT_TRUE((after.survival_ratio.female == before.survival_ratio.female).all());
    EXPECT_TRUE((after.sex_ratio_at_birth == before.sex_ratio_at_birth).all());
}

TEST(Apply, RaisesRatesByTheLogEffect)
{
    const RatePaths before = baseline();
    const PolicyEffects effects = effects_of({"cash"}, test::valid_catalogue_parts());
    const RatePaths after = apply(effects, before, no_ceiling(before.births));
    EXPECT_EQ(after.births.by_order[0](2, 0), 0.6);
    EXPECT_DOUBLE_EQ(after.births.by_order[0](2, 1), 0.6 * std::exp(0.3));
}

TEST(Apply, AgesWithoutBirthsStayWithoutWhateverTheCeiling)
{
    const RatePaths before = baseline();
    const PolicyEffects effects = effects_of({"cash"}, test::valid_catalogue_parts());
    for (const Ceiling& ceiling :
         {no_ceiling(before.births), desired_family_size_ceiling(before.births, ages, {1.8})}) {
        const RatePaths after = apply(effects, before, ceiling);
        EXPECT_THAT(after.births.by_order[0].row(0), Each(0.0));
        EXPECT_THAT(after.births.by_order[0].row(4), Each(0.0));
    }
}

TEST(Apply, KeepsTheTotalFertilityRateBelowTheDesiredFamilySize)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[2].effects[0].log_effect = {5.0, 5.0, 5.0};
    const RatePaths before = baseline();
    const RatePaths after = apply(effects_of({"cash"}, parts), before,
                                  desired_family_size_ceiling(before.births, ages, {1.8}));
    EXPECT_NEAR(after.births.asfr().col(1).sum(), 1.8, 1e-12);
}

TEST(Apply, AdvancesTheClock)
{
    const RatePaths before = baseline();
    PolicyEffects effects = no_effects();
    effects.clock_advance << 0, 1, 1, 1, 1;
    const RatePaths after = apply(effects, before, no_ceiling(before.births));
    // In 2020 the clock runs a year ahead, half a year in the middle of it: twice the rate halfway
    // to the next age. From 2021 on every age has the rate of the next one.
    EXPECT_THAT(after.births.by_order[0].col(0),
                ElementsAre(DoubleEq(0.2), DoubleEq(0.8), DoubleEq(0.7), DoubleEq(0.1), 0.0));
    EXPECT_THAT(after.births.by_order[0].col(1), ElementsAre(0.2, 0.6, 0.1, 0.0, 0.0));
}

TEST(Apply, AdvancesTheClockOfWideGroupsByTheirShareOfAGroup)
{
    const AgeAxis wide(5, Age{20});
    const YearAxis steps(Year{2020}, 1, 5);
    const ByAge survival = ByAge::Constant(5, 0.9);
    const RatePaths before = test::constant_rates(
        wide, steps, {{survival, survival}, test::by_age({0, 0, 0.2, 0.1, 0}), 1.05, {}});
    PolicyEffects effects = no_effects();
    effects.log_effect = {ByAgeYear::Zero(5, 1)};
    effects.clock_advance.resize(2);
    effects.clock_advance << 0, 1;
    effects.infant_mortality = ByYear::Zero(1);
    effects.sex_ratio_at_birth = ByYear::Zero(1);
    const RatePaths after = apply(effects, before, no_ceiling(before.births));
    // A year in five: ΔR = 0.2 a year; half a year of five is a tenth of a group.
    EXPECT_DOUBLE_EQ(after.births.by_order[0](2, 0), 1.2 * (0.9 * 0.2 + 0.1 * 0.1));
}

TEST(Apply, LowersInfantDeathsAndTheSexRatioAtBirth)
{
    const RatePaths before = baseline();
    PolicyEffects effects = no_effects();
    effects.infant_mortality.setConstant(std::log(0.5));
    effects.sex_ratio_at_birth.setConstant(std::log(0.9));
    const RatePaths after = apply(effects, before, no_ceiling(before.births));
    EXPECT_DOUBLE_EQ(after.survival_ratio.male(0, 2), 0.99);
    EXPECT_EQ(after.survival_ratio.male(1, 2), 0.99);
    EXPECT_DOUBLE_EQ(after.sex_ratio_at_birth(2), 0.99);
}

/// Effects of cash (0.3 in the log at the full level 1) with other levels by birth order.
PolicyEffects effects_of_cash(const std::map<std::string, double>& level_by_order)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[2].quantum_share = 0.5;
    parts.measures[2].least = -1.0;
    const Catalogue catalogue = Catalogue::validated(parts);
    PackageParts package = test::package_parts("p", {"cash"});
    package.uses[0].level_by_order = level_by_order;
    Problems problems;
    const Package checked = checked_package(package, catalogue, problems);
    problems.throw_if_any();
    const RatePaths rates = baseline_by_order();
    return policy_effects(measure_paths(checked, catalogue, rates.years), catalogue, {}, rates);
}

TEST(PolicyEffects, OfTheSameLevelForEveryOrderAreThoseOfTheLevel)
{
    const PolicyEffects by_order = effects_of_cash({{"1", 1.0}, {"2", 1.0}, {"3", 1.0}});
    const PolicyEffects alike = effects_of_cash({});
    for (std::size_t order = 0; order < 4; ++order) {
        EXPECT_TRUE((by_order.log_effect[order] == alike.log_effect[order]).all());
    }
    EXPECT_TRUE((by_order.clock_advance == alike.clock_advance).all());
}

TEST(PolicyEffects, FollowTheLevelOfEachOrder)
{
    const PolicyEffects effects = effects_of_cash({{"2", 0.5}, {"3", 1.0}, {"1", -1.0}});
    EXPECT_DOUBLE_EQ(effects.log_effect[0](2, 3), -0.15);
    EXPECT_DOUBLE_EQ(effects.log_effect[1](2, 3), 0.075);
    EXPECT_DOUBLE_EQ(effects.log_effect[2](2, 3), 0.15);
    EXPECT_DOUBLE_EQ(effects.log_effect[3](2, 3), 0.15);
}

TEST(Packages, RefuseALevelOfWhatIsNoBirthOrder)
{
    EXPECT_THAT(test::problems_of([] {
                    (void)effects_of_cash({{"first", 1.0}});
                }),
                ElementsAre(testing::HasSubstr("level_by_order: 'first' is not a birth order")));
}

}  // namespace
}  // namespace natality
