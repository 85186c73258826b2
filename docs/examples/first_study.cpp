// Births gained by each package of a scenario file, and what one more birth costs.
//
//     first_study data/scenarios/scenarios.toml data

#include <natality/base/problems.hpp>
#include <natality/io/read_study.hpp>
#include <natality/results/comparison.hpp>
#include <natality/results/run_all.hpp>
#include <natality/scenario/scenario.hpp>

#include <cstdio>
#include <vector>

namespace {

void compare_packages(const char* scenario_file, const char* data_folder)
{
    using namespace natality;
    const Study study = io::load_study(scenario_file, {data_folder}).study;
    const Baseline rates(study);
    constexpr std::size_t region = 0;
    std::vector<ScenarioSeries> series;
    run_all(study, rates, [&](const ScenarioRun& run) {
        series.push_back(scenario_series(run.outcome(), run.accounts(), region));
    });

    const Comparison comparison =
        compare(series, study.years(), default_milestones(study.years()), money_paths(study));
    std::printf("to %d %24s %10s %16s\n", comparison.milestones.middle.value, "births", "gained",
                "cost of one more");
    for (const ComparisonRow& row : comparison.rows) {
        std::printf("%-20s %10.2f m %8.3f m %16.0f\n", row.id.c_str(), row.births_to_middle / 1e6,
                    row.additional_births_to_middle / 1e6, row.cost_per_additional_birth);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: first_study SCENARIO.toml DATA_FOLDER\n", stderr);
        return 2;
    }
    try {
        compare_packages(argv[1], argv[2]);
    } catch (const natality::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
