#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/sweep/detail/one_by_one.hpp>
#include <natality/sweep/run_sweep.hpp>

#include "reference/batch_cases.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

namespace natality {
namespace {

using Setting = std::tuple<CombinationRule, CeilingRule, WomenModel, DesignKind>;

const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";

/// Every measure of the catalogue, from a year of its own on: switched on and off, at random levels
/// in a table, or at levels and strengths of the evidence that are drawn.
DesignParts design_of(DesignKind kind, const Catalogue& catalogue, reference::Draws& draws)
{
    DesignParts design;
    design.kind = kind;
    for (const Measure& measure : catalogue.measures()) {
        design.measures.push_back(
            {{measure.id, {}, Year{draws.integer(2021, 2030)}, draws.integer(1, 6), {}, {}}, {}});
    }
    design.samples = 40;
    design.draws_evidence = kind == DesignKind::latin_hypercube;
    for (int row = 0; kind == DesignKind::table && row < 12; ++row) {
        design.table.lines.push_back(0);
        for (const Measure& measure : catalogue.measures()) {
            const double level = draws.uniform(measure.reference, measure.full);
            design.table.levels.push_back(draws.chance(0.3) ? std::nan("") : level);
        }
    }
    return design;
}

SweepPlan plan_of(const Setting& setting)
{
    static const Dataset dataset = io::read_dataset(data / "china-2020");
    static const Catalogue catalogue = io::read_catalogue(data / "measures");
    reference::Draws draws(11);
    SweepParts parts;
    parts.study.settings.horizon = Year{2070};
    parts.study.settings.rule = std::get<CombinationRule>(setting);
    parts.study.settings.ceiling = std::get<CeilingRule>(setting);
    // The high figures have effects in either direction, tempo, infant mortality and all pairs.
    parts.study.settings.evidence = EvidenceLevel::high;
    parts.study.settings.baseline.women = std::get<WomenModel>(setting);
    parts.study.settings.prices = {.price_growth = 0.02, .wage_growth = 0.04};
    parts.design = design_of(std::get<DesignKind>(setting), catalogue, draws);
    parts.output.indicators = {{"births_total", 1, {}},     {"tfr", 1, {}},
                               {"population_total", 1, {}}, {"cost", 1, {}},
                               {"incremental_cost", 1, {}}, {"births_by_order", 5, {}},
                               {"tfr_by_order", 1, {}},     {"population_0_14", 5, {}},
                               {"population_15_64", 5, {}}, {"population_65_over", 5, {}},
                               {"women_15_49", 7, {}}};
    return SweepPlan::validated(dataset, catalogue, parts);
}

std::string name_of(const Setting& setting)
{
    const bool limited = std::get<CeilingRule>(setting) == CeilingRule::desired_family_size;
    const bool by_state = std::get<WomenModel>(setting) == WomenModel::states;
    const DesignKind kind = std::get<DesignKind>(setting);
    const std::string design = kind == DesignKind::table          ? "_table"
                               : kind == DesignKind::all_packages ? "_packages"
                                                                  : "_samples";
    return to_string(std::get<CombinationRule>(setting)) + (limited ? "_limited" : "_free") +
           (by_state ? "_states" : "_alike") + design;
}

/// The difference of a sweep's numbers from those of scenarios run one by one, relative to the
/// number; of costs beyond the baseline's, which are differences, relative to their size in the
/// scenario.
double worst_difference(const Sweep& sweep, const SweepBlock& found, const SweepBlock& expected)
{
    double worst = 0.0;
    for (std::size_t v = 0; v < found.values.size(); ++v) {
        const SweepVariable& variable = sweep.variables()[v];
        const std::size_t count = variable.values_per_scenario();
        for (std::size_t s = 0; s < static_cast<std::size_t>(found.scenarios); ++s) {
            double largest = 0.0;
            for (std::size_t i = s * count; i < (s + 1) * count; ++i) {
                largest = std::max(largest, std::abs(expected.values[v][i]));
            }
            for (std::size_t i = s * count; i < (s + 1) * count; ++i) {
                const double size =
                    variable.id == incremental_cost_id ? largest : std::abs(expected.values[v][i]);
                const double difference = std::abs(found.values[v][i] - expected.values[v][i]);
                worst = difference <= worst * size ? worst : difference / size;
            }
        }
    }
    return worst;
}

class SweepOfChina : public testing::TestWithParam<Setting> {};

TEST_P(SweepOfChina, EqualsItsScenariosRunOneByOne)
{
    const SweepPlan plan = plan_of(GetParam());
    const Sweep sweep(plan);
    ASSERT_EQ(sweep.one_by_one_because(), std::nullopt);
    const detail::OneByOne reference(plan, sweep.variables(), sweep.baseline());
    SweepWorker worker(sweep);
    reference::Draws draws(3);
    constexpr std::uint64_t size = 8;
    const Blocks blocks(plan.design().size(), size);
    for (int i = 0; i < 4; ++i) {
        const auto number =
            static_cast<std::uint64_t>(draws.integer(0, static_cast<int>(blocks.count()) - 1));
        const SweepBlock found = worker.run(blocks, number);
        SweepBlock expected = found;
        std::vector<Index> positions(static_cast<std::size_t>(found.scenarios));
        std::iota(positions.begin(), positions.end(), Index{0});
        reference.run(expected, positions);
        EXPECT_TRUE(expected.failures.empty());
        EXPECT_LT(worst_difference(sweep, found, expected), 1e-12);
    }
}

INSTANTIATE_TEST_SUITE_P(
    EveryRule, SweepOfChina,
    testing::Combine(testing::ValuesIn(combination_rules()),
                     testing::Values(CeilingRule::none, CeilingRule::desired_family_size),
                     testing::Values(WomenModel::alike, WomenModel::states),
                     testing::Values(DesignKind::all_packages, DesignKind::table,
                                     DesignKind::latin_hypercube)),
    [](const testing::TestParamInfo<Setting>& setting) { return name_of(setting.param); });

}  // namespace
}  // namespace natality
