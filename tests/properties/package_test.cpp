/// What holds for every package of every catalogue.

#include <natality/measures/ceiling.hpp>
#include <natality/measures/rate_effect.hpp>
#include <natality/projection/project.hpp>
#include <natality/results/fertility_indicators.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <algorithm>

namespace natality {
namespace {

constexpr Index steps = 12;
constexpr int first_year = 2020;

/// Rates of single years from 2020 on.
RatePaths yearly_rates()
{
    RatePaths rates = test::any_rates(steps);
    rates.ages = AgeAxis(1, Age{static_cast<int>(rates.ages.last())});
    rates.years = YearAxis(Year{first_year}, steps);
    return rates;
}

Package package_of(const PackageParts& parts, const Catalogue& catalogue)
{
    Problems problems;
    Package package = checked_package(parts, catalogue, problems);
    problems.throw_if_any();
    return package;
}

CombinationRule any_rule()
{
    const auto rules = combination_rules();
    return *rc::gen::elementOf(std::vector(rules.begin(), rules.end()));
}

RatePaths rates_under(const PackageParts& parts, const Catalogue& catalogue,
                      const RatePaths& baseline, CombinationRule rule, const Ceiling& ceiling)
{
    const auto paths = measure_paths(package_of(parts, catalogue), catalogue, baseline.years);
    return apply(policy_effects(paths, catalogue, {.rule = rule}, baseline), baseline, ceiling);
}

bool same_births(const RatePaths& one, const RatePaths& other)
{
    return (one.births.by_order[0] == other.births.by_order[0]).all();
}

RC_GTEST_PROP(Package, TheEmptyOneIsTheBaselineBitForBit, ())
{
    const RatePaths baseline = yearly_rates();
    const Catalogue catalogue = Catalogue::validated(test::any_catalogue_parts(-0.5));
    const RatePaths rates = rates_under(test::package_parts("empty", {}), catalogue, baseline,
                                        any_rule(), no_ceiling(baseline.births));
    RC_ASSERT(same_births(rates, baseline));
    const ByAgeSex start = test::table_in(baseline.ages.size(), 2, 0.0, 1e6);
    const Trajectory with = project(start, rates, {.region = "N"});
    const Trajectory without = project(start, baseline, {.region = "N"});
    RC_ASSERT((with.population.female == without.population.female).all());
    RC_ASSERT((with.births == without.births).all());
}

RC_GTEST_PROP(Package, YearsBeforeItsMeasuresStartAreUnchangedBitForBit, ())
{
    const RatePaths baseline = yearly_rates();
    CatalogueParts parts = test::any_catalogue_parts(-0.5);
    Effect on_infants = parts.measures[0].effects[0];
    on_infants.target = Target::infant_mortality;
    parts.measures[0].effects.push_back(on_infants);
    const Catalogue catalogue = Catalogue::validated(parts);
    const int from = *rc::gen::inRange(first_year, first_year + static_cast<int>(steps));
    const RatePaths rates =
        rates_under(test::any_package(parts, from, from + 3), catalogue, baseline, any_rule(),
                    desired_family_size_ceiling(baseline.births, baseline.ages, {20.0}));
    const ByAgeSex start = test::table_in(baseline.ages.size(), 2, 0.0, 1e6);
    const Trajectory with = project(start, rates, {.region = "N"});
    const Trajectory without = project(start, baseline, {.region = "N"});
    // Families respond from the year after the start.
    const Index before = from - first_year + 1;
    RC_ASSERT((with.births.leftCols(before) == without.births.leftCols(before)).all());
    RC_ASSERT(
        (with.population.male.leftCols(before + 1) == without.population.male.leftCols(before + 1))
            .all());
    RC_ASSERT(
        (with.deaths.female.leftCols(before) == without.deaths.female.leftCols(before)).all());
}

RC_GTEST_PROP(Package, TheOrderInWhichItsMeasuresStandDoesNotMatter, ())
{
    const RatePaths baseline = yearly_rates();
    const CatalogueParts parts = test::any_catalogue_parts(-0.5);
    const Catalogue catalogue = Catalogue::validated(parts);
    const CombinationRule rule = any_rule();
    const Ceiling ceiling = no_ceiling(baseline.births);
    PackageParts package = test::any_package(parts, 2018, 2025);
    const RatePaths one = rates_under(package, catalogue, baseline, rule, ceiling);
    std::reverse(package.uses.begin(), package.uses.end());
    RC_ASSERT(same_births(one, rates_under(package, catalogue, baseline, rule, ceiling)));
}

RC_GTEST_PROP(Package, OfPositiveEffectsForGoodNeverLowersARate, ())
{
    const RatePaths baseline = yearly_rates();
    CatalogueParts parts = test::any_catalogue_parts(0.0);
    for (Measure& measure : parts.measures) {
        measure.quantum_share = 1.0;
    }
    const RatePaths rates =
        rates_under(test::any_package(parts, 2018, 2025), Catalogue::validated(parts), baseline,
                    any_rule(), desired_family_size_ceiling(baseline.births, baseline.ages, {2.0}));
    RC_ASSERT((rates.births.by_order[0] >= baseline.births.by_order[0]).all());
}

RC_GTEST_PROP(Package, ForGoodNeverLiftsFertilityPastTheDesiredFamilySize, ())
{
    const RatePaths baseline = yearly_rates();
    CatalogueParts parts = test::any_catalogue_parts(0.0);
    for (Measure& measure : parts.measures) {
        measure.quantum_share = 1.0;
    }
    const double desired = test::number_in(0.5, 6.0);
    const RatePaths rates = rates_under(
        test::any_package(parts, 2018, 2025), Catalogue::validated(parts), baseline, any_rule(),
        desired_family_size_ceiling(baseline.births, baseline.ages, {desired}));
    const ByYear before = total_fertility_rate(baseline);
    const ByYear after = total_fertility_rate(rates);
    RC_ASSERT((after <= before.max(desired) * (1.0 + 1e-12)).all());
}

RC_GTEST_PROP(Package, ForGoodNeverLiftsAnOrderPastTheWomenWhoWantIt, ())
{
    RatePaths baseline = yearly_rates();
    const ByAgeYear asfr = baseline.births.asfr();
    const double share = test::number_in(0.2, 0.8);
    baseline.births = {{"1", "2+"}, {share * asfr, (1.0 - share) * asfr}};
    CatalogueParts parts = test::any_catalogue_parts(0.0);
    for (Measure& measure : parts.measures) {
        measure.quantum_share = 1.0;
    }
    const double first = test::number_in(0.3, 1.0);
    const FamilyWishes wishes{.children = first + test::number_in(0.1, 3.0), .at_least = {first}};
    const RatePaths rates = rates_under(
        test::any_package(parts, 2018, 2025), Catalogue::validated(parts), baseline, any_rule(),
        desired_family_size_ceiling(baseline.births, baseline.ages, wishes));
    const auto firsts = [](const RatePaths& paths) -> ByYear {
        return paths.births.by_order.front().colwise().sum().transpose();
    };
    RC_ASSERT((firsts(rates) <= firsts(baseline).max(first) * (1.0 + 1e-12)).all());
    const ByYear before = total_fertility_rate(baseline);
    RC_ASSERT((total_fertility_rate(rates) <= before.max(wishes.children) * (1.0 + 1e-12)).all());
}

/// A catalogue of measures whose effects are positive and last.
CatalogueParts lasting_catalogue_parts()
{
    CatalogueParts parts = test::any_catalogue_parts(0.0);
    for (Measure& measure : parts.measures) {
        measure.quantum_share = 1.0;
    }
    return parts;
}

/// Births of a population under a package, by year.
ByYear births_under(const PackageParts& package, const CatalogueParts& parts,
                    const RatePaths& baseline, const ByAgeSex& start, CombinationRule rule,
                    const Ceiling& ceiling)
{
    const RatePaths rates =
        rates_under(package, Catalogue::validated(parts), baseline, rule, ceiling);
    return project(start, rates, {.region = "N"}).births.colwise().sum().transpose();
}

constexpr double rounding = 1e-9;

bool never_fewer(const ByYear& more, const ByYear& less)
{
    return (more >= less * (1.0 - rounding)).all();
}

RC_GTEST_PROP(Package, MoreOfAMeasureForGoodNeverLowersBirthsInAnyYear, ())
{
    const RatePaths baseline = yearly_rates();
    const ByAgeSex start = test::table_in(baseline.ages.size(), 2, 0.0, 1e6);
    const CatalogueParts parts = lasting_catalogue_parts();
    const CombinationRule rule = any_rule();
    const Ceiling ceiling = *rc::gen::arbitrary<bool>()
                                ? no_ceiling(baseline.births)
                                : desired_family_size_ceiling(baseline.births, baseline.ages,
                                                              {test::number_in(0.5, 6.0)});
    PackageParts package = test::any_package(parts, 2018, 2025);
    const ByYear before = births_under(package, parts, baseline, start, rule, ceiling);
    const auto which = *rc::gen::inRange<std::size_t>(0, package.uses.size());
    double& level = package.uses[which].level.value();
    level = test::number_in(level, 1.0);
    RC_ASSERT(never_fewer(births_under(package, parts, baseline, start, rule, ceiling), before));
}

RC_GTEST_PROP(Package, AMeasureMoreForGoodNeverLowersBirthsInAnyYear, ())
{
    const RatePaths baseline = yearly_rates();
    const ByAgeSex start = test::table_in(baseline.ages.size(), 2, 0.0, 1e6);
    const CatalogueParts parts = lasting_catalogue_parts();
    const CombinationRule rule = any_rule();
    const Ceiling ceiling = no_ceiling(baseline.births);
    const PackageParts all = test::any_package(parts, 2018, 2025);
    PackageParts fewer = all;
    fewer.uses.pop_back();
    RC_ASSERT(never_fewer(births_under(all, parts, baseline, start, rule, ceiling),
                          births_under(fewer, parts, baseline, start, rule, ceiling)));
}

RC_GTEST_PROP(Package, OfOneHasTheEffectOfItsMeasureUnderEveryRule, ())
{
    const RatePaths baseline = yearly_rates();
    CatalogueParts parts = test::any_catalogue_parts(-0.5);
    parts.measures.resize(1);
    const Catalogue catalogue = Catalogue::validated(parts);
    const Package package = package_of(test::any_package(parts, 2018, 2025), catalogue);
    const auto paths = measure_paths(package, catalogue, baseline.years);
    const Measure& measure = catalogue.measures()[0];
    const PolicyEffects effects = policy_effects(paths, catalogue, {.rule = any_rule()}, baseline);
    const double quantum = measure.quantum_share * measure.effects[0].log_effect.central;
    const ByYear expected = quantum * paths[0].response;
    RC_ASSERT((effects.log_effect[0].row(1).transpose() - expected).abs().maxCoeff() <= 1e-15);
}

RC_GTEST_PROP(Package, HasMoreBirthsTheLessItsMeasuresOverlap, ())
{
    const RatePaths baseline = yearly_rates();
    const ByAgeSex start = test::table_in(baseline.ages.size(), 2, 0.0, 1e6);
    const CatalogueParts parts = lasting_catalogue_parts();
    const PackageParts package = test::any_package(parts, 2018, 2025);
    const auto births = [&](CombinationRule rule) {
        return births_under(package, parts, baseline, start, rule, no_ceiling(baseline.births));
    };
    const ByYear between = births(CombinationRule::diminishing);
    RC_ASSERT(never_fewer(between, births(CombinationRule::strongest)));
    RC_ASSERT(never_fewer(births(CombinationRule::multiplicative), between));
}

RC_GTEST_PROP(Package, RatesStayFiniteAndAtLeastZero, ())
{
    const RatePaths baseline = yearly_rates();
    // Up to e^5 times the births: clocks run to their furthest and back as fast as they can.
    CatalogueParts parts = test::any_catalogue_parts(-0.5);
    const double strength = test::number_in(1.0, 40.0);
    for (Measure& measure : parts.measures) {
        for (double* value :
             {&measure.effects[0].log_effect.low, &measure.effects[0].log_effect.central,
              &measure.effects[0].log_effect.high}) {
            *value = std::clamp(*value * strength, -5.0, 5.0);
        }
    }
    const RatePaths rates =
        rates_under(test::any_package(parts, 2018, 2025), Catalogue::validated(parts), baseline,
                    any_rule(), no_ceiling(baseline.births));
    RC_ASSERT(rates.births.by_order[0].isFinite().all());
    RC_ASSERT((rates.births.by_order[0] >= 0.0).all());
}

}  // namespace
}  // namespace natality
