#include <natality/results/rule_comparison.hpp>

#include <natality/results/fertility_indicators.hpp>
#include <natality/scenario/scenario.hpp>

#include <algorithm>

namespace natality {

namespace {

/// Births through a year of events and the total fertility rate in it.
RuleEffect state_at(const RegionOutcome& region, Index last)
{
    return {total_births(region.trajectory).head(last + 1).sum(),
            total_fertility_rate(region)(last)};
}

RuleEffect difference(const RuleEffect& package, const RuleEffect& baseline)
{
    return {package.additional_births - baseline.additional_births,
            package.additional_tfr - baseline.additional_tfr};
}

}  // namespace

std::vector<RuleComparison> compare_rules(const Study& study)
{
    constexpr int years_ahead = 30;
    const YearAxis years = study.years();
    const Index last = std::min<Index>(years_ahead / years.step(), years.size() - 1);
    const Baseline baseline(study);
    const Outcome without = run(study, baseline, baseline_package());
    const std::size_t packages = study.scenarios().size() - 1;
    std::vector<RuleComparison> regions(
        without.regions.size(), {years.at(last), std::vector(packages, std::vector<RuleEffect>())});
    for (const CombinationRule rule : combination_rules()) {
        const Study ruled = study.with_rules(rule, study.settings().evidence);
        for (std::size_t package = 0; package < packages; ++package) {
            const Outcome outcome = run(ruled, baseline, study.scenarios()[package + 1]);
            for (std::size_t region = 0; region < regions.size(); ++region) {
                regions[region].packages[package].push_back(
                    difference(state_at(outcome.regions[region], last),
                               state_at(without.regions[region], last)));
            }
        }
    }
    return regions;
}

}  // namespace natality
