#include <natality/scenario/scenario.hpp>

#include <natality/base/localized.hpp>
#include <natality/baseline/baseline_rates.hpp>
#include <natality/baseline/constrained_rates.hpp>
#include <natality/projection/migration_by_rate.hpp>
#include <natality/projection/project_regions.hpp>
#include <natality/projection/realized_births.hpp>
#include <natality/scenario/region_sum.hpp>

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

/// Schedules of every year of a study; those of the last year given hold.
BySex<ByAgeYear> in_years(const BySex<AgeSchedules>& given, const YearAxis& years)
{
    BySex<ByAgeYear> tables;
    for (const Sex sex : both_sexes) {
        tables[sex].resize(given[sex].values.rows(), years.size());
        for (Index t = 0; t < years.size(); ++t) {
            tables[sex].col(t) = given[sex].at(years.at(t));
        }
    }
    return tables;
}

/// The movers of every year of a study.
FlowPaths flow_paths(const FlowTable& table, const YearAxis& years)
{
    FlowPaths paths{table.measure, {}};
    for (const FlowInputs& inputs : table.flows) {
        paths.flows.push_back({inputs.origin, inputs.destination, in_years(inputs.movers, years)});
    }
    if (table.pool) {
        paths.pool = MigrationPool{{}, table.pool->measure, {}};
        for (std::size_t region = 0; region < table.pool->in.size(); ++region) {
            paths.pool->out_rate.push_back(in_years(table.pool->out_rate[region], years));
            paths.pool->in.push_back(in_years(table.pool->in[region], years));
        }
    }
    return paths;
}

/// The conventions of every region with tables.
std::vector<ProjectionConventions> all_conventions(const Study& study)
{
    std::vector<ProjectionConventions> conventions;
    for (const RegionInputs& region : study.dataset().regions()) {
        conventions.push_back(projection_conventions(study.dataset().description(), region.region));
    }
    return conventions;
}

/// The regions with tables as a projection of all of them begins.
/// \param rates, conventions in their order; outlive the result, as the study does.
std::vector<RegionStart> starts_of(const Study& study, const std::vector<RatePaths>& rates,
                                   const std::vector<ProjectionConventions>& conventions)
{
    std::vector<RegionStart> starts;
    for (std::size_t r = 0; r < rates.size(); ++r) {
        starts.push_back({&study.dataset().regions()[r].population, &rates[r], &conventions[r]});
    }
    return starts;
}

/// Holds the rates of regions to their nation's, if the data set says so.
/// \param completions receives how far they are from it without that.
void hold_to_nation(const Study& study, const FlowPaths& flows, std::vector<RatePaths>& rates,
                    Completions& completions)
{
    const auto nation = study.dataset().nation();
    if (!nation) {
        return;
    }
    const std::vector<ProjectionConventions> conventions = all_conventions(study);
    const std::vector<RegionStart> starts = starts_of(study, rates, conventions);
    const ConstraintGap gap = constraint_gap(starts, flows, *nation);
    const bool scales = study.dataset().description().constraint->mode == ConstraintMode::scale;
    const LocalText apart = localized(
        "with their own rates the regions are {:+.2f} % of {} in {}, {:+.2f} % in {}, their births "
        "{:+.2f} %, their deaths {:+.2f} %",
        100.0 * gap.population_at_start, study.dataset().description().constraint->nation,
        study.years().first().value, 100.0 * gap.population_at_end, study.settings().horizon.value,
        100.0 * gap.births, 100.0 * gap.deaths);
    completions.push_back(
        {"constraint",
         scales ? localized("{}; births, deaths and migrants are scaled to its own", apart)
                : apart});
    if (scales) {
        constrain_to_nation(starts, rates, flows, *nation);
    }
}

/// Costs of measures are money of the catalogue; a data set without money, or whose money has no
/// currency, cannot say of which.
void note_missing_money(const Study& study, const std::vector<std::size_t>& measures,
                        Completions& completions)
{
    const Money& money = study.dataset().description().money;
    if (money.price_year != 0 && money.currency == no_currency) {
        completions.push_back(
            {"dataset", localized("[money] names no currency: amounts are in {}", no_currency)});
    }
    if (!study.has_prices() && !measures.empty()) {
        completions.push_back(
            {"dataset", money.price_year == 0
                            ? localized("no [money]: the catalogue's costs, in {}, are left out",
                                        study.catalogue().currency())
                            : localized("money is {}: the catalogue's costs, in {}, are left out",
                                        money.currency, study.catalogue().currency())});
    }
    const bool has_prices = std::any_of(measures.begin(), measures.end(), [&](std::size_t measure) {
        const std::vector<CostLine>& costs = study.catalogue().measures()[measure].costs;
        return std::any_of(costs.begin(), costs.end(),
                           [](const CostLine& line) { return line.enabled && line.amount; });
    });
    if (has_prices && money.price_year == 0) {
        completions.push_back(
            {"dataset", localized("no [money]: costs are the catalogue's figures, in its currency "
                                  "and at its prices, whatever the data set's country")});
    }
}

/// Of an open group that begins low, parts that are often asked for are not known.
void note_low_open_age(const AgeAxis& ages, Completions& completions)
{
    constexpr Age oldest_asked_for{80};
    if (ages.open_age() < oldest_asked_for) {
        completions.push_back(
            {"dataset", localized("the last age group is {}: figures of ages that begin or end "
                                  "within it are not known",
                                  ages.label(ages.last()))});
    }
}

/// A projection knows nothing of what a measure did before it.
void note_early_starts(const Study& study, Completions& completions)
{
    const int base = study.dataset().base_year().value;
    for (const Package& package : study.scenarios()) {
        for (const MeasureUse& use : package.uses) {
            if (use.intensity.from.value < base) {
                completions.push_back(
                    {package.id, localized("{} begins in {}, before the base year {}: its effect "
                                           "begins with the projection",
                                           study.catalogue().measures()[use.measure].id,
                                           use.intensity.from.value, base)});
            }
        }
    }
}

/// Without a ceiling packages may lead beyond what people want.
void note_missing_ceiling(const Study& study, const std::vector<std::size_t>& measures,
                          Completions& completions)
{
    const bool is_open = study.settings().ceiling == CeilingRule::automatic && !study.has_ceiling();
    if (is_open && !measures.empty()) {
        completions.push_back({"dataset", localized("no [desired_family_size]: packages have no "
                                                    "ceiling")});
    }
}

/// Appends the regions that are sums of others.
void add_sums(const Study& study, std::vector<RegionOutcome>& regions)
{
    const std::size_t with_tables = regions.size();
    for (const RegionSum& sum : study.dataset().sums()) {
        std::vector<const RegionOutcome*> members;
        for (std::size_t r = 0; r < with_tables; ++r) {
            if (std::find(sum.members.begin(), sum.members.end(), r) != sum.members.end()) {
                members.push_back(&regions[r]);
            }
        }
        RegionOutcome summed = sum_of(members, study.dataset().description().migration_timing);
        regions.push_back(std::move(summed));
    }
}

}  // namespace

UnchangedRegion unchanged_region(const Study& study, const Baseline& baseline, std::size_t region)
{
    const RegionInputs& inputs = study.dataset().regions()[region];
    return {inputs.population, baseline.rates()[region],
            projection_conventions(study.dataset().description(), inputs.region)};
}

Ceiling ceiling_of(const Study& study, const RatePaths& baseline)
{
    if (!study.has_ceiling()) {
        return no_ceiling(baseline);
    }
    return desired_family_size_ceiling(baseline,
                                       *study.dataset().description().desired_family_size);
}

Baseline::Baseline(const Study& study, const Package& more)
    : others_(study.settings().other_baselines.size()), completions_(study.dataset().completions())
{
    future_.flows = flow_paths(study.dataset().flows(), study.years());
    for (const RegionInputs& region : study.dataset().regions()) {
        BaselineRates made =
            baseline_rates(region, study.dataset().ages(), study.years(), study.settings().baseline,
                           baseline_conventions(study.dataset().description()));
        future_.rates.push_back(std::move(made.rates));
        for (Completion& completion : made.completions) {
            const bool is_new = std::find(completions_.begin(), completions_.end(), completion) ==
                                completions_.end();
            if (is_new) {
                completions_.push_back(std::move(completion));
            }
        }
    }
    hold_to_nation(study, future_.flows, future_.rates, completions_);
    const std::vector<std::size_t> measures = measures_used(study, more);
    note_missing_money(study, measures, completions_);
    note_missing_ceiling(study, measures, completions_);
    note_early_starts(study, completions_);
    note_low_open_age(study.dataset().ages(), completions_);
    for (std::size_t r = 0; r < future_.rates.size(); ++r) {
        future_.effect_sizes.push_back(
            solved_sizes(study.catalogue(), measures, unchanged_region(study, *this, r)));
    }
    for (const Package& package : study.scenarios()) {
        if (package.other_baseline) {
            const std::size_t other = *package.other_baseline;
            others_[other] = {unchanged_rates(study, study.settings().other_baselines[other].path),
                              future_.effect_sizes, future_.flows};
            Completions told_of_the_baseline;
            hold_to_nation(study, future_.flows, others_[other].rates, told_of_the_baseline);
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
    std::vector<std::vector<MeasurePath>> measures;
    std::vector<RatePaths> rates;
    for (std::size_t r = 0; r < future.rates.size(); ++r) {
        const RegionInputs& region = study.dataset().regions()[r];
        measures.push_back(measure_paths(package, study.catalogue(), future.effect_sizes[r],
                                         study.years(), region.region.id));
        rates.push_back(rates_under(study, measures.back(), future.rates[r]));
    }
    const std::vector<ProjectionConventions> conventions = all_conventions(study);
    std::vector<Trajectory> projected =
        project_regions(starts_of(study, rates, conventions), future.flows);
    Outcome outcome{package, {}};
    for (std::size_t r = 0; r < rates.size(); ++r) {
        BirthRates births = realized_births(projected[r], rates[r]);
        count_migrants(rates[r], projected[r]);
        outcome.regions.push_back({std::move(rates[r]), std::move(births), std::move(projected[r]),
                                   std::move(measures[r])});
    }
    add_sums(study, outcome.regions);
    return outcome;
}

Outcome run(const Study& study, const Baseline& baseline, const Package& package)
{
    return run(study, baseline.future_of(package), package);
}

}  // namespace natality
