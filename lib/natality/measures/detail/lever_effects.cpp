#include <natality/measures/detail/lever_effects.hpp>

#include <natality/base/localized.hpp>
#include <natality/measures/detail/series_effects.hpp>

#include <algorithm>
#include <utility>

namespace natality::detail {

namespace {

/// The number of \p key among those known so far, which it joins if it is new.
template <class Key>
int number_of(const Key& key, std::vector<Key>& known)
{
    const auto found = std::find(known.begin(), known.end(), key);
    const auto number = static_cast<int>(found - known.begin());
    if (found == known.end()) {
        known.push_back(key);
    }
    return number;
}

QuantumEffects quantum_at(const SeriesEffects& series, Index age)
{
    QuantumEffects effects;
    for (const ByAge& of_measure : series) {
        effects.push_back(of_measure(age));
    }
    return effects;
}

bool is_zero(const std::vector<double>& values)
{
    return std::all_of(values.begin(), values.end(), [](double value) { return value == 0.0; });
}

std::vector<std::array<double, 2>> newborn_effects(const std::vector<MeasurePath>& paths,
                                                   const Catalogue& catalogue,
                                                   EvidenceLevel evidence)
{
    std::vector<std::array<double, 2>> effects;
    for (const MeasurePath& path : paths) {
        effects.push_back({yearly_effect(path, catalogue, Target::infant_mortality, evidence),
                           yearly_effect(path, catalogue, Target::sex_ratio_at_birth, evidence)});
    }
    return effects;
}

}  // namespace

DistinctEffects distinct_effects(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                                 EvidenceLevel evidence, const RatePaths& baseline)
{
    MeasureEffects of_measures = measure_effects(paths, catalogue, evidence, baseline);
    const std::vector<SeriesEffects>& series = of_measures.quantum;
    DistinctEffects distinct{.layout = without_levers(static_cast<Index>(series.size()),
                                                      baseline.ages.size(), baseline.years.size()),
                             .log_effects = {},
                             .clock = std::move(of_measures.clock),
                             .newborn = newborn_effects(paths, catalogue, evidence)};
    LeverLayout& layout = distinct.layout;
    for (std::size_t r = 0; r < series.size(); ++r) {
        for (Index a = 0; a < baseline.ages.size(); ++a) {
            const QuantumEffects here = quantum_at(series[r], a);
            layout.log_effect_of[r](a) =
                is_zero(here) ? no_lever : number_of(here, distinct.log_effects);
        }
    }
    layout.log_effects = static_cast<Index>(distinct.log_effects.size());
    layout.clock = std::any_of(distinct.clock.begin(), distinct.clock.end(),
                               [](const ClockEffect& effect) { return effect.moves(); });
    layout.newborn =
        std::any_of(distinct.newborn.begin(), distinct.newborn.end(), [](const auto& effects) {
            return effects != std::array{0.0, 0.0};
        });
    return distinct;
}

std::vector<Part> parts_of(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                           const EffectRules& rules)
{
    const bool all_add = rule_parts(rules.rule) == RuleParts::measures;
    std::vector<Part> parts(all_add ? paths.size() : catalogue.barriers().size());
    for (std::size_t m = 0; m < paths.size(); ++m) {
        parts[all_add ? m : catalogue.barrier_of(paths[m].measure)].measures.push_back(m);
    }
    std::erase_if(parts, [](const Part& part) { return part.measures.empty(); });
    for (const ActivePair& pair : active_pairs(paths, catalogue, rules)) {
        parts.push_back({{pair.first, pair.second}, pair.gamma});
    }
    return parts;
}

std::optional<LocalText> unexpressed(const std::vector<AskedOfLevers>& asked)
{
    const auto found = std::find_if_not(
        asked.begin(), asked.end(), [](const AskedOfLevers& each) { return each.is_expressed; });
    if (found == asked.end()) {
        return std::nullopt;
    }
    return localized("{} cannot be run side by side", found->what);
}

SubsetValues::SubsetValues(const std::vector<MeasurePath>& paths, const Catalogue& catalogue,
                           const EffectRules& rules, const DistinctEffects& effects, int step_years)
    : paths_(paths),
      effects_(effects),
      rule_(rules.rule),
      substitutions_(substitutions_of(catalogue, rules.evidence)),
      step_years_(step_years)
{
}

std::vector<double> SubsetValues::of(const Part& part, const std::vector<std::size_t>& in_use) const
{
    const ByYear advance =
        barrier_advance(effects_.clock, in_use, rule_, substitutions_, step_years_);
    std::vector<double> values;
    values.reserve(points() * size());
    for (std::size_t t = 0; t < points(); ++t) {
        for (const QuantumEffects& effect : effects_.log_effects) {
            values.push_back(part.gamma ? pair_effect(part, in_use, effect, t)
                                        : log_effect(in_use, effect, t));
        }
        if (effects_.layout.clock) {
            values.push_back(part.gamma ? 0.0 : advance(static_cast<Index>(t)));
        }
        for (std::size_t target = 0; effects_.layout.newborn && target < 2; ++target) {
            values.push_back(part.gamma ? 0.0 : newborn(in_use, target, t));
        }
    }
    return values;
}

double SubsetValues::response(std::size_t measure, std::size_t year) const
{
    const ByYear& path = paths_[measure].response;
    return year < static_cast<std::size_t>(path.size()) ? path(static_cast<Index>(year)) : 0.0;
}

double SubsetValues::log_effect(const std::vector<std::size_t>& in_use,
                                const QuantumEffects& effect, std::size_t year) const
{
    std::vector<BarrierEffect> acting;
    for (const std::size_t m : in_use) {
        acting.push_back({effects_.clock[m].barrier, effect[m] * response(m, year)});
    }
    return combined(rule_, acting, substitutions_);
}

double SubsetValues::newborn(const std::vector<std::size_t>& in_use, std::size_t target,
                             std::size_t year) const
{
    double sum = 0.0;
    for (const std::size_t m : in_use) {
        sum += effects_.newborn[m][target] * response(m, year);
    }
    return sum;
}

double SubsetValues::pair_effect(const Part& part, const std::vector<std::size_t>& in_use,
                                 const QuantumEffects& effect, std::size_t year) const
{
    const std::size_t first = part.measures.front();
    const std::size_t second = part.measures.back();
    const bool both_act = in_use.size() == 2 && effect[first] != 0.0 && effect[second] != 0.0;
    return both_act ? *part.gamma * response(first, year) * response(second, year) : 0.0;
}

}  // namespace natality::detail
