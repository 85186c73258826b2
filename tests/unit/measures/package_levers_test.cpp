#include <natality/measures/package_levers.hpp>

#include <gtest/gtest.h>

#include <support/parts.hpp>
#include <support/rates.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace natality {
namespace {

constexpr Index years = 6;

/// Three birth orders, each a third of a total fertility rate of 0.9, at ages 1 to 3.
RatePaths baseline()
{
    const ByAge survival = test::by_age({0.98, 0.99, 0.98, 0.95, 0.5});
    RatePaths rates =
        test::constant_rates(AgeAxis(1, Age{4}), YearAxis(Year{2020}, years),
                             {{survival, survival}, test::by_age({0, 0.2, 0.6, 0.1, 0}), 1.10, {}});
    const ByAgeYear third = rates.births.by_order.front() / 3.0;
    rates.births = {{"1", "2", "3+"}, {third, third, third}};
    return rates;
}

/// All measures of a catalogue at full dose from 2021 on.
std::vector<MeasurePath> paths_of(const Catalogue& catalogue)
{
    Problems problems;
    const Package package = checked_package(
        test::package_parts("all", catalogue.measure_ids(), Year{2021}), catalogue, problems);
    problems.throw_if_any();
    return measure_paths(package, catalogue, baseline().years);
}

/// The measures of a package alone.
std::vector<MeasurePath> chosen(const std::vector<MeasurePath>& paths, std::uint64_t package)
{
    std::vector<MeasurePath> used;
    for (std::size_t m = 0; m < paths.size(); ++m) {
        if (((package >> m) & 1U) != 0) {
            used.push_back(paths[m]);
        }
    }
    return used;
}

/// Seven measures against three barriers, with all that an effect may be: some against births and
/// some for them, limited to ages and orders, lagged, partly tempo, on infants, in pairs.
CatalogueParts rich_catalogue_parts()
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.barriers.push_back({"norms", {"Norms", "观念"}, {0.1, 0.2, 0.3}, {}, {}});
    const std::array<const char*, 4> barriers{"time", "money", "norms", "time"};
    for (int i = 0; i < 4; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double effect = 0.05 * (i - 1.5);
        parts.measures.push_back(
            test::simple_measure("more" + std::to_string(i), 4 + i, barriers.at(at), effect));
        parts.measures.back().effects[0].log_effect = {effect, effect, effect};
        parts.measures.back().lag_years = i;
        parts.measures.back().quantum_share = 0.25 * i;
    }
    parts.measures[0].quantum_share = 0.4;
    parts.measures[1].effects[0].ages = {Age{2}, Age{3}};
    parts.measures[2].effects[0].orders = {2, 3};
    Effect on_infants = parts.measures[3].effects[0];
    on_infants.target = Target::infant_mortality;
    parts.measures[3].effects.push_back(on_infants);
    parts.pairs = {{{"childcare", "leave"}, {0.01, 0.02, 0.03}, {}, {}},
                   {{"cash", "more2"}, {-0.02, -0.01, 0.0}, {}, {}}};
    return parts;
}

/// Levers of all packages of a catalogue's measures.
struct AllPackages {
    AllPackages(const CatalogueParts& parts, CombinationRule rule)
        : catalogue(Catalogue::validated(parts)),
          rules{rule, EvidenceLevel::central},
          paths(paths_of(catalogue)),
          package_levers(paths, catalogue, rules, baseline())
    {
        for (std::uint64_t package = 0; package < std::uint64_t{1} << paths.size(); ++package) {
            packages.push_back(package);
        }
    }

    [[nodiscard]] RateLevers levers() const
    {
        RateLevers filled(package_levers.layout(), static_cast<Index>(packages.size()));
        package_levers.fill(packages, filled);
        return filled;
    }

    Catalogue catalogue;
    EffectRules rules;
    std::vector<MeasurePath> paths;
    PackageLevers package_levers;
    std::vector<std::uint64_t> packages;
};

double largest_difference(const LaneTable& one, const LaneTable& other)
{
    double largest = 0.0;
    for (Index s = 0; s < one.scenarios(); ++s) {
        for (Index row = 0; row < one.rows(); ++row) {
            largest = std::max(largest, std::abs(one(row, s) - other(row, s)));
        }
    }
    return largest;
}

double largest_value(const LaneTable& table)
{
    return largest_difference(table, LaneTable(table.rows(), table.scenarios()));
}

TEST(PackageLevers, OfTheEmptyPackageAreZero)
{
    const AllPackages all(rich_catalogue_parts(), CombinationRule::interacting);
    RateLevers levers(all.package_levers.layout(), 1);
    all.package_levers.fill(std::array<std::uint64_t, 1>{0}, levers);
    EXPECT_EQ(largest_value(levers.log_effects()), 0.0);
    EXPECT_EQ(largest_value(levers.advances()), 0.0);
    EXPECT_EQ(largest_value(levers.newborn()), 0.0);
}

TEST(PackageLevers, CombineWithinABarrierAndAddAcrossBarriers)
{
    // Childcare 0.1 and leave 0.2 lower the same barrier, overlap 0.5, so p = 2; cash 0.3 another.
    const AllPackages all(test::valid_catalogue_parts(), CombinationRule::diminishing);
    RateLevers levers = all.levers();
    ASSERT_EQ(all.package_levers.layout().log_effects, 1);
    EXPECT_DOUBLE_EQ(levers.log_effect(0b001, 3, 0), 0.1);
    EXPECT_DOUBLE_EQ(levers.log_effect(0b011, 3, 0), 0.25);
    EXPECT_DOUBLE_EQ(levers.log_effect(0b111, 3, 0), 0.25 + 0.3);
}

TEST(PackageLevers, ShareALogEffectWhereTheSameEffectsAct)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[1].effects[0].ages = {Age{2}, Age{3}};
    parts.measures[2].effects[0].orders = {2, 3};
    const AllPackages all(parts, CombinationRule::diminishing);
    const LeverLayout& layout = all.package_levers.layout();
    // First births: childcare at all ages, leave at 2 and 3. Later births: cash as well.
    EXPECT_EQ(layout.log_effects, 4);
    EXPECT_EQ(layout.log_effect_of[0](0), layout.log_effect_of[0](4));
    EXPECT_NE(layout.log_effect_of[0](0), layout.log_effect_of[0](2));
    EXPECT_TRUE((layout.log_effect_of[1] == layout.log_effect_of[2]).all());
}

TEST(PackageLevers, HaveNoneWhereNoMeasureActs)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    for (Measure& measure : parts.measures) {
        measure.effects[0].orders = {1};
        measure.effects[0].ages = {Age{2}, Age{2}};
    }
    const LeverLayout layout =
        AllPackages(parts, CombinationRule::diminishing).package_levers.layout();
    EXPECT_EQ(layout.log_effects, 1);
    EXPECT_FALSE(layout.clock);
    EXPECT_FALSE(layout.newborn);
    EXPECT_EQ(layout.log_effect_of[0](1), no_lever);
    EXPECT_EQ(layout.log_effect_of[0](2), 0);
    EXPECT_TRUE((layout.log_effect_of[1] == no_lever).all());
}

TEST(PackageLevers, TurnTheClockBackNoFasterThanTimeRuns)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures.resize(1);
    parts.measures[0].quantum_share = 0.0;
    parts.measures[0].half_life_years = 0.35;
    parts.measures[0].effects[0].log_effect = {5.0, 5.0, 5.0};
    const Catalogue catalogue = Catalogue::validated(parts);
    std::vector<MeasurePath> paths = paths_of(catalogue);
    paths[0].response << 0, 1, 0, 0, 0, 0;
    const PackageLevers package_levers(paths, catalogue, {}, baseline());
    RateLevers levers(package_levers.layout(), 1);
    package_levers.fill(std::array<std::uint64_t, 1>{1}, levers);
    EXPECT_EQ(levers.advance(0, 2), 2.0);
    EXPECT_EQ(levers.advance(0, 3), 1.0);
    // What is left after two years, by hand: 5 · 0.35/ln 2 · (1 − 2^(−1/0.35)) · 2^(−2/0.35).
    EXPECT_NEAR(levers.advance(0, 4), 0.0414517, 1e-6);
}

TEST(PackageLevers, AreNothingToFillWithoutMeasures)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures.clear();
    const AllPackages none(parts, CombinationRule::diminishing);
    EXPECT_EQ(none.package_levers.measures(), 0U);
    EXPECT_EQ(none.levers().log_effects().rows(), 0);
}

class PackageLeversByRule : public testing::TestWithParam<CombinationRule> {};

TEST_P(PackageLeversByRule, OfEveryPackageAreItsOwnEffectsCombined)
{
    const AllPackages all(rich_catalogue_parts(), GetParam());
    const RateLevers found = all.levers();
    RateLevers expected(all.package_levers.layout(), found.scenarios());
    for (const std::uint64_t package : all.packages) {
        const PolicyEffects effects =
            policy_effects(chosen(all.paths, package), all.catalogue, all.rules, baseline());
        set_levers(effects, all.package_levers.layout(), static_cast<Index>(package), expected);
    }
    EXPECT_LT(largest_difference(found.log_effects(), expected.log_effects()), 1e-15);
    EXPECT_LT(largest_difference(found.advances(), expected.advances()), 1e-14);
    EXPECT_LT(largest_difference(found.newborn(), expected.newborn()), 1e-15);
    // There is something to compare.
    EXPECT_GT(largest_value(found.log_effects()), 0.3);
    EXPECT_GT(largest_value(found.advances()), 0.1);
    EXPECT_GT(largest_value(found.newborn()), 0.05);
}

TEST_P(PackageLeversByRule, DoNotDependOnTheOthersOfTheBatch)
{
    const AllPackages all(rich_catalogue_parts(), GetParam());
    const RateLevers together = all.levers();
    const std::uint64_t package = 0b1011010;
    RateLevers alone(all.package_levers.layout(), 1);
    all.package_levers.fill(std::array{package}, alone);
    for (Index row = 0; row < alone.log_effects().rows(); ++row) {
        EXPECT_EQ(alone.log_effects()(row, 0),
                  together.log_effects()(row, static_cast<Index>(package)));
    }
}

INSTANTIATE_TEST_SUITE_P(AllRules, PackageLeversByRule,
                         testing::Values(CombinationRule::multiplicative,
                                         CombinationRule::diminishing, CombinationRule::interacting,
                                         CombinationRule::strongest),
                         [](const auto& rule) { return to_string(rule.param); });

TEST(PackageLevers, RefuseABarrierOfTooManyMeasures)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    for (std::size_t i = 0; i <= PackageLevers::tabulated_at_most; ++i) {
        parts.measures.push_back(test::simple_measure("extra" + std::to_string(i), 0, "time", 0.1));
    }
    const Catalogue catalogue = Catalogue::validated(parts);
    const auto levers = [&](CombinationRule rule) {
        return PackageLevers(paths_of(catalogue), catalogue, {.rule = rule}, baseline());
    };
    EXPECT_THROW(levers(CombinationRule::diminishing), std::invalid_argument);
    // Where all effects add there is no barrier to be too large.
    EXPECT_EQ(levers(CombinationRule::multiplicative).measures(), parts.measures.size());
}

}  // namespace
}  // namespace natality
