#include <natality/measures/rate_effect.hpp>

#include <natality/measures/birth_orders.hpp>
#include <natality/measures/detail/series_effects.hpp>
#include <natality/measures/dose.hpp>
#include <natality/measures/rate_adjustment.hpp>
#include <natality/measures/response.hpp>

#include <algorithm>
#include <cmath>

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

    ByAgeYear log_effects(const SeriesEffects& series, Index ages, Index years) const
    {
        ByAgeYear combined = ByAgeYear::Zero(ages, years);
        Index like = 0;
        for (Index a = 0; a < ages; ++a) {
            // Neighbouring ages mostly share their effects, and ages nobody acts on have none.
            if (a > 0 && same_effects(series, a - 1, a)) {
                combined.row(a) = combined.row(like);
                continue;
            }
            like = a;
            for (Index t = 0; t < years && any_effect(series, a); ++t) {
                combined(a, t) = log_effect(series, a, t);
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
    static bool same_effects(const SeriesEffects& series, Index left, Index right)
    {
        return std::all_of(series.begin(), series.end(),
                           [&](const ByAge& beta) { return beta(left) == beta(right); });
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

    double log_effect(const SeriesEffects& series, Index age, Index year) const
    {
        std::vector<BarrierEffect> acting;
        acting.reserve(paths_.size());
        for (std::size_t m = 0; m < paths_.size(); ++m) {
            // Most measures leave most rates alone, or have not begun.
            const double effect = series[m](age) * paths_[m].response(year);
            if (effect != 0.0) {
                acting.push_back({effects_.clock[m].barrier, effect});
            }
        }
        // One alone has its own effect, by every rule.
        double sum =
            acting.size() == 1 ? acting.front().effect : combined(rule_, acting, substitutions_);
        for (const ActivePair& pair : pairs_) {
            if (series[pair.first](age) != 0.0 && series[pair.second](age) != 0.0) {
                sum += pair.gamma * paths_[pair.first].response(year) *
                       paths_[pair.second].response(year);
            }
        }
        return sum;
    }

    const std::vector<MeasurePath>& paths_;
    const MeasureEffects& effects_;
    CombinationRule rule_;
    std::vector<Substitution> substitutions_;
    std::vector<ActivePair> pairs_;
};

/// Ages at which the rate of an order stays 0 however far the clock runs ahead.
std::vector<bool> barren_ages(const ByAgeYear& rates)
{
    constexpr Index furthest = 3;
    std::vector<bool> barren;
    for (Index a = 0; a < rates.rows(); ++a) {
        const Index reach = std::min<Index>(furthest + 1, rates.rows() - a);
        barren.push_back((rates.middleRows(a, reach) == 0.0).all());
    }
    return barren;
}

/// Adjusts the rates of one order. In place: the clock looks at this and later ages alone, which
/// are adjusted after it.
void adjust(const ByAgeYear& log_effect, const ByYear& advance, const ByYear& ceiling_factor,
            const AgeAxis& ages, const YearAxis& years, ByAgeYear& rates)
{
    const Index last = ages.last();
    const std::vector<bool> barren = barren_ages(rates);
    for (Index t = 0; t < years.size(); ++t) {
        ClockAdvance clock = clock_advance_in(advance, t, years.step());
        clock.level /= ages.width();
        for (Index a = 0; a <= last; ++a) {
            if (barren[static_cast<std::size_t>(a)]) {
                continue;
            }
            const auto rate_at = [&](int offset) {
                return a + offset <= last ? rates(a + offset, t) : 0.0;
            };
            const double rate = advanced_rate(rate_at, clock);
            // No ceiling stays none for a rate of zero, where the product would not be a number.
            const double factor = ceiling_factor(t);
            const double maximum = std::isinf(factor) ? factor : factor * rate;
            rates(a, t) = adjusted_rate(rate, maximum, log_effect(a, t));
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
    for (const SeriesEffects& series : of_measures.quantum) {
        effects.log_effect.push_back(combiner.log_effects(series, ages, years));
    }
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
    return rates;
}

}  // namespace natality
