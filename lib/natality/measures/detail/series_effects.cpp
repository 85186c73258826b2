#include <natality/measures/detail/series_effects.hpp>

#include <natality/measures/response.hpp>

#include <algorithm>
#include <string>

namespace natality::detail {

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
SeriesEffects effects_on(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                         EvidenceLevel evidence, const RatePaths& rates, const RateSeries& series)
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

}  // namespace

std::vector<SeriesEffects> series_effects(const std::vector<MeasurePath>& paths,
                                          const Catalogue& catalogue, EvidenceLevel evidence,
                                          const RatePaths& rates)
{
    std::vector<SeriesEffects> effects;
    for (const RateSeries& series : all_series(rates)) {
        effects.push_back(effects_on(paths, catalogue, evidence, rates, series));
    }
    return effects;
}

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

double yearly_effect(const Measure& measure, Target target, EvidenceLevel evidence)
{
    double sum = 0.0;
    for (const Effect& effect : measure.effects) {
        if (effect.target == target) {
            sum += at(effect.log_effect, evidence);
        }
    }
    return sum;
}

}  // namespace natality::detail
