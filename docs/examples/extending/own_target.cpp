// A target of one's own: a measure that also brings women of 25 to 34 into the country.
//
//     own_target data/scenarios/scenarios.toml data

#include "example.hpp"

#include <natality/io/read_study.hpp>
#include <natality/measures/rate_effect.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/scenario/scenario.hpp>

#include <cstdio>

namespace {

using namespace natality;

/// So many women a year at full response.
constexpr double women_a_year = 50'000.0;

/// Adds what the first measure of a package does to migration.
void add_immigrants(const Study& study, const Package& package, std::size_t region, Future& future)
{
    const auto paths = measure_paths(package, study.catalogue(), future.effect_sizes[region],
                                     study.years(), study.dataset().regions()[region].region.id);
    RatePaths& rates = future.rates[region];
    const Index first = rates.ages.index(Age{25});
    const Index count = rates.ages.index(Age{34}) - first + 1;
    for (Index year = 0; year < rates.years.size(); ++year) {
        rates.net_migrants.female.col(year).segment(first, count) +=
            women_a_year * paths.front().response(year) / static_cast<double>(count);
    }
}

void run_own_target(const char* scenario_file, const char* data_folder)
{
    const Study study = io::load_study(scenario_file, {data_folder}).study;
    const Baseline baseline(study);
    const Package& package = study.scenarios()[1];
    Future mine = baseline.future();
    add_immigrants(study, package, 0, mine);
    const auto births = [&](const Future& future) {
        return total_births(run(study, future, package).regions.front().trajectory).sum();
    };
    std::printf("%s: %.3f m births more with its immigrants\n", package.id.c_str(),
                (births(mine) - births(baseline.future())) / 1e6);
}

}  // namespace

int main(int argc, char** argv)
{
    return example(argc, argv, 2, "own_target SCENARIO.toml DATA_FOLDER",
                   [](char** arguments) { run_own_target(arguments[0], arguments[1]); });
}
