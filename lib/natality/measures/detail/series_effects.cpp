#include <natality/measures/detail/series_effects.hpp>

#include <natality/measures/birth_orders.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace natality::detail {

namespace {

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
        series.push_back({births.by_order[i].col(0), told_order(static_cast<int>(i) + 1),
                          !births.has_orders(), i == 0});
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
        series.push_back({first_births, told_order(transition.order), false, stands_for_unions});
    }
    return series;
}

/// All series of rates of a projection, in the order of PolicyEffects.
std::vector<RateSeries> all_series(const RatePaths& rates)
{
    return rates.states ? series_of_states(*rates.states) : series_of_orders(rates.births);
}

/// Effects of one measure at full dose, before its response is split into quantum and tempo.
class FullEffect {
public:
    /// Keeps references to \p effects, \p ages and \p path.
    /// \param sizes log rate ratio of each effect.
    /// \param path of the measure; its levels may differ by birth order.
    FullEffect(const std::vector<Effect>& effects, std::vector<double> sizes, const AgeAxis& ages,
               const MeasurePath& path)
        : effects_(effects),
          sizes_(std::move(sizes)),
          ages_(ages),
          path_(path),
          on_unions_(path.felt(1) * by_age([](const Effect& effect) {
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
    /// Log rate ratio of those effects that act, at full dose, by age.
    template <class Acts>
    [[nodiscard]] ByAge by_age(const Acts& acts) const
    {
        ByAge beta = ByAge::Zero(ages_.size());
        for (std::size_t i = 0; i < effects_.size(); ++i) {
            for (Index a = 0; acts(effects_[i]) && a < beta.size(); ++a) {
                if (effects_[i].ages.contains(ages_.lower(a))) {
                    beta(a) += sizes_[i];
                }
            }
        }
        return beta;
    }

    [[nodiscard]] ByAge on_births(const RateSeries& series) const
    {
        return path_.felt(series.order) * by_age([&](const Effect& effect) {
                   return effect.target == Target::birth && series.order > 0 &&
                          (series.all_orders || acts_on_order(effect, series.order));
               });
    }

    const std::vector<Effect>& effects_;
    std::vector<double> sizes_;
    const AgeAxis& ages_;
    const MeasurePath& path_;
    ByAge on_unions_;
};

std::vector<double> sizes_at(const std::vector<Range>& log_effects, double quantile)
{
    std::vector<double> sizes;
    for (const Range& log_effect : log_effects) {
        sizes.push_back(at(log_effect, quantile));
    }
    return sizes;
}

}  // namespace

MeasureEffects measure_effects(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                               EvidenceLevel evidence, const RatePaths& rates)
{
    const std::vector<RateSeries> all = all_series(rates);
    MeasureEffects effects;
    effects.quantum.resize(all.size());
    for (const MeasurePath& path : paths) {
        const Measure& measure = catalogue.measures()[path.measure];
        const FullEffect full(measure.effects, sizes_at(path.log_effects, path.quantile(evidence)),
                              rates.ages, path);
        for (std::size_t i = 0; i < all.size(); ++i) {
            effects.quantum[i].emplace_back(measure.quantum_share * full.on(all[i]));
        }
        effects.clock.push_back({.barrier = catalogue.barrier_of(path.measure),
                                 .mean_effect = full.mean(all),
                                 .quantum_share = measure.quantum_share,
                                 .half_life_years = measure.half_life_years,
                                 .response = path.response});
    }
    return effects;
}

std::vector<ActivePair> active_pairs(const std::vector<MeasurePath>& paths,
                                     const Catalogue& catalogue, const EffectRules& rules)
{
    std::vector<ActivePair> active;
    if (!has_pairs(rules.rule)) {
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

std::vector<Substitution> substitutions_of(const Catalogue& catalogue, EvidenceLevel evidence)
{
    const EvidenceLevel overlap_level = evidence == EvidenceLevel::low    ? EvidenceLevel::high
                                        : evidence == EvidenceLevel::high ? EvidenceLevel::low
                                                                          : EvidenceLevel::central;
    std::vector<Substitution> substitutions;
    for (const Barrier& barrier : catalogue.barriers()) {
        substitutions.push_back(
            {.overlap = at(barrier.overlap, overlap_level),
             .pool_exponent = barrier.pool ? std::optional(barrier.pool->exponent) : std::nullopt});
    }
    return substitutions;
}

double yearly_effect(const MeasurePath& path, const Catalogue& catalogue, Target target,
                     EvidenceLevel evidence)
{
    const std::vector<Effect>& effects = catalogue.measures()[path.measure].effects;
    double sum = 0.0;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        if (effects[i].target == target) {
            sum += at(path.log_effects[i], path.quantile(evidence));
        }
    }
    return path.felt(1) * sum;
}

}  // namespace natality::detail
