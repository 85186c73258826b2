#include <natality/draws/region_draws.hpp>

#include <natality/baseline/baseline_fit.hpp>
#include <natality/baseline/baseline_rates.hpp>
#include <natality/draws/assumption_draw.hpp>
#include <natality/projection/migration_by_rate.hpp>
#include <natality/projection/realized_births.hpp>
#include <natality/results/fertility_indicators.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace natality {

namespace {

/// Of neighbouring years (docs/uncertainty.md, section 1).
constexpr double fertility_persistence = 0.99;
constexpr double mortality_persistence = 0.97;

/// Children per woman below which no draw goes.
constexpr double lowest_tfr = 0.3;

double persistence_of_step(double yearly, int step)
{
    return std::pow(yearly, step);
}

/// Fertility is known as long as births are counted where the baseline follows them.
Index known_steps(const Study& study, const RegionInputs& inputs)
{
    return study.settings().baseline.fertility == BaselineFertility::observed
               ? counted_births(inputs, study.years()).size()
               : 0;
}

ByYear tfr_of(const RegionInputs& inputs, const RatePaths& rates,
              const ProjectionConventions& conventions)
{
    const Trajectory trajectory = project(inputs.population, rates, conventions);
    return total_fertility_rate(
        RegionOutcome{rates, realized_births(trajectory, rates), trajectory, {}});
}

/// The way of mortality by age: from the first to the last year of the data set's own table.
BySex<ByAge> own_mortality_change(const Study& study, const RegionInputs& inputs)
{
    const AgeAxis& ages = study.dataset().ages();
    const YearAxis& given = inputs.mortality.values.female.years;
    const Year first = std::max(study.dataset().base_year(), given.first());
    const Year last = given.at(given.size() - 1);
    const Index steps = std::max<Index>((last.value - first.value) / ages.width() + 1, 1);
    BaselinePath path;
    path.women = WomenModel::alike;
    const RatePaths rates = baseline_rates(inputs, ages, YearAxis(first, steps, ages.width()), path,
                                           baseline_conventions(study.dataset().description()))
                                .rates;
    const auto of = [&](Sex sex) {
        const ByAgeYear& ratios = rates.survival_ratio[sex];
        return mortality_change(ratios.col(0), ratios.col(ratios.cols() - 1), ages.width());
    };
    return {of(Sex::female), of(Sex::male)};
}

/// Positions of the measures that any package uses, each once.
std::vector<std::size_t> measures_of_packages(const Study& study, const Package& more)
{
    std::set<std::size_t> used;
    const auto add = [&used](const Package& package) {
        for (const MeasureUse& use : package.uses) {
            used.insert(use.measure);
        }
    };
    std::for_each(study.scenarios().begin(), study.scenarios().end(), add);
    add(more);
    return {used.begin(), used.end()};
}

/// How net migrants beyond those expected are spread over age and sex: as the absolute net migrants
/// of the step are (by rate: of the population at the start) or, where there are none, as the
/// population at the start; sums to 1.
ByAgeSex migrant_shares(const RatePaths& rates, const ByAgeSex& population, Index step)
{
    ByAgeSex shares(rates.ages.size(), 2);
    for (const Sex sex : both_sexes) {
        const auto there = population.col(column(sex));
        const ByAge by_rate = there * (factor_of_migration(rates, sex, step, 1.0) - 1.0);
        shares.col(column(sex)) = (rates.net_migrants[sex].col(step) + by_rate).abs();
    }
    if (shares.sum() <= 0.0) {
        shares = population;
    }
    return shares / shares.sum();
}

void scale(std::vector<ByAgeYear>& tables, const ByYear& factor)
{
    for (ByAgeYear& table : tables) {
        table.rowwise() *= factor.transpose();
    }
}

}  // namespace

RegionDraws::RegionDraws(const Study& study, const Baseline& baseline, std::size_t region,
                         const Package& more)
    : study_(&study),
      inputs_(&study.dataset().regions()[region]),
      rates_(&baseline.rates()[region]),
      sizes_(&baseline.effect_sizes()[region]),
      region_(region),
      conventions_(unchanged_region(study, baseline, region).conventions),
      known_fertility_(known_steps(study, *inputs_)),
      ceiling_(ceiling_of(study, *rates_))
{
    conventions_.negative_population = NegativePopulation::clip;
    const DrawSources& sources = study.settings().draws.sources;
    if (sources.mortality && inputs_->bounds.life_expectancy) {
        mortality_.emplace(rates_->survival_ratio, own_mortality_change(study, *inputs_),
                           *inputs_->bounds.life_expectancy, rates_->years);
    }
    if (sources.fertility && inputs_->bounds.tfr && rates_->states) {
        expected_tfr_ = tfr_of(*inputs_, *rates_, conventions_);
    }
    if (sources.effects) {
        solved_ = solved_for_draws(study.catalogue(), measures_of_packages(study, more),
                                   unchanged_region(study, baseline, region), *sizes_);
    }
}

Ceiling RegionDraws::ceiling(const RatePaths& drawn, double desired_children) const
{
    // The ceiling is a matter of births and unions alone.
    const auto same_rates = [](const std::vector<ByAgeYear>& one,
                               const std::vector<ByAgeYear>& other) {
        return std::equal(one.begin(), one.end(), other.begin(),
                          [](const auto& a, const auto& b) { return (a == b).all(); });
    };
    const bool is_own = drawn.states ? same_rates(drawn.states->rates.by_transition,
                                                  rates_->states->rates.by_transition)
                                     : same_rates(drawn.births.by_order, rates_->births.by_order);
    if ((is_own && desired_children == 1.0) || !study_->has_ceiling()) {
        return ceiling_;
    }
    FamilyWishes wishes = *study_->dataset().description().desired_family_size;
    wishes.children *= desired_children;
    return desired_family_size_ceiling(drawn, wishes, ceiling_);
}

PathKey RegionDraws::key(std::uint64_t draw, RandomUse use) const
{
    return {study_->settings().draws.seed, draw, region_, use};
}

bool RegionDraws::varies(const DrawSources& sources) const
{
    const PublishedBounds& bounds = inputs_->bounds;
    return (sources.fertility && bounds.tfr) || (sources.mortality && bounds.life_expectancy) ||
           (sources.migration && bounds.net_migrants) || sources.effects || draws_rules(sources);
}

RatePaths RegionDraws::rates(const DrawNumbers& numbers) const
{
    RatePaths rates = *rates_;
    const auto mortality = numbers.of(&DrawSources::mortality);
    if (mortality && mortality_) {
        const PathProcess process{
            .persistence = persistence_of_step(mortality_persistence, rates.years.step())};
        // One draw for both sexes, whose spreads hardly differ.
        const ByYear spread = spreads(inputs_->bounds.life_expectancy->female, rates.years);
        mortality_->apply(path_scores(spread, process, key(*mortality, RandomUse::mortality_path)),
                          rates.survival_ratio);
    }
    const auto migration = numbers.of(&DrawSources::migration);
    if (migration && inputs_->bounds.net_migrants) {
        add_migrants(*migration, rates);
    }
    const auto fertility = numbers.of(&DrawSources::fertility);
    if (fertility && inputs_->bounds.tfr) {
        const ByYear ratio = fertility_ratio(*fertility);
        if ((ratio != 1.0).any()) {
            scale_births(ratio, rates);
        }
    }
    return rates;
}

EffectSizes RegionDraws::effect_sizes(const DrawNumbers& numbers) const
{
    const auto draw = numbers.of(&DrawSources::effects);
    if (!draw || !solved_) {
        return *sizes_;
    }
    const DrawSettings& settings = study_->settings().draws;
    const StrengthKey strengths{settings.seed, *draw, settings.correlation};
    return drawn_sizes(study_->catalogue(), *solved_,
                       strength_scores(study_->catalogue(), strengths));
}

RegionDraw RegionDraws::draw(const DrawNumbers& numbers) const
{
    const Settings& settings = study_->settings();
    const std::uint64_t seed = settings.draws.seed;
    RegionDraw draw{.rates = rates(numbers),
                    .sizes = effect_sizes(numbers),
                    .rules = {drawn_rule(seed, numbers).value_or(settings.rule),
                              numbers.sources.effects ? EvidenceLevel::central : settings.evidence},
                    .ceiling = {},
                    .assumed = std::nullopt};
    draw.ceiling = ceiling(draw.rates, drawn_desired_children(seed, numbers));
    const DrawSources& sources = numbers.sources;
    if (sources.lag || sources.tempo || sources.overlap || sources.pairs) {
        draw.assumed =
            study_->catalogue().under(drawn_assumptions(study_->catalogue(), seed, numbers));
    }
    return draw;
}

ByYear RegionDraws::fertility_ratio(std::uint64_t draw) const
{
    const QuantileBounds& bounds = *inputs_->bounds.tfr;
    const YearAxis& years = rates_->years;
    const PathProcess process{.persistence =
                                  persistence_of_step(fertility_persistence, years.step()),
                              .known = known_fertility_};
    const ByYear scores =
        path_scores(spreads(bounds, years), process, key(draw, RandomUse::fertility_path));
    ByYear ratio = ByYear::Ones(years.size());
    for (Index t = known_fertility_; t < ratio.size(); ++t) {
        const Eigen::ArrayXd points = bounds_in(bounds, years.at(t));
        if (points(median_row) > 0.0) {
            const double lowest = std::min(lowest_tfr, points(median_row));
            ratio(t) = std::max(value_at(points, scores(t)), lowest) / points(median_row);
        }
    }
    return ratio;
}

void RegionDraws::scale_births(const ByYear& ratio, RatePaths& rates) const
{
    scale(rates.births.by_order, ratio);
    if (!rates.states) {
        return;
    }
    StatePaths& states = *rates.states;
    const Eigen::ArrayXXd women =
        states.start_shares.colwise() * inputs_->population.col(column(Sex::female));
    const ByYear factor = refitted_birth_factors({women, rates, states.rates, conventions_},
                                                 ratio * expected_tfr_, known_fertility_);
    const std::vector<Transition>& transitions = states.rates.space.transitions();
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        if (transitions[i].kind == TransitionKind::birth) {
            states.rates.by_transition[i].rowwise() *= factor.transpose();
        }
    }
    states.birth_factor.rowwise() *= factor.transpose();
}

void RegionDraws::add_migrants(std::uint64_t draw, RatePaths& rates) const
{
    const QuantileBounds& bounds = *inputs_->bounds.net_migrants;
    const PathProcess process{.persistence = migration_persistence(bounds),
                              .link = PathLink::scores,
                              .permanent_share =
                                  study_->settings().draws.permanent_migration.value_or(
                                      inputs_->region.permanent_migration)};
    const ByYear scores =
        path_scores(spreads(bounds, rates.years), process, key(draw, RandomUse::migration_path));
    for (Index t = 0; t < scores.size(); ++t) {
        const Eigen::ArrayXd points = bounds_in(bounds, rates.years.at(t));
        const double more = value_at(points, scores(t)) - points(median_row);
        if (more == 0.0) {
            continue;
        }
        const ByAgeSex shares = migrant_shares(*rates_, inputs_->population, t);
        for (const Sex sex : both_sexes) {
            rates.net_migrants[sex].col(t) += more * shares.col(column(sex));
        }
    }
}

}  // namespace natality
