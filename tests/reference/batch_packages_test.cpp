#include <natality/batch/batch_step.hpp>
#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/measures/package_levers.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/scenario/scenario.hpp>

#include "reference/batch_cases.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace natality {
namespace {

using reference::Draws;

constexpr std::size_t packages = 24;

const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";

/// Each measure of the catalogue, from 2025 on, in a package or not at random.
std::vector<PackageParts> random_packages(const Catalogue& catalogue,
                                          std::vector<std::uint64_t>& bits)
{
    Draws draws(5);
    std::vector<PackageParts> parts;
    for (std::size_t p = 0; p < packages; ++p) {
        PackageParts& package = parts.emplace_back();
        package.id = "package" + std::to_string(p);
        bits.push_back(0);
        for (std::size_t m = 0; m < catalogue.measures().size(); ++m) {
            if (draws.chance(0.5)) {
                bits.back() |= std::uint64_t{1} << m;
                package.uses.push_back(
                    {catalogue.measures()[m].id, {}, Year{2025}, 1, {}, Place{}});
            }
        }
    }
    return parts;
}

/// Whose wishes the ceiling knows.
enum class Wishes { none, mean, shares };

/// The data of China, where shares of women are invented who want a union and so many children.
Dataset dataset_with(Wishes wishes)
{
    const files::InputFiles original = io::dataset_files(data / "china-2020");
    files::InputFiles files;
    for (files::InputFile file : original.all()) {
        const std::string table = "[desired_family_size]\n";
        if (const auto at = file.content.find(table);
            wishes == Wishes::shares && at != std::string::npos) {
            file.content.insert(at + table.size(),
                                "ever_in_union = 0.95\nat_least = [0.93, 0.65, 0.15]\n");
        }
        files.add(std::move(file));
    }
    return io::read_dataset(files);
}

/// The data of China under a rule and a ceiling, women by state or all alike.
using Setting = std::tuple<CombinationRule, Wishes, WomenModel>;

Study study_of(const Setting& setting, std::vector<std::uint64_t>& bits)
{
    static const Dataset mean = dataset_with(Wishes::mean);
    static const Dataset shares = dataset_with(Wishes::shares);
    static const Catalogue catalogue = io::read_catalogue(data / "measures");
    StudyParts parts;
    parts.settings.horizon = Year{2070};
    parts.settings.rule = std::get<CombinationRule>(setting);
    const Wishes wishes = std::get<Wishes>(setting);
    parts.settings.ceiling =
        wishes == Wishes::none ? CeilingRule::none : CeilingRule::desired_family_size;
    // The high figures have effects in either direction, tempo, infant mortality and all pairs.
    parts.settings.evidence = EvidenceLevel::high;
    parts.settings.baseline.women = std::get<WomenModel>(setting);
    parts.packages = random_packages(catalogue, bits);
    return Study::validated(wishes == Wishes::shares ? shares : mean, catalogue, parts);
}

/// Every measure of the study's packages in full.
Package all_measures(const Study& study)
{
    Package all;
    for (std::size_t m = 0; m < study.catalogue().measures().size(); ++m) {
        const double full = study.catalogue().measures()[m].full;
        all.uses.push_back({m, {full, Year{2025}, 1, {}}});
    }
    return all;
}

double tfr_of(const BatchProblem& problem, const BatchResult& result, Index scenario, Index year)
{
    double sum = 0.0;
    for (Index rate = 0; rate < problem.rates(); ++rate) {
        sum += problem.is_birth()[static_cast<std::size_t>(rate)]
                   ? result.rate_sum(scenario, year, rate)
                   : 0.0;
    }
    return sum;
}

double relative_difference(double found, double expected)
{
    return std::abs(found - expected) / std::abs(expected);
}

std::string name_of(const Setting& setting)
{
    const Wishes wishes = std::get<Wishes>(setting);
    const std::string limit = wishes == Wishes::none   ? "_free"
                              : wishes == Wishes::mean ? "_limited"
                                                       : "_limited_by_parity";
    const bool by_state = std::get<WomenModel>(setting) == WomenModel::states;
    return to_string(std::get<CombinationRule>(setting)) + limit +
           (by_state ? "_states" : "_alike");
}

class BatchOfPackages : public testing::TestWithParam<Setting> {};

TEST_P(BatchOfPackages, EqualsTheirScenariosRunOneByOne)
{
    std::vector<std::uint64_t> bits;
    const Study study = study_of(GetParam(), bits);
    const Package all = all_measures(study);
    const Baseline baseline(study, all);
    const RatePaths& rates = baseline.rates().front();
    const RegionInputs& region = study.dataset().regions().front();
    const DatasetDescription& description = study.dataset().description();
    const PackageLevers package_levers(
        measure_paths(all, study.catalogue(), baseline.effect_sizes().front(), study.years()),
        study.catalogue(), {study.settings().rule, study.settings().evidence}, rates);
    const Ceiling ceiling = ceiling_of(study, rates);
    BatchKernel kernel(
        BatchProblem({.population = region.population,
                      .rates = rates,
                      .conventions = {description.migration_timing, description.negative_population,
                                      region.region.id},
                      .ceiling_factor = ceiling.factor,
                      .levers = package_levers.layout()}));
    RateLevers levers(package_levers.layout(), packages);
    package_levers.fill(bits, levers);
    BatchResult result(kernel.problem(), packages);
    kernel.run(levers, result);
    const ByAge everyone = ByAge::Ones(rates.ages.size());
    const LaneTable population =
        kernel.evaluate(kernel.problem().functional(
                            kernel.problem().renewal().weighted_population({everyone, everyone})),
                        result);
    double worst = 0.0;
    for (std::size_t p = 0; p < packages; ++p) {
        const auto lane = static_cast<Index>(p);
        const RegionOutcome outcome =
            run(study, baseline, study.scenarios()[p + 1]).regions.front();
        const Trajectory& one = outcome.trajectory;
        const ByYear tfr = total_fertility_rate(outcome);
        EXPECT_TRUE(result.is_exact(lane));
        for (Index t = 0; t < study.years().size(); ++t) {
            worst = std::max(worst,
                             relative_difference(result.births(lane, t), one.births.col(t).sum()));
            worst = std::max(
                worst, relative_difference(tfr_of(kernel.problem(), result, lane, t), tfr(t)));
            const double persons =
                one.population.female.col(t + 1).sum() + one.population.male.col(t + 1).sum();
            worst = std::max(worst, relative_difference(population(t + 1, lane), persons));
        }
    }
    EXPECT_LT(worst, 1e-12);
}

INSTANTIATE_TEST_SUITE_P(
    EveryRule, BatchOfPackages,
    testing::Combine(testing::ValuesIn(combination_rules()),
                     testing::Values(Wishes::none, Wishes::mean, Wishes::shares),
                     testing::Values(WomenModel::alike, WomenModel::states)),
    [](const testing::TestParamInfo<Setting>& setting) { return name_of(setting.param); });

}  // namespace
}  // namespace natality
