// A rule of combination of one's own: measures add, but no rate rises by more than a fifth.
//
//     own_rule data/scenarios/scenarios.toml data

#include "example.hpp"

#include <natality/io/read_study.hpp>
#include <natality/measures/rate_effect.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/scenario/scenario.hpp>

#include <cmath>
#include <cstdio>

namespace {

using namespace natality;

/// The rates of a region under a package by the own rule.
RatePaths under_own_rule(const Study& study, const Future& future, std::size_t region,
                         const Package& package)
{
    const RatePaths& baseline = future.rates[region];
    const auto paths = measure_paths(package, study.catalogue(), future.effect_sizes[region],
                                     study.years(), study.dataset().regions()[region].region.id);
    PolicyEffects effects = policy_effects(paths, study.catalogue(),
                                           {.rule = CombinationRule::multiplicative}, baseline);
    for (ByAgeYear& log_effect : effects.log_effect) {
        log_effect = log_effect.min(std::log(1.2));
    }
    return apply(effects, baseline, ceiling_of(study, baseline));
}

void run_own_rule(const char* scenario_file, const char* data_folder)
{
    const Study study = io::load_study(scenario_file, {data_folder}).study;
    const Baseline baseline(study);
    for (const Package& package : study.scenarios().subspan(1)) {
        Future mine = baseline.future();
        mine.rates.front() = under_own_rule(study, baseline.future(), 0, package);
        const ByYear tfr =
            total_fertility_rate(run(study, mine, baseline_package()).regions.front());
        const ByYear by_study = total_fertility_rate(run(study, baseline, package).regions.front());
        std::printf("%-24s %.3f children per woman in the last year, by the study's rule %.3f\n",
                    package.id.c_str(), tfr(tfr.size() - 1), by_study(by_study.size() - 1));
    }
}

}  // namespace

int main(int argc, char** argv)
{
    return example(argc, argv, 2, "own_rule SCENARIO.toml DATA_FOLDER",
                   [](char** arguments) { run_own_rule(arguments[0], arguments[1]); });
}
