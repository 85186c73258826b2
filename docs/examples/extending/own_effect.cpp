// Measures as strong as a study of one's own says: twice what the catalogue has.
//
//     own_effect data/scenarios/scenarios.toml data

#include "example.hpp"

#include <natality/io/read_study.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/scenario/scenario.hpp>

#include <cstdio>
#include <utility>
#include <vector>

namespace {

using namespace natality;

double births_under(const Study& study, const Future& future, const Package& package)
{
    return total_births(run(study, future, package).regions.front().trajectory).sum();
}

void compare_strengths(const char* scenario_file, const char* data_folder)
{
    const Study study = io::load_study(scenario_file, {data_folder}).study;
    const Baseline baseline(study);
    const Package& package = study.scenarios()[1];

    Future mine = baseline.future();
    for (EffectSizes& sizes : mine.effect_sizes) {
        for (const MeasureUse& use : package.uses) {
            std::vector<Range> twice = sizes.of(use.measure);
            for (Range& effect : twice) {
                effect = {2 * effect.low, 2 * effect.central, 2 * effect.high};
            }
            sizes.set(use.measure, std::move(twice));
        }
    }

    const double without = births_under(study, mine, baseline_package());
    const double before = births_under(study, baseline.future(), package) - without;
    const double now = births_under(study, mine, package) - without;
    std::printf("%s: %.3f m births more, %.3f m with the own figure\n", package.id.c_str(),
                before / 1e6, now / 1e6);
}

}  // namespace

int main(int argc, char** argv)
{
    return example(argc, argv, 2, "own_effect SCENARIO.toml DATA_FOLDER",
                   [](char** arguments) { compare_strengths(arguments[0], arguments[1]); });
}
