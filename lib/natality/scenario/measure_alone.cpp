#include <natality/scenario/measure_alone.hpp>

#include <natality/measures/birth_orders.hpp>
#include <natality/measures/rate_effect.hpp>
#include <natality/rates/first_years.hpp>
#include <natality/rates/synthetic_cohort.hpp>

#include <algorithm>

namespace natality {

namespace {

/// True if a transition is what the effect acts on.
bool acts_on(const Effect& effect, const Transition& transition)
{
    if (effect.target == Target::union_formation) {
        return transition.kind == TransitionKind::union_formation;
    }
    return transition.kind == TransitionKind::birth && acts_on_order(effect, transition.order);
}

/// Sum of a table over the ages of an effect and the years it was observed in.
double sum_observed(const ByAgeYear& events, const Effect& effect, const RatePaths& rates)
{
    const Index first = (effect.observed.first_year - 1) / rates.years.step();
    const Index last = (effect.observed.last_year - 1) / rates.years.step();
    double sum = 0.0;
    for (Index t = first; t <= last; ++t) {
        for (Index a = 0; a < events.rows(); ++a) {
            sum += effect.ages.contains(rates.ages.lower(a)) ? events(a, t) : 0.0;
        }
    }
    return sum;
}

}  // namespace

MeasureAlone::MeasureAlone(const Catalogue& catalogue, std::size_t measure,
                           const UnchangedRegion& region, Index steps)
    : catalogue_(catalogue),
      measure_(measure),
      region_(region),
      first_years_(first_years(region.rates, steps))
{
}

bool MeasureAlone::is_observable(const Effect& effect) const
{
    const bool tells_unions =
        first_years_.states && first_years_.states->rates.space.chain().unions;
    return effect.observed.on != ObservedOn::rates &&
           (effect.target == Target::birth ||
            (effect.target == Target::union_formation && tells_unions));
}

RatePaths MeasureAlone::rates_under(const std::vector<double>& sizes, bool with_tempo) const
{
    const Index steps = first_years_.years.size();
    MeasurePath path{.measure = measure_,
                     .level = ByYear::Zero(steps),
                     .dose = ByYear::Ones(steps),
                     .response = ByYear::Ones(steps),
                     .log_effects = {},
                     .effect_quantile = {}};
    for (const double size : sizes) {
        path.log_effects.push_back({size, size, size});
    }
    PolicyEffects effects = policy_effects({path}, catalogue_, {}, first_years_);
    if (!with_tempo) {
        effects.clock_advance.setZero();
    }
    return apply(effects, first_years_, no_ceiling(first_years_));
}

std::vector<double> MeasureAlone::observed(const std::vector<double>& sizes) const
{
    const std::vector<Effect>& effects = catalogue_.measures()[measure_].effects;
    const auto any_on = [&](ObservedOn on) {
        return std::any_of(effects.begin(), effects.end(), [&](const Effect& effect) {
            return is_observable(effect) && effect.observed.on == on;
        });
    };
    std::vector<double> observed(effects.size());
    if (any_on(ObservedOn::births)) {
        const RatePaths rates = rates_under(sizes, true);
        const Trajectory trajectory = project(region_.population, rates, region_.conventions);
        for (std::size_t i = 0; i < effects.size(); ++i) {
            if (is_observable(effects[i]) && effects[i].observed.on == ObservedOn::births) {
                observed[i] = events(effects[i], rates, trajectory);
            }
        }
    }
    if (any_on(ObservedOn::completed_fertility)) {
        const RatePaths rates = rates_under(sizes, false);
        for (std::size_t i = 0; i < effects.size(); ++i) {
            if (effects[i].observed.on == ObservedOn::completed_fertility) {
                observed[i] = per_woman(effects[i], rates);
            }
        }
    }
    return observed;
}

double MeasureAlone::events(const Effect& effect, const RatePaths& rates,
                            const Trajectory& trajectory) const
{
    double sum = 0.0;
    if (trajectory.states) {
        const std::vector<Transition>& transitions = trajectory.states->space.transitions();
        for (std::size_t i = 0; i < transitions.size(); ++i) {
            if (acts_on(effect, transitions[i])) {
                sum += sum_observed(trajectory.states->events[i], effect, rates);
            }
        }
        return sum;
    }
    const ByAgeYear asfr = rates.births.asfr();
    for (std::size_t order = 0; order < rates.births.by_order.size(); ++order) {
        if (!rates.births.has_orders() || acts_on_order(effect, static_cast<int>(order) + 1)) {
            const ByAgeYear births =
                (asfr > 0.0).select(trajectory.births * rates.births.by_order[order] / asfr, 0.0);
            sum += sum_observed(births, effect, rates);
        }
    }
    return sum;
}

double MeasureAlone::per_woman(const Effect& effect, const RatePaths& rates) const
{
    double sum = 0.0;
    if (rates.states) {
        const std::vector<double> births = synthetic_cohort_births(rates.states->rates, 0);
        for (std::size_t order = 0; order < births.size(); ++order) {
            sum += acts_on_order(effect, static_cast<int>(order) + 1) ? births[order] : 0.0;
        }
        return sum;
    }
    for (std::size_t order = 0; order < rates.births.by_order.size(); ++order) {
        if (!rates.births.has_orders() || acts_on_order(effect, static_cast<int>(order) + 1)) {
            sum += rates.ages.width() * rates.births.by_order[order].col(0).sum();
        }
    }
    return sum;
}

ByYear MeasureAlone::births(const std::vector<double>& sizes) const
{
    return project(region_.population, rates_under(sizes, true), region_.conventions)
        .births.colwise()
        .sum()
        .transpose();
}

double MeasureAlone::completed_fertility(const std::vector<double>& sizes) const
{
    return per_woman(Effect{}, rates_under(sizes, false));
}

}  // namespace natality
