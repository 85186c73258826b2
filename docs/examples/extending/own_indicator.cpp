// An indicator of one's own, in the results file beside those of the library.
//
//     own_indicator data/scenarios/scenarios.toml data results.h5

#include "example.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/archive/write_results.hpp>
#include <natality/files/output_file.hpp>
#include <natality/io/read_study.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/results/run_all.hpp>

#include <cstdio>

namespace {

using namespace natality;

/// Share of the births of each year that women under 30 have.
Eigen::ArrayXXd births_under_30(const RegionOutcome& outcome)
{
    const Trajectory& trajectory = outcome.trajectory;
    const Index ages = trajectory.ages.index(Age{30});
    const ByYear young = trajectory.births.topRows(ages).colwise().sum().transpose();
    return (young / total_births(trajectory)).transpose();
}

const Indicator share_under_30{.id = "births_share_under_30",
                               .unit = "1",
                               .english_name = "Share of births to women under 30",
                               .source = "count",
                               .axis = IndicatorAxis::year,
                               .shape = IndicatorShape::single,
                               .compute = births_under_30};

void write_own_indicator(const char* scenario_file, const char* data_folder, const char* output)
{
    const io::LoadedStudy loaded = io::load_study(scenario_file, {data_folder});
    const Baseline baseline(loaded.study);
    files::OutputFile file(output, files::ExistingOutput::replace);
    const io::Provenance made{.command_line = "own_indicator",
                              .start_time = {},
                              .seed = {},
                              .inputs = loaded.files,
                              .completions = baseline.completions()};
    io::ResultsWriter writer(file, loaded.study, made, {share_under_30});
    run_all(loaded.study, baseline, [&](const ScenarioRun& run) {
        writer.write(run.scenario(), run.outcome(), run.accounts());
    });
    writer.close();
    file.commit();
}

}  // namespace

int main(int argc, char** argv)
{
    return example(
        argc, argv, 3, "own_indicator SCENARIO.toml DATA_FOLDER RESULTS.h5",
        [](char** arguments) { write_own_indicator(arguments[0], arguments[1], arguments[2]); });
}
