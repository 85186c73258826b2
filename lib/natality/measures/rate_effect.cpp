#include <natality/measures/rate_effect.hpp>

#include <natality/inputs/rate_adjustment.hpp>
#include <natality/measures/dose.hpp>
#include <natality/measures/response.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

namespace {

/// Highest order that effects tell apart: third and later.
constexpr int highest_order = 3;

/// One series of rates that effects act on: the births of an order, or a transition of the states.
struct RateSeries {
    const ByAgeYear& rates;
    /// Birth order, the highest one open; 0 for unions.
    int order = 0;
    /// True if it stands for all orders together.
    bool all_orders = false;
    /// True if the births of this order also stand for the unions before them.
    bool leads_from_unions = false;
};

std::vector<RateSeries> series_of_orders(const BirthRates& births)
{
    std::vector<RateSeries> series;
    for (std::size_t i = 0; i < births.by_order.size(); ++i) {
        series.push_back({births.by_order[i], std::min(static_cast<int>(i) + 1, highest_order),
                          !births.has_orders(), i == 0});
    }
    return series;
}

std::vector<RateSeries> series_of_states(const StateRates& rates)
{
    std::vector<RateSeries> series;
    const std::vector<Transition>& transitions = rates.space.transitions();
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        const bool stands_for_unions = !rates.space.chain().unions && transitions[i].order == 1;
        series.push_back({rates.by_transition[i], std::min(transitions[i].order, highest_order),
                          false, stands_for_unions});
    }
    return series;
}

/// All series of rates of a projection, in the order of PolicyEffects.
std::vector<RateSeries> all_series(const RatePaths& rates)
{
    return rates.states ? series_of_states(rates.states->rates) : series_of_orders(rates.births);
}

bool acts_on(const Effect& effect, const RateSeries& series)
{
    if (effect.target == Target::union_formation) {
        return series.order == 0 || series.leads_from_unions;
    }
    if (effect.target != Target::birth || series.order == 0) {
        return false;
    }
    return effect.orders.empty() || series.all_orders ||
           std::find(effect.orders.begin(), effect.orders.end(), series.order) !=
               effect.orders.end();
}

/// Log rate ratio β(a) of one measure on one series at full dose, by age.
ByAge effect_by_age(const Measure& measure, const RateSeries& series, const AgeAxis& ages,
                    EvidenceLevel evidence)
{
    ByAge beta = ByAge::Zero(ages.size());
    for (const Effect& effect : measure.effects) {
        if (!acts_on(effect, series)) {
            continue;
        }
        for (Index a = 0; a < beta.size(); ++a) {
            if (effect.ages.contains(ages.lower(a))) {
                beta(a) += at(effect.log_effect, evidence);
            }
        }
    }
    return beta;
}

/// The mean of an effect over the ages of the first year's rates: what a shift of the whole
/// schedule must bring to answer for an effect on part of it.
double mean_over_rates(const ByAge& effect, const ByAgeYear& rates)
{
    const double total = rates.col(0).sum();
    return total > 0.0 ? (effect * rates.col(0)).sum() / total : 0.0;
}

/// Effects of all the measures of a package on one series of rates.
struct SeriesEffects {
    std::vector<std::size_t> barrier;
    /// Quantum part ρ β(a) at full response, by measure.
    std::vector<ByAge> quantum;
    /// Clock advance, by measure.
    std::vector<ByYear> advance;
};

SeriesEffects series_effects(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                             EvidenceLevel evidence, const RatePaths& rates,
                             const RateSeries& series)
{
    SeriesEffects effects;
    for (const MeasurePath& path : paths) {
        const Measure& measure = catalogue.measures()[path.measure];
        const ByAge beta = effect_by_age(measure, series, rates.ages, evidence);
        const double tempo = (1.0 - measure.quantum_share) * mean_over_rates(beta, series.rates);
        effects.barrier.push_back(catalogue.barrier_of(path.measure));
        effects.quantum.emplace_back(measure.quantum_share * beta);
        effects.advance.push_back(
            clock_advance_path(path.response, tempo, measure.half_life_years, rates.years.step()));
    }
    return effects;
}

/// γ z_m z_n of the named pairs of which both measures act at an age.
struct ActivePair {
    std::size_t first;
    std::size_t second;
    double gamma;
};

std::vector<ActivePair> active_pairs(const std::vector<MeasurePath>& paths,
                                     const Catalogue& catalogue, const EffectRules& rules)
{
    std::vector<ActivePair> active;
    if (rules.rule != CombinationRule::interacting) {
        return active;
    }
    const auto position = [&](const std::string& id) {
        return std::find_if(paths.begin(), paths.end(),
                            [&](const MeasurePath& path) {
                                return catalogue.measures()[path.measure].id == id;
                            }) -
               paths.begin();
    };
    for (const PairTerm& pair : catalogue.pairs()) {
        const auto first = static_cast<std::size_t>(position(pair.measures[0]));
        const auto second = static_cast<std::size_t>(position(pair.measures[1]));
        if (first < paths.size() && second < paths.size()) {
            active.push_back({first, second, at(pair.log_effect, rules.evidence)});
        }
    }
    return active;
}

std::vector<double> exponents_of(const Catalogue& catalogue, EvidenceLevel evidence)
{
    // Much overlap makes little effect, so the low case takes the high overlap.
    const EvidenceLevel overlap_level = evidence == EvidenceLevel::low    ? EvidenceLevel::high
                                        : evidence == EvidenceLevel::high ? EvidenceLevel::low
                                                                          : EvidenceLevel::central;
    std::vector<double> exponents;
    for (const Barrier& barrier : catalogue.barriers()) {
        exponents.push_back(ces_exponent(at(barrier.overlap, overlap_level)));
    }
    return exponents;
}

/// Combines the effects of a package at one age and year, order by order.
class Combiner {
public:
    Combiner(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
             const EffectRules& rules)
        : paths_(paths),
          rule_(rules.rule),
          exponents_(exponents_of(catalogue, rules.evidence)),
          pairs_(active_pairs(paths, catalogue, rules))
    {
    }

    ByAgeYear log_effects(const SeriesEffects& effects, Index ages, Index years) const
    {
        ByAgeYear combined = ByAgeYear::Zero(ages, years);
        for (Index t = 0; t < years; ++t) {
            for (Index a = 0; a < ages; ++a) {
                // Neighbouring ages mostly share their effects.
                combined(a, t) = a > 0 && same_effects(effects, a - 1, a)
                                     ? combined(a - 1, t)
                                     : log_effect(effects, a, t);
            }
        }
        return combined;
    }

    ByYear clock_advance(const SeriesEffects& effects, Index points) const
    {
        ByYear combined = ByYear::Zero(points);
        for (Index t = 0; t < points; ++t) {
            std::vector<BarrierEffect> advances;
            for (std::size_t m = 0; m < paths_.size(); ++m) {
                advances.push_back({effects.barrier[m], effects.advance[m](t)});
            }
            const double advance = natality::combined(rule_, advances, exponents_);
            combined(t) = std::clamp(advance, 0.0, longest_advance);
        }
        return combined;
    }

    /// Combined z β of a target that is one number a year.
    ByYear yearly(Target target, const Catalogue& catalogue, EvidenceLevel evidence,
                  Index years) const
    {
        ByYear combined = ByYear::Zero(years);
        for (Index t = 0; t < years; ++t) {
            for (const MeasurePath& path : paths_) {
                for (const Effect& effect : catalogue.measures()[path.measure].effects) {
                    if (effect.target == target) {
                        combined(t) += at(effect.log_effect, evidence) * path.response(t);
                    }
                }
            }
        }
        return combined;
    }

private:
    static bool same_effects(const SeriesEffects& effects, Index left, Index right)
    {
        return std::all_of(effects.quantum.begin(), effects.quantum.end(),
                           [&](const ByAge& beta) { return beta(left) == beta(right); });
    }

    double log_effect(const SeriesEffects& effects, Index age, Index year) const
    {
        std::vector<BarrierEffect> acting;
        for (std::size_t m = 0; m < paths_.size(); ++m) {
            acting.push_back(
                {effects.barrier[m], effects.quantum[m](age) * paths_[m].response(year)});
        }
        double sum = natality::combined(rule_, acting, exponents_);
        for (const ActivePair& pair : pairs_) {
            const bool both_act =
                effects.quantum[pair.first](age) != 0.0 && effects.quantum[pair.second](age) != 0.0;
            if (both_act) {
                sum += pair.gamma * paths_[pair.first].response(year) *
                       paths_[pair.second].response(year);
            }
        }
        return sum;
    }

    const std::vector<MeasurePath>& paths_;
    CombinationRule rule_;
    std::vector<double> exponents_;
    std::vector<ActivePair> pairs_;
};

/// The adjusted rates of one order.
ByAgeYear adjusted(const ByAgeYear& baseline, const ByAgeYear& log_effect, const ByYear& advance,
                   const ByYear& ceiling_factor, const AgeAxis& ages, const YearAxis& years)
{
    ByAgeYear rates(baseline.rows(), baseline.cols());
    const Index last = ages.last();
    for (Index t = 0; t < years.size(); ++t) {
        ClockAdvance clock = clock_advance_in(advance, t, years.step());
        clock.level /= ages.width();
        for (Index a = 0; a <= last; ++a) {
            const auto rate_at = [&](int offset) {
                return a + offset <= last ? baseline(a + offset, t) : 0.0;
            };
            const double rate = advanced_rate(rate_at, clock);
            // No ceiling stays none for a rate of zero, where the product would not be a number.
            const double factor = ceiling_factor(t);
            const double maximum = std::isinf(factor) ? factor : factor * rate;
            rates(a, t) = adjusted_rate(rate, maximum, log_effect(a, t));
        }
    }
    return rates;
}

}  // namespace

std::vector<MeasurePath> measure_paths(const Package& package, const Catalogue& catalogue,
                                       const YearAxis& years)
{
    std::vector<MeasurePath> paths;
    for (const MeasureUse& use : package.uses) {
        const Measure& measure = catalogue.measures()[use.measure];
        const ByYear level = level_path(measure, use.intensity, years);
        const ByYear doses = dose(measure, level);
        paths.push_back(
            {use.measure, level, doses, lagged_response(doses, measure.lag_years, years.step())});
    }
    return paths;
}

PolicyEffects policy_effects(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                             const EffectRules& rules, const RatePaths& baseline)
{
    const Index ages = baseline.ages.size();
    const Index years = baseline.years.size();
    const Combiner combiner(paths, catalogue, rules);
    PolicyEffects effects;
    for (const RateSeries& series : all_series(baseline)) {
        const SeriesEffects of_series =
            series_effects(paths, catalogue, rules.evidence, baseline, series);
        effects.log_effect.push_back(combiner.log_effects(of_series, ages, years));
        effects.clock_advance.push_back(combiner.clock_advance(of_series, years + 1));
    }
    effects.infant_mortality =
        combiner.yearly(Target::infant_mortality, catalogue, rules.evidence, years);
    effects.sex_ratio_at_birth =
        combiner.yearly(Target::sex_ratio_at_birth, catalogue, rules.evidence, years);
    return effects;
}

RatePaths apply(const PolicyEffects& effects, const RatePaths& baseline, const Ceiling& ceiling)
{
    RatePaths rates = baseline;
    std::vector<ByAgeYear>& moved =
        rates.states ? rates.states->rates.by_transition : rates.births.by_order;
    for (std::size_t i = 0; i < moved.size(); ++i) {
        moved[i] = adjusted(moved[i], effects.log_effect[i], effects.clock_advance[i],
                            ceiling.factor[i], rates.ages, rates.years);
    }
    for (Index t = 0; t < rates.years.size(); ++t) {
        const double ratio = std::exp(effects.infant_mortality(t));
        for (const Sex sex : both_sexes) {
            double& survival = rates.survival_ratio[sex](0, t);
            survival = ratio == 1.0 ? survival : std::max(0.0, 1.0 - ratio * (1.0 - survival));
        }
        rates.sex_ratio_at_birth(t) *= std::exp(effects.sex_ratio_at_birth(t));
    }
    return rates;
}

}  // namespace natality
