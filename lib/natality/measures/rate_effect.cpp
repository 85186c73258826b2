#include <natality/measures/rate_effect.hpp>

#include <natality/measures/birth_orders.hpp>
#include <natality/measures/detail/series_effects.hpp>
#include <natality/measures/dose.hpp>
#include <natality/measures/rate_adjustment.hpp>
#include <natality/measures/response.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace natality {

namespace {

using detail::ActivePair;
using detail::MeasureEffects;
using detail::SeriesEffects;

/// Combines the effects of a package at one age and year, order by order.
class Combiner {
public:
    /// Keeps references to \p paths and \p effects.
    Combiner(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
             const EffectRules& rules, const MeasureEffects& effects)
        : paths_(paths),
          effects_(effects),
          rule_(rules.rule),
          substitutions_(detail::substitutions_of(catalogue, rules.evidence)),
          pairs_(detail::active_pairs(paths, catalogue, rules))
    {
    }

    /// By series: log effects by age and year.
    std::vector<ByAgeYear> log_effects(Index ages, Index years) const
    {
        std::vector<ByAgeYear> combined;
        // Neighbouring ages and orders mostly share their effects: each is combined once.
        std::vector<Combined> known;
        std::vector<std::size_t> of_age(static_cast<std::size_t>(ages));
        for (const SeriesEffects& series : effects_.quantum) {
            for (Index a = 0; a < ages; ++a) {
                of_age[static_cast<std::size_t>(a)] = position_of(series, a, years, known);
            }
            ByAgeYear& table = combined.emplace_back(ages, years);
            for (Index t = 0; t < years; ++t) {
                for (Index a = 0; a < ages; ++a) {
                    table(a, t) = known[of_age[static_cast<std::size_t>(a)]].log_effects(t);
                }
            }
        }
        return combined;
    }

    ByYear clock_advance(Index points, int step_years) const
    {
        ByYear asked = ByYear::Zero(points);
        for (const std::vector<std::size_t>& together : measures_of_barriers()) {
            asked += detail::barrier_advance(effects_.clock, together, rule_, substitutions_,
                                             step_years);
        }
        ByYear advance = ByYear::Zero(points);
        for (Index t = 1; t < points; ++t) {
            advance(t) = limited_advance(asked(t), advance(t - 1), step_years);
        }
        return advance;
    }

    /// Combined z β of a target that is one number a year.
    ByYear yearly(Target target, const Catalogue& catalogue, EvidenceLevel evidence,
                  Index years) const
    {
        ByYear combined = ByYear::Zero(years);
        for (const MeasurePath& path : paths_) {
            combined += detail::yearly_effect(path, catalogue, target, evidence) * path.response;
        }
        return combined;
    }

private:
    /// The effects of a series at an age and what they make together, by year.
    struct Combined {
        const SeriesEffects* series;
        Index age;
        ByYear log_effects;
    };

    /// Where what the effects of an age make together stands in \p known, to which it is added.
    std::size_t position_of(const SeriesEffects& series, Index age, Index years,
                            std::vector<Combined>& known) const
    {
        const auto like = std::find_if(known.rbegin(), known.rend(), [&](const Combined& other) {
            return std::equal(series.begin(), series.end(), other.series->begin(),
                              [&](const ByAge& beta, const ByAge& other_beta) {
                                  return beta(age) == other_beta(other.age);
                              });
        });
        if (like != known.rend()) {
            return static_cast<std::size_t>(known.rend() - like) - 1;
        }
        known.push_back({&series, age,
                         any_effect(series, age) ? log_effects_of(series, age, years)
                                                 : ByYear(ByYear::Zero(years))});
        return known.size() - 1;
    }

    static bool any_effect(const SeriesEffects& series, Index age)
    {
        return std::any_of(series.begin(), series.end(),
                           [&](const ByAge& beta) { return beta(age) != 0.0; });
    }

    /// By barrier in use: positions of its measures in the package.
    std::vector<std::vector<std::size_t>> measures_of_barriers() const
    {
        std::vector<std::vector<std::size_t>> together(substitutions_.size());
        for (std::size_t m = 0; m < paths_.size(); ++m) {
            together[effects_.clock[m].barrier].push_back(m);
        }
        std::erase_if(together, [](const auto& measures) { return measures.empty(); });
        return together;
    }

    /// What the effects of an age make together, by year.
    ByYear log_effects_of(const SeriesEffects& series, Index age, Index years) const
    {
        ByYear log_effects(years);
        std::vector<BarrierEffect> acting;
        acting.reserve(paths_.size());
        for (Index t = 0; t < years; ++t) {
            acting.clear();
            for (std::size_t m = 0; m < paths_.size(); ++m) {
                // Most measures leave most rates alone, or have not begun.
                const double effect = series[m](age) * paths_[m].response(t);
                if (effect != 0.0) {
                    acting.push_back({effects_.clock[m].barrier, effect});
                }
            }
            // One alone has its own effect, by every rule.
            log_effects(t) = acting.size() == 1 ? acting.front().effect
                                                : combined(rule_, acting, substitutions_);
        }
        for (const ActivePair& pair : pairs_) {
            if (series[pair.first](age) != 0.0 && series[pair.second](age) != 0.0) {
                log_effects += pair.gamma * paths_[pair.first].response.head(years) *
                               paths_[pair.second].response.head(years);
            }
        }
        return log_effects;
    }

    const std::vector<MeasurePath>& paths_;
    const MeasureEffects& effects_;
    CombinationRule rule_;
    std::vector<Substitution> substitutions_;
    std::vector<ActivePair> pairs_;
};

/// Ages at which the rate of an order may be above 0 where the clock runs ahead.
std::vector<Index> fertile_ages(const ByAgeYear& rates)
{
    constexpr Index furthest = 3;
    Eigen::Array<bool, Eigen::Dynamic, 1> bears = rates.col(0) != 0.0;
    for (Index t = 1; t < rates.cols(); ++t) {
        bears = bears || (rates.col(t) != 0.0);
    }
    std::vector<Index> fertile;
    for (Index a = 0; a < bears.size(); ++a) {
        if (bears.segment(a, std::min(furthest + 1, bears.size() - a)).any()) {
            fertile.push_back(a);
        }
    }
    return fertile;
}

/// Adjusts the rates of one order. In place: the clock looks at this and later ages alone, which
/// are adjusted after it.
void adjust(const ByAgeYear& log_effect, const ByYear& advance, const ByYear& ceiling_factor,
            const AgeAxis& ages, const YearAxis& years, ByAgeYear& rates)
{
    const Index last = ages.last();
    const std::vector<Index> fertile = fertile_ages(rates);
    for (Index t = 0; t < years.size(); ++t) {
        ClockAdvance clock = clock_advance_in(advance, t, years.step());
        clock.level /= ages.width();
        // No ceiling stays none for a rate of zero, where the product would not be a number.
        const double factor = ceiling_factor(t);
        RateGrowth growth{0.0};
        for (const Index a : fertile) {
            const auto rate_at = [&](int offset) {
                return a + offset <= last ? rates(a + offset, t) : 0.0;
            };
            const double rate = advanced_rate(rate_at, clock);
            const double maximum = std::isinf(factor) ? factor : factor * rate;
            if (log_effect(a, t) != growth.log_effect()) {
                growth = RateGrowth(log_effect(a, t));
            }
            rates(a, t) = adjusted_rate(rate, maximum, growth);
        }
    }
}

/// Gives a path of the full level the doses of each birth order.
void tell_orders_apart(MeasurePath& path, const Measure& measure,
                       const std::vector<double>& level_by_order,
                       std::optional<double> pool_exponent)
{
    if (level_by_order.empty()) {
        return;
    }
    const Eigen::Map<const ByYear> levels(level_by_order.data(),
                                          static_cast<Index>(level_by_order.size()));
    const ByYear aimed_at = dose(measure, levels);
    const ByYear felt = felt_dose(measure, aimed_at, pool_exponent);
    for (Index order = 0; order < aimed_at.size(); ++order) {
        path.dose_by_order.emplace_back(aimed_at(order) * path.dose);
        path.felt_by_order.push_back(felt(order));
    }
    path.dose = path.dose_by_order.front();
    path.level = measure.reference + path.dose * (measure.full - measure.reference);
}

}  // namespace

double MeasurePath::felt(int order) const
{
    return felt_by_order.empty()
               ? 1.0
               : felt_by_order[static_cast<std::size_t>(std::clamp(order, 1, highest_order)) - 1];
}

std::vector<MeasurePath> measure_paths(const Package& package, const Catalogue& catalogue,
                                       const EffectSizes& sizes, const YearAxis& years,
                                       const std::string& region)
{
    std::vector<MeasurePath> paths;
    for (const MeasureUse& use : package.uses) {
        const Measure& measure = catalogue.measures()[use.measure];
        const auto pool_exponent = catalogue.pool_exponent(use.measure);
        Intensity intensity = use.intensity;
        if (!intensity.level_by_order.empty()) {
            // The full level's path in time, which each order then follows in its own measure.
            intensity.level = measure.full;
        }
        const ByYear level = level_path(measure, intensity, years, region);
        const ByYear seen = level_path(measure, announced(intensity), years, region);
        const ByYear felt = felt_dose(measure, dose(measure, seen), pool_exponent);
        paths.push_back({.measure = use.measure,
                         .level = level,
                         .dose = dose(measure, level),
                         .response = lagged_response(felt, measure.lag_years, years.step()),
                         .log_effects = sizes.of(use.measure),
                         .effect_quantile = use.effect_quantile});
        tell_orders_apart(paths.back(), measure, use.intensity.level_by_order, pool_exponent);
    }
    return paths;
}

std::vector<MeasurePath> measure_paths(const Package& package, const Catalogue& catalogue,
                                       const YearAxis& years, const std::string& region)
{
    return measure_paths(package, catalogue, EffectSizes(catalogue), years, region);
}

PolicyEffects policy_effects(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                             const EffectRules& rules, const RatePaths& baseline)
{
    const Index ages = baseline.ages.size();
    const Index years = baseline.years.size();
    const MeasureEffects of_measures =
        detail::measure_effects(paths, catalogue, rules.evidence, baseline);
    const Combiner combiner(paths, catalogue, rules, of_measures);
    PolicyEffects effects;
    effects.log_effect = combiner.log_effects(ages, years);
    effects.clock_advance = combiner.clock_advance(years + 1, baseline.years.step());
    effects.infant_mortality =
        combiner.yearly(Target::infant_mortality, catalogue, rules.evidence, years);
    effects.sex_ratio_at_birth =
        combiner.yearly(Target::sex_ratio_at_birth, catalogue, rules.evidence, years);
    return effects;
}

RatePaths apply(const PolicyEffects& effects, const RatePaths& baseline, const Ceiling& ceiling)
{
    RatePaths rates = baseline;
    apply_to(rates, effects, ceiling);
    return rates;
}

void apply_to(RatePaths& rates, const PolicyEffects& effects, const Ceiling& ceiling)
{
    std::vector<ByAgeYear>& moved =
        rates.states ? rates.states->rates.by_transition : rates.births.by_order;
    for (std::size_t i = 0; i < moved.size(); ++i) {
        adjust(effects.log_effect[i], effects.clock_advance, ceiling.factor[i], rates.ages,
               rates.years, moved[i]);
    }
    for (Index t = 0; t < rates.years.size(); ++t) {
        const double ratio = std::exp(effects.infant_mortality(t));
        for (const Sex sex : both_sexes) {
            double& survival = rates.survival_ratio[sex](0, t);
            survival = ratio == 1.0 ? survival : std::max(0.0, 1.0 - ratio * (1.0 - survival));
        }
        rates.sex_ratio_at_birth(t) *= std::exp(effects.sex_ratio_at_birth(t));
    }
}

}  // namespace natality
