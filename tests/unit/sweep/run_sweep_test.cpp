#include <natality/sweep/detail/one_by_one.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>
#include <support/same_values.hpp>

namespace natality {
namespace {

using testing::Each;
using testing::ElementsAre;

/// Childcare pays by place and builds places, leave pays by birth from today's level on, cash pays
/// everyone.
CatalogueParts costly_catalogue()
{
    CatalogueParts parts = test::valid_catalogue_parts();
    CostLine running;
    running.count = {.who = Beneficiaries::children,
                     .ages = {Age{0}, Age{2}},
                     .share = 0.5,
                     .coverage = LineCoverage::level};
    running.amount = exactly(10.0);
    CostLine capital = running;
    capital.kind = LineKind::capital;
    capital.amount = exactly(100.0);
    CostLine fixed;
    fixed.amount = exactly(3.0);
    parts.measures[0].reference = 0.2;
    parts.measures[0].costs = {running, capital, fixed};
    CostLine by_birth;
    by_birth.count.who = Beneficiaries::women_on_leave;
    by_birth.count.coverage = LineCoverage::level;
    by_birth.amount = exactly(20.0);
    parts.measures[1].reference = 0.5;
    parts.measures[1].costs = {by_birth};
    CostLine everyone;
    everyone.count.who = Beneficiaries::population;
    everyone.amount = exactly(1.0);
    parts.measures[2].costs = {everyone, fixed};
    return parts;
}

SweepParts sweep_parts(DesignKind kind = DesignKind::all_packages)
{
    SweepParts parts;
    parts.study = test::study_parts({});
    parts.design.kind = kind;
    for (const char* measure : {"childcare", "leave", "cash"}) {
        parts.design.measures.push_back({{measure, {}, Year{2022}, 2, {}, {}}, {}});
    }
    parts.output.indicators = {{"births_total", 1, {}},     {"tfr", 1, {}},
                               {"births_by_order", 2, {}},  {"population_total", 3, {}},
                               {"population_15_64", 1, {}}, {"cost", 1, {}},
                               {"incremental_cost", 2, {}}};
    return parts;
}

SweepPlan plan_of(const SweepParts& parts, DatasetParts dataset = test::valid_parts(),
                  const CatalogueParts& catalogue = costly_catalogue())
{
    test::add_births_by_order(dataset);
    return SweepPlan::validated(Dataset::validated(dataset), Catalogue::validated(catalogue),
                                parts);
}

/// All blocks of a sweep, in the order in which they were handed over.
std::vector<SweepBlock> run_all(const Sweep& sweep, SweepOptions options = {})
{
    std::vector<SweepBlock> blocks;
    run_sweep(sweep, options, [&](const SweepBlock& block) {
        return [&blocks, block] { blocks.push_back(block); };
    });
    return blocks;
}

/// The values of one variable of all blocks.
std::vector<double> joined(const std::vector<SweepBlock>& blocks, std::size_t variable)
{
    std::vector<double> values;
    for (const SweepBlock& block : blocks) {
        values.insert(values.end(), block.values[variable].begin(), block.values[variable].end());
    }
    return values;
}

/// The largest difference of a sweep from its scenarios run one by one, relative to the largest
/// value of the variable.
double worst_difference(const Sweep& sweep)
{
    const std::uint64_t scenarios = sweep.plan().design().size();
    SweepOptions options;
    options.block_size = scenarios;
    const SweepBlock found = run_all(sweep, options).front();
    SweepBlock expected = found;
    std::vector<Index> all;
    for (std::uint64_t s = 0; s < scenarios; ++s) {
        all.push_back(static_cast<Index>(s));
    }
    const detail::OneByOne reference(sweep.plan(), sweep.variables(), sweep.baseline());
    reference.run(expected, all);
    EXPECT_TRUE(expected.failures.empty());
    double worst = 0.0;
    for (std::size_t v = 0; v < found.values.size(); ++v) {
        double largest = 0.0;
        for (const double value : expected.values[v]) {
            largest = std::max(largest, std::abs(value));
        }
        for (std::size_t i = 0; i < found.values[v].size(); ++i) {
            if (test::is_same(found.values[v][i], expected.values[v][i])) {
                continue;
            }
            const double difference = std::abs(found.values[v][i] - expected.values[v][i]);
            // Written so that a value that is not a number counts as wrong.
            worst = difference <= worst * largest ? worst : difference / largest;
        }
    }
    return worst;
}

TEST(RunSweep, GivesWhatScenariosGiveOneByOne)
{
    const SweepPlan plan = plan_of(sweep_parts());
    const Sweep sweep(plan);
    EXPECT_EQ(sweep.one_by_one_because(), std::nullopt);
    EXPECT_LT(worst_difference(sweep), 1e-13);
}

TEST(RunSweep, GivesWhatScenariosOfAnyLevelGiveOneByOne)
{
    SweepParts parts = sweep_parts(DesignKind::grid);
    parts.design.measures[0].levels = {0.2, 0.6, 1.0};
    parts.design.measures[1].levels = {0.5, 0.9};
    const SweepPlan plan = plan_of(parts);
    const Sweep sweep(plan);
    EXPECT_EQ(sweep.one_by_one_because(), std::nullopt);
    EXPECT_LT(worst_difference(sweep), 1e-13);
}

TEST(RunSweep, GivesWhatScenariosOfDrawnEvidenceGiveOneByOne)
{
    // Centrally leave acts alike at all ages, and cash not at all.
    CatalogueParts catalogue = costly_catalogue();
    Effect elsewhere = catalogue.measures[1].effects[0];
    elsewhere.ages = {Age{2}, Age{2}};
    elsewhere.log_effect.high = 0.9;
    catalogue.measures[1].effects[0].ages = {Age{0}, Age{1}};
    catalogue.measures[1].effects.push_back(elsewhere);
    catalogue.measures[2].effects[0].log_effect = {-0.1, 0.0, 0.2};
    SweepParts parts = sweep_parts(DesignKind::latin_hypercube);
    parts.design.samples = 9;
    parts.design.draws_evidence = true;
    const SweepPlan plan = plan_of(parts, test::valid_parts(), catalogue);
    const Sweep sweep(plan);
    EXPECT_EQ(sweep.one_by_one_because(), std::nullopt);
    EXPECT_LT(worst_difference(sweep), 1e-13);
}

TEST(RunSweep, SaysWhichMeasuresAScenarioHolds)
{
    const SweepPlan plan = plan_of(sweep_parts());
    const std::vector<SweepBlock> blocks = run_all(Sweep(plan));
    const std::vector<double>& levels = blocks.front().levels;
    ASSERT_EQ(levels.size(), 8U * 3U);
    EXPECT_THAT(std::vector(levels.begin(), levels.begin() + 3), Each(testing::IsNan()));
    EXPECT_THAT(std::vector(levels.begin() + 15, levels.begin() + 18),
                ElementsAre(1.0, testing::IsNan(), 1.0));
}

TEST(RunSweep, CostsNothingExtraBeforeAMeasureBegins)
{
    const SweepPlan plan = plan_of(sweep_parts());
    const Sweep sweep(plan);
    const std::vector<double> incremental = joined(run_all(sweep), 6);
    // Values every other year from 2020 on; all measures begin in 2022.
    const std::size_t steps = 5;
    for (std::size_t scenario = 0; scenario < 8; ++scenario) {
        EXPECT_EQ(incremental[scenario * steps], 0.0);
    }
    EXPECT_GT(incremental[7 * steps + 1], 0.0);
}

TEST(RunSweep, GivesTheSameBitsForAnyThreadsAndBlocks)
{
    const SweepPlan plan = plan_of(sweep_parts());
    const Sweep sweep(plan);
    const std::vector<SweepBlock> whole = run_all(sweep, {.threads = 1});
    for (const int threads : {1, 2, 3}) {
        for (const std::uint64_t size : {1, 3, 8}) {
            const std::vector<SweepBlock> split =
                run_all(sweep, {.threads = threads, .block_size = size});
            for (std::size_t v = 0; v < sweep.variables().size(); ++v) {
                EXPECT_TRUE(test::are_same(joined(split, v), joined(whole, v)));
            }
        }
    }
}

TEST(RunSweep, HandsBlocksOnInOrder)
{
    const SweepPlan plan = plan_of(sweep_parts());
    const std::vector<SweepBlock> blocks = run_all(Sweep(plan), {.threads = 3, .block_size = 1});
    ASSERT_EQ(blocks.size(), 8U);
    for (std::uint64_t block = 0; block < 8; ++block) {
        EXPECT_EQ(blocks[block].number, block);
        EXPECT_EQ(blocks[block].first, block);
    }
}

TEST(RunSweep, LeavesOutBlocksThatAreThere)
{
    const SweepPlan plan = plan_of(sweep_parts());
    std::vector<std::uint64_t> progress;
    SweepOptions options{.threads = 1, .block_size = 3};
    options.is_done = [](std::uint64_t block) { return block != 1; };
    options.progress = [&](std::uint64_t scenarios) { progress.push_back(scenarios); };
    const std::vector<SweepBlock> blocks = run_all(Sweep(plan), options);
    ASSERT_EQ(blocks.size(), 1U);
    EXPECT_EQ(blocks.front().first, 3U);
    EXPECT_THAT(progress, ElementsAre(8U));
}

TEST(RunSweep, FinishesTheBlockAtHandWhenStopped)
{
    const SweepPlan plan = plan_of(sweep_parts());
    const Sweep sweep(plan);
    int asked = 0;
    SweepOptions options{.threads = 1, .block_size = 2};
    options.is_stopped = [&] { return ++asked > 2; };
    std::uint64_t blocks = 0;
    const SweepReport report =
        run_sweep(sweep, options, [&](const SweepBlock&) { return [&blocks] { ++blocks; }; });
    EXPECT_TRUE(report.is_stopped);
    EXPECT_EQ(blocks, 2U);
    EXPECT_EQ(report.scenarios, 4U);
}

TEST(RunSweep, ThrowsWhatItsSinkThrows)
{
    const SweepPlan plan = plan_of(sweep_parts());
    const Sweep sweep(plan);
    const BlockSink full_disk = [](const SweepBlock&) {
        return [] { throw RunError("no space left"); };
    };
    EXPECT_THROW(run_sweep(sweep, {.threads = 2, .block_size = 1}, full_disk), RunError);
    const BlockSink no_memory = [](const SweepBlock&) -> std::function<void()> {
        throw std::bad_alloc();
    };
    EXPECT_THROW(run_sweep(sweep, {.threads = 2, .block_size = 1}, no_memory), std::bad_alloc);
}

TEST(RunSweep, TakesBlocksFromElsewhereUntilThereAreNoMore)
{
    const SweepPlan plan = plan_of(sweep_parts());
    std::vector<std::uint64_t> given{2, 0};
    SweepOptions options{.threads = 2, .block_size = 2};
    options.next_block = [&]() -> std::optional<std::uint64_t> {
        if (given.empty()) {
            return std::nullopt;
        }
        const std::uint64_t block = given.back();
        given.pop_back();
        return block;
    };
    const std::vector<SweepBlock> blocks = run_all(Sweep(plan), options);
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[0].number, 0U);
    EXPECT_EQ(blocks[1].number, 2U);
}

TEST(SweepReport, TellsTheFirstFailuresInWhateverOrderTheyCome)
{
    SweepReport report;
    report.add(4, {{30, "thirty"}, {31, "thirty-one"}});
    SweepReport elsewhere;
    for (std::uint64_t scenario = 0; scenario < 25; ++scenario) {
        elsewhere.add(1, {{scenario, "one"}});
    }
    report.add(elsewhere);
    EXPECT_EQ(report.scenarios, 29U);
    EXPECT_EQ(report.failed, 27U);
    ASSERT_EQ(report.first_failures.size(), SweepReport::failures_told);
    EXPECT_EQ(report.first_failures.front().scenario, 0U);
    EXPECT_EQ(report.first_failures.back().scenario, 19U);
}

TEST(RunSweep, KeepsItsPlan)
{
    const Sweep sweep(plan_of(sweep_parts()));
    EXPECT_EQ(sweep.plan().design().size(), plan_of(sweep_parts()).design().size());
    EXPECT_LT(worst_difference(sweep), 1e-12);
}

TEST(RunSweep, RefusesWhatNoSweepCanBeRunWith)
{
    const Sweep sweep(plan_of(sweep_parts()));
    const BlockSink sink = [](const SweepBlock&) { return [] {}; };
    EXPECT_THROW(run_sweep(sweep, {.block_size = 0}, sink), std::invalid_argument);
    EXPECT_THROW(run_sweep(sweep, {.threads = -3}, sink), std::invalid_argument);
    EXPECT_THROW(run_sweep(sweep, {}, BlockSink()), std::invalid_argument);
    const BlockSink idle = [](const SweepBlock&) { return std::function<void()>(); };
    EXPECT_THROW(run_sweep(sweep, {.threads = 1}, idle), std::invalid_argument);
}

TEST(RunSweep, RunsScenariosInFullWhereAnIndicatorNeedsThem)
{
    SweepParts parts = sweep_parts();
    parts.output.indicators = {{"median_age", 1, {}}};
    const SweepPlan plan = plan_of(parts);
    const Sweep sweep(plan);
    EXPECT_EQ(sweep.one_by_one_because().value().en, "'median_age' needs every scenario in full");
    EXPECT_EQ(worst_difference(sweep), 0.0);
}

TEST(RunSweep, YieldsEveryIndicatorOfTheRegistryThatSaysSoAsScenariosOneByOneDo)
{
    SweepParts parts = sweep_parts();
    parts.output.indicators.clear();
    for (const CostIndicator& cost : cost_indicators()) {
        parts.output.indicators.push_back({std::string(cost.id), 1, {}});
    }
    for (const Indicator& indicator : indicators()) {
        if (is_batched(indicator.batch)) {
            parts.output.indicators.push_back({std::string(indicator.id), 1, {}});
        }
    }
    EXPECT_GT(parts.output.indicators.size(), 10U);
    const Sweep sweep(plan_of(parts));
    EXPECT_EQ(sweep.one_by_one_because(), std::nullopt);
    EXPECT_LT(worst_difference(sweep), 1e-13);
}

TEST(RunSweep, GivesWhatScenariosGiveOneByOneWithEveryInstructionSet)
{
    for (const InstructionSet set : supported_instruction_sets()) {
        const Sweep sweep(plan_of(sweep_parts()), set);
        EXPECT_EQ(sweep.instructions(), set);
        EXPECT_LT(worst_difference(sweep), 1e-13) << to_string(set);
    }
}

TEST(RunSweep, TakesNoInstructionsThatThereAreNot)
{
    EXPECT_THROW(Sweep(plan_of(sweep_parts()), static_cast<InstructionSet>(9)), std::logic_error);
}

TEST(RunSweep, RunsScenariosInFullWhereWomenOfTheOpenAgeGroupGiveBirth)
{
    const AgeGroup open{Age{4}, 0};
    DatasetParts dataset = test::valid_parts();
    test::add(dataset.fertility, {.year = Year{2020}, .age = open, .value = 0.02});
    const Sweep sweep(plan_of(sweep_parts(), dataset));
    EXPECT_EQ(sweep.one_by_one_because().value().en,
              "women of the first or the open age group give birth");
    EXPECT_EQ(worst_difference(sweep), 0.0);
}

TEST(RunSweep, NamesIndicatorsThatThereAreNot)
{
    SweepParts parts = sweep_parts();
    parts.output.indicators = {{"median_ages", 1, {"sweep.toml", 7}}};
    const SweepPlan plan = plan_of(parts);
    EXPECT_THROW(Sweep{plan}, InputError);
}

/// With so few births, emigration at age 1 takes more children than there are.
TEST(RunSweep, ReportsScenariosThatFailAndRunsTheOthers)
{
    SweepParts parts = sweep_parts();
    parts.output.indicators = {{"births_total", 1, {}}};
    DatasetParts dataset = test::valid_parts();
    test::add_births_by_order(dataset);
    for (const Sex sex : both_sexes) {
        test::add_all_ages(dataset.migration, {.year = Year{2020}, .sex = sex}, {0, -2, 0, 0, 0});
    }
    CatalogueParts catalogue = test::valid_catalogue_parts();
    catalogue.measures[2].effects.front().log_effect = {-3.0, -3.0, -3.0};
    const SweepPlan plan =
        SweepPlan::validated(Dataset::validated(dataset), Catalogue::validated(catalogue), parts);
    const Sweep sweep(plan);
    std::vector<double> births;
    const SweepReport report = run_sweep(sweep, {.threads = 1}, [&](const SweepBlock& block) {
        births = block.values.front();
        return [] {};
    });
    EXPECT_EQ(report.failed, 4U);
    ASSERT_EQ(report.first_failures.size(), 4U);
    EXPECT_EQ(report.first_failures.front().scenario, 4U);
    EXPECT_THAT(report.first_failures.front().message.en, testing::HasSubstr("net emigration"));
    EXPECT_GT(births[0], 0.0);
    EXPECT_TRUE(std::isnan(births[4 * 10]));
}

}  // namespace
}  // namespace natality
