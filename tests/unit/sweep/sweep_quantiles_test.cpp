#include <natality/sweep/sweep_quantiles.hpp>

#include <natality/base/sorted_quantile.hpp>
#include <natality/results/sweep_variables.hpp>
#include <natality/scenario/draw_quantiles.hpp>

#include <gtest/gtest.h>

#include <support/bounds.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace natality {
namespace {

constexpr int draws_of_plan = 5;

/// All packages of three measures, drawn a few times.
SweepPlan plan_with_draws()
{
    DatasetParts dataset = test::valid_parts();
    test::add_bounds(dataset, 1.0);
    SweepParts parts;
    parts.study = test::study_parts({});
    parts.study.settings.draws.count = draws_of_plan;
    for (const char* measure : {"childcare", "leave", "cash"}) {
        parts.design.measures.push_back({{measure, {}, Year{2022}, 2, {}, {}}, {}});
    }
    parts.output.indicators = {{"births_total", 1, {}}, {"population_total", 2, {}}};
    return SweepPlan::validated(Dataset::validated(dataset),
                                Catalogue::validated(test::valid_catalogue_parts()), parts);
}

/// All blocks of a sweep with their quantiles, one after the other, by variable.
std::vector<std::vector<double>> swept(const Sweep& sweep, std::uint64_t block_size)
{
    const SweepQuantiles quantiles(sweep);
    const Blocks blocks(sweep.plan().design().size(), block_size);
    SweepWorker worker(sweep);
    std::vector<std::vector<double>> values(kept_variables(sweep.plan()).size());
    for (std::uint64_t number = 0; number < blocks.count(); ++number) {
        SweepBlock block = worker.run(blocks, number);
        quantiles.add_to(block);
        for (std::size_t v = 0; v < values.size(); ++v) {
            values[v].insert(values[v].end(), block.values.at(v).begin(), block.values.at(v).end());
        }
    }
    return values;
}

TEST(SweepQuantiles, AreThoseOfTheValuesOfEveryDraw)
{
    const Sweep sweep(plan_with_draws());
    const DrawnSweep drawn(sweep);
    std::vector<std::vector<double>> births;
    for (std::uint64_t draw = 0; draw < draws_of_plan; ++draw) {
        drawn.run({draw, {}}, [&](const SweepBlock& block) { births.push_back(block.values[0]); });
    }
    const std::vector<double> quantiles = swept(sweep, 8)[2];
    ASSERT_EQ(quantiles.size(), births.front().size() * draw_quantiles.size());
    for (std::size_t i = 0; i < births.front().size(); ++i) {
        std::vector<double> values;
        for (const std::vector<double>& draw : births) {
            values.push_back(draw[i]);
        }
        std::sort(values.begin(), values.end());
        for (std::size_t q = 0; q < draw_quantiles.size(); ++q) {
            EXPECT_EQ(quantiles[i * draw_quantiles.size() + q],
                      sorted_quantile(values, draw_quantiles.at(q)));
        }
    }
}

TEST(SweepQuantiles, OfADifferenceCarryNoNoiseOfTheBaseline)
{
    DrawSettings settings;
    settings.count = draws_of_plan;
    settings.sources.effects = false;
    const Sweep sweep(plan_with_draws().with_draws(settings));
    const auto values = swept(sweep, 8);
    const std::size_t of_scenario = values[2].size() / 8;
    // Scenario 0 is the baseline: its births vary, and differ from themselves by nothing.
    EXPECT_NE(values[2][of_scenario - 7], values[2][of_scenario - 1]);
    EXPECT_TRUE(std::all_of(values[3].begin(),
                            values[3].begin() + static_cast<std::ptrdiff_t>(of_scenario),
                            [](double difference) { return difference == 0.0; }));
    // Of every other package it is held against the baseline of the same draw.
    std::vector<double> differences;
    for (std::uint64_t draw = 0; draw < draws_of_plan; ++draw) {
        DrawnSweep(sweep).run({draw, settings.sources}, [&](const SweepBlock& block) {
            const std::size_t steps = block.values[0].size() / 8;
            differences.push_back(block.values[0].back() - block.values[0][steps - 1]);
        });
    }
    std::sort(differences.begin(), differences.end());
    EXPECT_EQ(values[3].back(), sorted_quantile(differences, draw_quantiles.back()));
}

TEST(SweepQuantiles, DoNotDependOnBlocks)
{
    const Sweep sweep(plan_with_draws());
    const auto whole = swept(sweep, 8);
    EXPECT_EQ(swept(sweep, 3), whole);
    EXPECT_EQ(swept(sweep, 1), whole);
}

TEST(KeptVariables, HaveQuantilesOfEachWhereTheStudyIsDrawn)
{
    const SweepPlan plan = plan_with_draws();
    std::vector<std::string> ids;
    for (const SweepVariable& variable : kept_variables(plan)) {
        ids.push_back(variable.id);
    }
    EXPECT_EQ(ids, (std::vector<std::string>{
                       "births_total", "population_total", "births_total_quantile",
                       "births_total_difference_quantile", "population_total_quantile",
                       "population_total_difference_quantile"}));
    EXPECT_EQ(kept_variables(plan.with_draws({})).size(), 2U);
}

}  // namespace
}  // namespace natality
