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
void require_fit(const Study& study, const Future& future, const Package& package)
{
    const std::size_t regions = study.dataset().regions().size();
    const bool fits =
        future.rates.size() == regions && future.effect_sizes.size() == regions &&
        std::all_of(future.rates.begin(), future.rates.end(),
                    [&](const RatePaths& rates) { return rates.years == study.years(); });
    if (!fits) {
        throw std::invalid_argument("the baseline is of other regions or years than the study");
    }
    const std::size_t measures = study.catalogue().measures().size();
    for (const MeasureUse& use : package.uses) {
        if (use.measure >= measures) {
            throw std::out_of_range(
                fmt::format("measure {} of a catalogue of {}", use.measure, measures));
        }
        for (const EffectSizes& sizes : future.effect_sizes) {
            if (!sizes.are_solved(use.measure)) {
                throw std::invalid_argument(
                    fmt::format("the baseline was not made for measure '{}'",
                                study.catalogue().measures()[use.measure].id));
            }
        }
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
    : others_(study.settings().other_baselines.size()), completions_(study.dataset().completions())
{
    const std::vector<std::size_t> measures = measures_used(study, more);
    for (const RegionInputs& region : study.dataset().regions()) {
        BaselineRates made =
            baseline_rates(region, study.dataset().ages(), study.years(), study.settings().baseline,
                           baseline_conventions(study.dataset().description()));
        future_.rates.push_back(std::move(made.rates));
        future_.effect_sizes.push_back(
            solved_sizes(study.catalogue(), measures,
                         {region.population, future_.rates.back(), conventions_of(study, region)}));
        for (Completion& completion : made.completions) {
            const bool is_new = std::find(completions_.begin(), completions_.end(), completion) ==
                                completions_.end();
            if (is_new) {
                completions_.push_back(std::move(completion));
            }
        }
    }
    for (const Package& package : study.scenarios()) {
        if (package.other_baseline) {
            const std::size_t other = *package.other_baseline;
            others_[other] = {unchanged_rates(study, study.settings().other_baselines[other].path),
                              future_.effect_sizes};
        }
    }
}

const Future& Baseline::future_of(const Package& package) const
{
    if (!package.other_baseline) {
        return future_;
    }
    const Future& other = others_.at(*package.other_baseline);
    if (other.rates.empty()) {
        throw std::out_of_range("no scenario of the study is run on this other baseline");
    }
    return other;
}

Outcome run(const Study& study, const Future& future, const Package& package)
{
    require_fit(study, future, package);
    Outcome outcome{package, {}};
    for (std::size_t r = 0; r < future.rates.size(); ++r) {
        const RegionInputs& region = study.dataset().regions()[r];
        std::vector<MeasurePath> measures = measure_paths(
            package, study.catalogue(), future.effect_sizes[r], study.years(), region.region.id);
        RatePaths rates = rates_under(study, measures, future.rates[r]);
        Trajectory trajectory = project(region.population, rates, conventions_of(study, region));
        BirthRates births = realized_births(trajectory, rates);
        outcome.regions.push_back(
            {std::move(rates), std::move(births), std::move(trajectory), std::move(measures)});
    }
    return outcome;
}

Outcome run(const Study& study, const Baseline& baseline, const Package& package)
{
    return run(study, baseline.future_of(package), package);
}

}  // namespace natality
