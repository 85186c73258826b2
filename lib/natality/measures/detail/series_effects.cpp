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
    /// Births of the first year per woman of each age; zero for unions.
    ByAge first_births;
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
        series.push_back({births.by_order[i].col(0),
                          std::min(static_cast<int>(i) + 1, highest_order), !births.has_orders(),
                          i == 0});
    }
    return series;
}

std::vector<RateSeries> series_of_states(const StatePaths& states)
{
    const StateSpace& space = states.rates.space;
    std::vector<RateSeries> series;
    for (std::size_t i = 0; i < space.transitions().size(); ++i) {
        const Transition& transition = space.transitions()[i];
        const bool is_birth = transition.kind == TransitionKind::birth;
        ByAge first_births = ByAge::Zero(states.start_shares.rows());
        if (is_birth) {
            first_births =
                states.rates.by_transition[i].col(0) * states.start_shares.col(transition.from);
        }
        const bool stands_for_unions = !space.chain().unions && transition.order == 1;
        series.push_back(
            {first_births, std::min(transition.order, highest_order), false, stands_for_unions});
    }
    return series;
}

/// All series of rates of a projection, in the order of PolicyEffects.
std::vector<RateSeries> all_series(const RatePaths& rates)
{
    return rates.states ? series_of_states(*rates.states) : series_of_orders(rates.births);
}

/// Log rate ratio of those effects of a measure that act, at full dose, by age.
template <class Acts>
ByAge effect_by_age(const Measure& measure, const AgeAxis& ages, double quantile, const Acts& acts)
{
    ByAge beta = ByAge::Zero(ages.size());
    for (const Effect& effect : measure.effects) {
        for (Index a = 0; acts(effect) && a < beta.size(); ++a) {
            if (effect.ages.contains(ages.lower(a))) {
                beta(a) += at(effect.log_effect, quantile);
            }
        }
    }
    return beta;
}

/// Effects of one measure at full dose, before its response is split into quantum and tempo.
class FullEffect {
public:
    FullEffect(const Measure& measure, const AgeAxis& ages, double quantile)
        : measure_(measure),
          ages_(ages),
          quantile_(quantile),
          on_unions_(effect_by_age(measure, ages, quantile, [](const Effect& effect) {
              return effect.target == Target::union_formation;
          }))
    {
    }

    /// β(a) on one series.
    [[nodiscard]] ByAge on(const RateSeries& series) const
    {
        if (series.order == 0) {
            return on_unions_;
        }
        return series.leads_from_unions ? ByAge(on_births(series) + on_unions_) : on_births(series);
    }

    /// β̄, the mean over the first year's births by order and age. Unions count as the first births
    /// they lead to; a measure that acts on both moves the clock once, by the stronger effect.
    [[nodiscard]] double mean(const std::vector<RateSeries>& all) const
    {
        double sum = 0.0;
        double births = 0.0;
        for (const RateSeries& series : all) {
            ByAge beta = on_births(series);
            if (series.order == 1) {
                beta = (beta.abs() >= on_unions_.abs()).select(beta, on_unions_);
            }
            sum += (beta * series.first_births).sum();
            births += series.first_births.sum();
        }
        return births > 0.0 ? sum / births : 0.0;
    }

private:
    [[nodiscard]] ByAge on_births(const RateSeries& series) const
    {
        return effect_by_age(measure_, ages_, quantile_, [&](const Effect& effect) {
            const std::vector<int>& orders = effect.orders;
            const bool names_order =
                orders.empty() || series.all_orders ||
                std::find(orders.begin(), orders.end(), series.order) != orders.end();
            return effect.target == Target::birth && series.order > 0 && names_order;
        });
    }

    const Measure& measure_;
    const AgeAxis& ages_;
    double quantile_;
    ByAge on_unions_;
};

}  // namespace

MeasureEffects measure_effects(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                               EvidenceLevel evidence, const RatePaths& rates)
{
    const std::vector<RateSeries> all = all_series(rates);
    MeasureEffects effects;
    effects.quantum.resize(all.size());
    for (const MeasurePath& path : paths) {
        const Measure& measure = catalogue.measures()[path.measure];
        const FullEffect full(measure, rates.ages, path.quantile(evidence));
        for (std::size_t i = 0; i < all.size(); ++i) {
            effects.quantum[i].emplace_back(measure.quantum_share * full.on(all[i]));
        }
        effects.barrier.push_back(catalogue.barrier_of(path.measure));
        effects.advance.push_back(clock_advance_path(path.response,
                                                     (1.0 - measure.quantum_share) * full.mean(all),
                                                     measure.half_life_years, rates.years.step()));
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

double yearly_effect(const Measure& measure, Target target, double quantile)
{
    double sum = 0.0;
    for (const Effect& effect : measure.effects) {
        if (effect.target == target) {
            sum += at(effect.log_effect, quantile);
        }
    }
    return sum;
}

}  // namespace natality::detail
