#include <natality/sweep/drawn_sweep.hpp>

#include <natality/draws/drawn_series.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/sweep/ordered_draws.hpp>

#include <gtest/gtest.h>

#include <support/bounds.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace natality {
namespace {

/// All packages of three measures, with bounds of this width.
SweepPlan drawn_plan(double width, const CatalogueParts& catalogue = test::valid_catalogue_parts(),
                     const DrawSources& sources = {}, double migrants = 1.0)
{
    DatasetParts dataset = test::valid_parts();
    test::add_bounds(dataset, width);
    for (Observation& row : dataset.net_migration_bounds.rows) {
        row.value *= migrants;
    }
    SweepParts parts;
    parts.study = test::study_parts({});
    parts.study.settings.draws.count = 4;
    parts.study.settings.draws.sources = sources;
    for (const char* measure : {"childcare", "leave", "cash"}) {
        parts.design.measures.push_back({{measure, {}, Year{2022}, 2, {}, {}}, {}});
    }
    parts.output.indicators = {{"births_total", 1, {}}, {"incremental_cost", 1, {}}};
    return SweepPlan::validated(Dataset::validated(dataset), Catalogue::validated(catalogue),
                                parts);
}

/// All values of one variable in a draw.
std::vector<double> values_of(const DrawnSweep& drawn, const DrawNumbers& numbers,
                              std::size_t variable = 0)
{
    std::vector<double> values;
    drawn.run(numbers, [&](const SweepBlock& block) {
        values.insert(values.end(), block.values[variable].begin(), block.values[variable].end());
    });
    return values;
}

void expect_as_run_one_by_one(const SweepPlan& plan, std::uint64_t number)
{
    const DrawSources& sources = plan.study().settings().draws.sources;
    const Sweep sweep(plan);
    const RegionDraws region(plan.study(), sweep.baseline(), 0, plan.design().full_package());
    const RegionDraw draw = region.draw({number, sources});
    const std::vector<double> births = values_of(DrawnSweep(sweep), {number, sources});
    const std::vector<double> costs = values_of(DrawnSweep(sweep), {number, sources}, 1);
    const RegionOutcome baseline = run_in_draw(region, plan.design().package(0), draw);
    const IncrementalCost incremental_cost(plan.study(), baseline);
    for (std::uint64_t package = 0; package < plan.design().size(); ++package) {
        const RegionOutcome outcome = run_in_draw(region, plan.design().package(package), draw);
        const ByYear expected = total_births(outcome.trajectory);
        const ByYear cost = incremental_cost.of(outcome);
        for (Index t = 0; t < expected.size(); ++t) {
            const auto place =
                static_cast<std::size_t>(package) * static_cast<std::size_t>(expected.size()) +
                static_cast<std::size_t>(t);
            EXPECT_NEAR(births[place], expected(t), 1e-9 * std::abs(expected(t))) << package;
            EXPECT_NEAR(costs[place], cost(t), 1e-9 * (1.0 + std::abs(cost(t)))) << package;
        }
    }
}

TEST(DrawnSweep, GivesEveryPackageWhatItHasWhenRunAloneInTheSameDraw)
{
    expect_as_run_one_by_one(drawn_plan(1.0), 3);
}

TEST(DrawnSweep, RunsPackagesOneByOneWhereEmigrationEmptiesCells)
{
    // Bounds of thousands of migrants, of 8000 persons.
    const DrawSources migration{false, false, true, false};
    const SweepPlan plan = drawn_plan(1.0, test::valid_catalogue_parts(), migration, 300.0);
    for (const std::uint64_t draw : {0U, 1U, 2U, 3U}) {
        expect_as_run_one_by_one(plan, draw);
    }
}

TEST(DrawnSweep, WithoutSpreadIsThePlainSweepBitForBit)
{
    CatalogueParts catalogue = test::valid_catalogue_parts();
    for (Measure& measure : catalogue.measures) {
        Range& effect = measure.effects[0].log_effect;
        effect = exactly(effect.central);
    }
    const Sweep sweep(drawn_plan(0.0, catalogue));
    std::vector<double> plain;
    run_sweep(sweep, {}, [&](const SweepBlock& block) {
        return [&plain, values = block.values[0]] {
            plain.insert(plain.end(), values.begin(), values.end());
        };
    });
    EXPECT_EQ(values_of(DrawnSweep(sweep), {5, {}}), plain);
}

TEST(DrawnSweep, GivesTheYearsAskedForTheSameBitsHoweverFarItGoesOn)
{
    const SweepPlan plan = drawn_plan(1.0);
    const Sweep whole(plan);
    const Sweep shorter(plan.through(Year{2025}));
    const Index all = plan.study().years().size();
    const Index asked = shorter.plan().study().years().size();
    ASSERT_EQ(asked, 6);
    ASSERT_GT(all, asked);
    for (const std::size_t variable : {0U, 1U}) {
        const std::vector<double> of_all = values_of(DrawnSweep(whole), {3, {}}, variable);
        const std::vector<double> of_asked = values_of(DrawnSweep(shorter), {3, {}}, variable);
        for (std::size_t package = 0; package < 8; ++package) {
            const auto first = of_asked.begin() + static_cast<std::ptrdiff_t>(package) * asked;
            EXPECT_TRUE(std::equal(first, first + asked,
                                   of_all.begin() + static_cast<std::ptrdiff_t>(package) * all));
        }
    }
}

TEST(DrawnSweep, TakesSourcesFromTheDrawsAsked)
{
    const Sweep sweep(drawn_plan(1.0));
    const DrawnSweep drawn(sweep);
    const DrawSources effects{false, false, false, true};
    const std::vector<double> mixed = values_of(drawn, {2, {}, 9, effects});
    const std::vector<double> second = values_of(drawn, {2, {}});
    // The baseline, of which there are no effects, is that of draw 2.
    EXPECT_TRUE(std::equal(mixed.begin(), mixed.begin() + 10, second.begin()));
    EXPECT_NE(mixed, second);
    EXPECT_EQ(values_of(drawn, {2, effects, 9, effects}), values_of(drawn, {9, effects}));
}

TEST(RunOrdered, HandsOverInTheOrderOfTheDrawsWhateverTheThreads)
{
    for (const int threads : {1, 3}) {
        std::vector<std::uint64_t> order;
        EXPECT_TRUE(run_ordered(40, {threads, {}, {}}, [&](std::uint64_t draw) {
            return [&order, draw] { order.push_back(draw); };
        }));
        ASSERT_EQ(order.size(), 40U);
        EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
    }
}

TEST(RunOrdered, SaysThatItWasStoppedAndThrowsOnWhatADrawThrows)
{
    int asked = 0;
    const auto nothing = [](std::uint64_t) { return [] {}; };
    EXPECT_FALSE(run_ordered(10, {1, [&] { return ++asked > 3; }, {}}, nothing));
    const auto failing = [](std::uint64_t draw) -> std::function<void()> {
        if (draw == 4) {
            throw RunError("draw 4");
        }
        return [] {};
    };
    EXPECT_THROW(static_cast<void>(run_ordered(10, {2, {}, {}}, failing)), RunError);
}

}  // namespace
}  // namespace natality
