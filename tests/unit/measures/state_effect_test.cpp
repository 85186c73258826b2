#include <natality/measures/rate_effect.hpp>
#include <natality/rates/synthetic_cohort.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>
#include <support/rates.hpp>

#include <cmath>
#include <numbers>
#include <vector>

namespace natality {
namespace {

using test::by_age;
using testing::AllOf;
using testing::DoubleEq;
using testing::Each;
using testing::ElementsAre;
using testing::Gt;
using testing::Lt;

const AgeAxis ages(1, Age{4});
const YearAxis years(Year{2020}, 4);

/// Every transition at 0.2, 0.6 and 0.1 at the ages 1 to 3, and equally many women in every state:
/// the births of all transitions are the same.
RatePaths baseline(const StateChain& chain = {})
{
    const ByAge survival = by_age({0.98, 0.99, 0.98, 0.95, 0.5});
    const ByAge rates = by_age({0, 0.2, 0.6, 0.1, 0});
    RatePaths paths = test::constant_rates(ages, years, {{survival, survival}, rates, 1.10, {}});
    StateRates by_state{StateSpace(chain), {Age{1}, Age{3}}, {}};
    by_state.by_transition.assign(by_state.space.transitions().size(),
                                  paths.births.by_order.front());
    const Index states = by_state.space.size();
    const Eigen::ArrayXXd equal_shares =
        Eigen::ArrayXXd::Constant(ages.size(), states, 1.0 / static_cast<double>(states));
    paths.states = StatePaths{by_state, equal_shares, {}};
    return paths;
}

/// One measure at full response from 2021 on.
PolicyEffects effects_of(const Measure& measure, const RatePaths& rates = baseline())
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures = {measure};
    const Catalogue catalogue = Catalogue::validated(parts);
    Problems problems;
    const Package package =
        checked_package(test::package_parts("p", {measure.id}), catalogue, problems);
    problems.throw_if_any();
    return policy_effects(measure_paths(package, catalogue, years), catalogue, {}, rates);
}

Measure on_unions()
{
    Measure measure = test::simple_measure("housing", 1, "time", 0.1);
    measure.effects.front().target = Target::union_formation;
    return measure;
}

Measure on_births(std::vector<int> orders)
{
    Measure measure = test::simple_measure("childcare", 1, "time", 0.1);
    measure.effects.front().orders = std::move(orders);
    return measure;
}

/// Log effect of 2021 at age 2 by transition.
std::vector<double> by_transition(const PolicyEffects& effects)
{
    std::vector<double> values;
    for (const ByAgeYear& log_effect : effects.log_effect) {
        values.push_back(log_effect(2, 1));
    }
    return values;
}

TEST(PolicyEffectsWithStates, OnUnionsActOnUnionFormationAlone)
{
    EXPECT_THAT(by_transition(effects_of(on_unions())), ElementsAre(0.1, 0, 0, 0, 0));
}

TEST(PolicyEffectsWithStates, OnUnionsActOnFirstBirthsWhereUnionsAreNotKnown)
{
    const RatePaths rates = baseline({.unions = false});
    EXPECT_THAT(by_transition(effects_of(on_unions(), rates)), ElementsAre(0.1, 0, 0, 0));
}

TEST(PolicyEffectsWithStates, OnBirthsOfAllOrdersLeaveUnions)
{
    EXPECT_THAT(by_transition(effects_of(on_births({}))), ElementsAre(0, 0.1, 0.1, 0.1, 0.1));
}

TEST(PolicyEffectsWithStates, OnAnOrderActOnTheBirthsOfThatOrder)
{
    EXPECT_THAT(by_transition(effects_of(on_births({1}))), ElementsAre(0, 0.1, 0, 0, 0));
    EXPECT_THAT(by_transition(effects_of(on_births({2}))), ElementsAre(0, 0, 0.1, 0, 0));
}

TEST(PolicyEffectsWithStates, OnTheThirdOrderAreOnAllLaterOnesToo)
{
    EXPECT_THAT(by_transition(effects_of(on_births({3}))), ElementsAre(0, 0, 0, 0.1, 0.1));
}

TEST(PolicyEffectsWithStates, OnFirstBirthsActInsideAndOutsideUnions)
{
    const RatePaths rates = baseline({.unions = true, .first_births_outside_unions = true});
    EXPECT_THAT(by_transition(effects_of(on_births({1}), rates)),
                ElementsAre(0, 0.1, 0.1, 0, 0, 0));
}

TEST(PolicyEffectsWithStates, OfUnionsAndOrdersStandSideBySide)
{
    Measure measure = on_births({2});
    Effect unions = on_unions().effects.front();
    unions.log_effect = {0.03, 0.03, 0.03};
    measure.effects.push_back(unions);
    EXPECT_THAT(by_transition(effects_of(measure)), ElementsAre(0.03, 0, 0.1, 0, 0));
}

TEST(PolicyEffectsWithStates, SplitIntoQuantumOfTheirTransitionAndTempoOfAll)
{
    Measure measure = on_births({2});
    measure.quantum_share = 0.4;
    const PolicyEffects effects = effects_of(measure);
    EXPECT_THAT(by_transition(effects), ElementsAre(0, 0, DoubleEq(0.04), 0, 0));
    // One of four transitions with births, so a quarter of 0.06; three years of building up.
    const double complete = 0.015 * measure.half_life_years / std::numbers::ln2;
    EXPECT_NEAR(effects.clock_advance(4),
                complete * (1.0 - std::exp2(-3.0 / measure.half_life_years)), 1e-15);
}

TEST(PolicyEffectsWithStates, AdvanceTheClockOnceForUnionsAndTheFirstBirthsTheyLeadTo)
{
    const auto advance_by = [](Measure measure) {
        measure.quantum_share = 0.0;
        return effects_of(measure).clock_advance(4);
    };
    Measure on_both = on_births({1});
    on_both.effects.push_back(on_unions().effects.front());
    EXPECT_GT(advance_by(on_births({1})), 0.05);
    EXPECT_DOUBLE_EQ(advance_by(on_unions()), advance_by(on_births({1})));
    EXPECT_DOUBLE_EQ(advance_by(on_both), advance_by(on_births({1})));
    // The stronger of the two.
    on_both.effects.back().log_effect = {0.2, 0.2, 0.2};
    EXPECT_NEAR(advance_by(on_both), 2.0 * advance_by(on_births({1})), 1e-15);
}

TEST(ApplyWithStates, MovesTheRatesOfTheTransitionAndNoOther)
{
    const RatePaths before = baseline();
    const RatePaths after = apply(effects_of(on_births({2})), before, no_ceiling(before));
    const std::vector<ByAgeYear>& rates = after.states->rates.by_transition;
    EXPECT_DOUBLE_EQ(rates[2](2, 1), 0.6 * std::exp(0.1));
    EXPECT_EQ(rates[2](2, 0), 0.6);
    EXPECT_TRUE((rates[1] == before.states->rates.by_transition[1]).all());
    EXPECT_TRUE((after.births.by_order.front() == before.births.by_order.front()).all());
}

TEST(ApplyWithStates, AdvancesEveryTransitionByOneClock)
{
    Measure measure = on_births({2});
    measure.quantum_share = 0.0;
    const RatePaths before = baseline();
    const RatePaths after = apply(effects_of(measure), before, no_ceiling(before));
    const std::vector<ByAgeYear>& rates = after.states->rates.by_transition;
    EXPECT_GT(rates[0](1, 1), before.states->rates.by_transition[0](1, 1));
    for (const ByAgeYear& rate : rates) {
        EXPECT_TRUE((rate == rates[0]).all());
    }
}

TEST(ApplyWithStates, EffectsOfZeroLeaveRatesBitForBit)
{
    const RatePaths before = baseline();
    Measure idle = on_births({});
    idle.effects.front().log_effect = {0.0, 0.0, 0.0};
    const RatePaths after =
        apply(effects_of(idle), before, desired_family_size_ceiling(before, {1.8}));
    for (std::size_t k = 0; k < before.states->rates.by_transition.size(); ++k) {
        EXPECT_TRUE(
            (after.states->rates.by_transition[k] == before.states->rates.by_transition[k]).all());
    }
}

TEST(ApplyWithStates, UnionsTenTimesAsManyStayWithinTheDesiredFamilySize)
{
    Measure measure = on_unions();
    const double ten = std::log(10.0);
    measure.effects.front().log_effect = {ten, ten, ten};
    const RatePaths before = baseline();
    const double children = synthetic_cohort_fertility(before.states->rates, 1);
    const double desired = 1.05 * children;
    const RatePaths after =
        apply(effects_of(measure), before, desired_family_size_ceiling(before, {desired}));
    EXPECT_GT(synthetic_cohort_fertility(after.states->rates, 1), children);
    EXPECT_LT(synthetic_cohort_fertility(after.states->rates, 1), desired);
    // Where the desired number is there already, unions do not rise.
    const RatePaths full =
        apply(effects_of(measure), before, desired_family_size_ceiling(before, {0.5 * children}));
    EXPECT_EQ(full.states->rates.by_transition[0](2, 1), 0.6);
}

/// Unions and births of women who live through the rates of the second year.
SyntheticCohortEvents second_year(const RatePaths& paths)
{
    const StateRates& rates = paths.states->rates;
    const std::vector<double> unchanged(rates.by_transition.size(), 1.0);
    return synthetic_cohort_events(rates, 1, unchanged);
}

TEST(ApplyWithStates, EveryStepStaysWithTheWomenWhoWantIt)
{
    Measure measure = on_unions();
    measure.effects.push_back(measure.effects.front());
    measure.effects.back().target = Target::birth;
    const double ten = std::log(10.0);
    for (Effect& effect : measure.effects) {
        effect.log_effect = {ten, ten, ten};
    }
    const RatePaths before = baseline();
    const SyntheticCohortEvents now = second_year(before);
    const FamilyWishes wishes{.children = 1.0, .ever_in_union = 0.8, .at_least = {0.6, 0.25}};
    ASSERT_LT(now.unions, 0.8);
    ASSERT_LT(now.births[0], 0.6);
    ASSERT_LT(now.births[1], 0.25);
    const SyntheticCohortEvents after = second_year(
        apply(effects_of(measure), before, desired_family_size_ceiling(before, wishes)));
    // Ten times the rates come near every wish and pass none: 0.15 of the mean are left for later
    // children.
    EXPECT_THAT(after.unions, AllOf(Gt(0.75), Lt(0.8)));
    EXPECT_THAT(after.births[0], AllOf(Gt(0.5), Lt(0.6)));
    EXPECT_THAT(after.births[1], AllOf(Gt(0.2), Lt(0.25)));
    EXPECT_LT(after.births[2] + after.births[3], 0.15);
}

TEST(ApplyWithStates, AWishOfUnknownShareTakesTheFactorOfTheNext)
{
    const RatePaths before = baseline();
    const double first_births = second_year(before).births[0];
    const Ceiling ceiling =
        desired_family_size_ceiling(before, {.children = 20.0, .at_least = {1.2 * first_births}});
    const std::vector<Transition>& transitions = before.states->rates.space.transitions();
    std::vector<double> factors;
    for (std::size_t k = 0; k < transitions.size(); ++k) {
        factors.push_back(transitions[k].order <= 1 ? ceiling.factor[k](1) : 1.0);
    }
    EXPECT_DOUBLE_EQ(factors[0], factors[1]);
    EXPECT_NEAR(synthetic_cohort_events(before.states->rates, 1, factors).births[0],
                1.2 * first_births, 1e-12);
}

TEST(ApplyWithStates, LowersInfantDeathsAndTheSexRatioAtBirth)
{
    Measure measure = on_births({});
    Effect& infants = measure.effects.front();
    infants.target = Target::infant_mortality;
    infants.log_effect = {std::log(0.5), std::log(0.5), std::log(0.5)};
    Effect sexes = infants;
    sexes.target = Target::sex_ratio_at_birth;
    sexes.log_effect = {std::log(0.9), std::log(0.9), std::log(0.9)};
    measure.effects.push_back(sexes);
    const RatePaths before = baseline();
    const PolicyEffects effects = effects_of(measure);
    EXPECT_THAT(by_transition(effects), Each(0.0));
    const RatePaths after = apply(effects, before, no_ceiling(before));
    EXPECT_DOUBLE_EQ(after.survival_ratio.female(0, 1), 0.99);
    EXPECT_DOUBLE_EQ(after.survival_ratio.male(0, 1), 0.99);
    EXPECT_EQ(after.survival_ratio.female(1, 1), 0.99);
    EXPECT_DOUBLE_EQ(after.sex_ratio_at_birth(1), 0.99);
}

}  // namespace
}  // namespace natality
