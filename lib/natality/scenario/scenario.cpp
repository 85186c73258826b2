#include <natality/scenario/scenario.hpp>

#include <natality/baseline/baseline_rates.hpp>
#include <natality/projection/realized_births.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

RatePaths rates_under(const Study& study, const std::vector<MeasurePath>& paths,
                      const RatePaths& baseline)
{
    if (paths.empty()) {
        return baseline;
    }
    const EffectRules rules{study.settings().rule, study.settings().evidence};
    const PolicyEffects effects = policy_effects(paths, study.catalogue(), rules, baseline);
    return apply(effects, baseline, ceiling_of(study, baseline));
}

ProjectionConventions conventions_of(const Study& study, const RegionInputs& region)
{
    const DatasetDescription& description = study.dataset().description();
    return {.migration_timing = description.migration_timing,
            .negative_population = description.negative_population,
            .region = region.region.id};
}

/// Positions of the measures that any package uses, each once.
std::vector<std::size_t> measures_used(const Study& study, const Package& more)
{
    std::set<std::size_t> used;
    const auto add = [&](const Package& package) {
        for (const MeasureUse& use : package.uses) {
            used.insert(use.measure);
        }
    };
    std::for_each(study.scenarios().begin(), study.scenarios().end(), add);
    add(more);
    return {used.begin(), used.end()};
}

/// \throws std::out_of_range, std::invalid_argument as \ref run does.
void require_fit(const Study& study, const Baseline& baseline, std::size_t scenario)
{
    if (scenario >= study.scenarios().size()) {
        throw std::out_of_range(
            fmt::format("scenario {} of a study of {}", scenario, study.scenarios().size()));
    }
    const bool fits =
        baseline.rates().size() == study.dataset().regions().size() &&
        std::all_of(baseline.rates().begin(), baseline.rates().end(),
                    [&](const RatePaths& rates) { return rates.years == study.years(); });
    if (!fits) {
        throw std::invalid_argument("the baseline is of other regions or years than the study");
    }
}

/// The rates of every region on a path without policy.
std::vector<RatePaths> unchanged_rates(const Study& study, const BaselinePath& path)
{
    std::vector<RatePaths> rates;
    for (const RegionInputs& region : study.dataset().regions()) {
        rates.push_back(baseline_rates(region, study.dataset().ages(), study.years(), path,
                                       baseline_conventions(study.dataset().description()))
                            .rates);
    }
    return rates;
}

}  // namespace

UnchangedRegion unchanged_region(const Study& study, const Baseline& baseline, std::size_t region)
{
    const RegionInputs& inputs = study.dataset().regions()[region];
    return {inputs.population, baseline.rates()[region], conventions_of(study, inputs)};
}

Ceiling ceiling_of(const Study& study, const RatePaths& baseline)
{
    if (study.settings().ceiling == CeilingRule::none) {
        return no_ceiling(baseline);
    }
    return desired_family_size_ceiling(baseline,
                                       *study.dataset().description().desired_family_size);
}

Baseline::Baseline(const Study& study, const Package& more)
    : other_rates_(study.settings().other_baselines.size()),
      completions_(study.dataset().completions())
{
    for (const Package& package : study.scenarios()) {
        if (package.other_baseline) {
            const std::size_t other = *package.other_baseline;
            other_rates_[other] =
                unchanged_rates(study, study.settings().other_baselines[other].path);
        }
    }
    const std::vector<std::size_t> measures = measures_used(study, more);
    for (const RegionInputs& region : study.dataset().regions()) {
        BaselineRates made =
            baseline_rates(region, study.dataset().ages(), study.years(), study.settings().baseline,
                           baseline_conventions(study.dataset().description()));
        rates_.push_back(std::move(made.rates));
        effect_sizes_.push_back(
            solved_sizes(study.catalogue(), measures,
                         {region.population, rates_.back(), conventions_of(study, region)}));
        for (Completion& completion : made.completions) {
            const bool is_new = std::find(completions_.begin(), completions_.end(), completion) ==
                                completions_.end();
            if (is_new) {
                completions_.push_back(std::move(completion));
            }
        }
    }
}

Outcome run(const Study& study, const Baseline& baseline, std::size_t scenario)
{
    require_fit(study, baseline, scenario);
    const Package& package = study.scenarios()[scenario];
    Outcome outcome{package, {}};
    const std::vector<RatePaths>& unchanged =
        package.other_baseline ? baseline.other_rates(*package.other_baseline) : baseline.rates();
    for (std::size_t r = 0; r < unchanged.size(); ++r) {
        const RegionInputs& region = study.dataset().regions()[r];
        std::vector<MeasurePath> measures =
            measure_paths(package, study.catalogue(), baseline.effect_sizes()[r], study.years(),
                          region.region.id);
        RatePaths rates = rates_under(study, measures, unchanged[r]);
        Trajectory trajectory = project(region.population, rates, conventions_of(study, region));
        if (trajectory.states) {
            rates.births = realized_births(*trajectory.states, rates.births.orders);
        }
        outcome.regions.push_back({std::move(rates), std::move(trajectory), std::move(measures)});
    }
    return outcome;
}

}  // namespace natality
