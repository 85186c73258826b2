#pragma once

/// \file
/// Levers to rates and to newborn, for one vector of scenarios (docs/model.md, sections 5 and 6).
///
/// The ceiling multiplies the advanced baseline rate, so that the rate after policy is a ratio to
/// it that is common to all ages with the same log effect; and the advanced rate is a weighted sum
/// of the baseline's at the age and the next two.

#include <natality/batch/detail/batch_lanes.hpp>
#include <natality/batch/detail/batch_view.hpp>

namespace natality::detail {

/// The rate over the advanced baseline rate.
///
/// Below a ceiling of m times the baseline it is 1 + (m − 1)(1 − exp(−(e^η − 1)/(m − 1))) for η >
/// 0, else e^η. \param room m − 1.
template <class V>
[[gnu::always_inline]] inline V rate_ratio(V log_effect, double room)
{
    const V response = exponential_minus_one(log_effect);
    const V unlimited = response + 1.0;
    if (room == __builtin_inf()) {
        return unlimited;
    }
    if (room <= 0.0) {
        return minimum(unlimited, broadcast<V>(1.0));
    }
    const V exponent = maximum(response * (-1.0 / room), broadcast<V>(-exponent_bound));
    const V limited =
        multiply_add(exponential_minus_one(minimum(exponent, V{})), -room, broadcast<V>(1.0));
    return log_effect > 0.0 ? limited : unlimited;
}

/// Sets the ratios of a year.
template <class V>
inline void set_ratios(const LeverShapeView& shape, const LeversView& levers, int year,
                       double* ratio)
{
    const double* const log_effects = levers.log_effects + lane_stride * year * shape.log_effects;
    for (int i = 0; i < shape.ratios; ++i) {
        const RatioView& view = shape.ratio[i];
        const V log_effect = load<V>(log_effects + view.log_effect * lane_stride);
        store(ratio + i * lane_stride, rate_ratio(log_effect, view.room[year]));
    }
}

/// The ratio of a class of ages, set before.
template <class V>
[[gnu::always_inline]] inline V ratio_of(const AgeClassView& ages, const double* ratio)
{
    return ages.ratio < 0 ? broadcast<V>(1.0) : load<V>(ratio + ages.ratio * lane_stride);
}

/// How many of the clock's weights are not zero in some year and scenario.
template <class V>
inline int clock_terms(const LeverShapeView& shape, const LeversView& levers)
{
    V highest{};
    for (int t = 0; shape.clock && t <= shape.years; ++t) {
        highest = maximum(highest, load<V>(levers.advances + lane_stride * t));
    }
    const double groups = largest_lane(highest) / shape.step;
    return groups > 1.0 ? 3 : groups > 0.0 ? 2 : 1;
}

/// The fertility clock's advance in one year: 1 + ΔR times the share of the rate 0, 1 and 2 age
/// groups on.
template <class V>
struct ClockWeights {
    V here;
    V next;
    V after_next;
};

/// The share of the rate \p groups on in a rate \p level groups on, linear between groups.
template <class V>
[[gnu::always_inline]] inline V share_of_group(V level, double groups)
{
    const V distance = maximum(level - groups, groups - level);
    return maximum(1.0 - distance, V{});
}

template <class V>
[[gnu::always_inline]] inline ClockWeights<V> clock_weights(const LeverShapeView& shape,
                                                            const LeversView& levers, int year)
{
    if (!shape.clock) {
        return {broadcast<V>(1.0), V{}, V{}};
    }
    const double* const at_start = levers.advances + lane_stride * year;
    const V start = load<V>(at_start);
    const V end = load<V>(at_start + lane_stride);
    const V level = (start + end) * (0.5 / shape.step);
    const V speed = (end - start) / shape.step + 1.0;
    return {speed * share_of_group(level, 0.0), speed * share_of_group(level, 1.0),
            speed * share_of_group(level, 2.0)};
}

/// Girls and boys of a year's births who survive to its end.
template <class V>
inline void survive_newborn(const NewbornView& newborn, const LeverShapeView& shape,
                            const LeversView& levers, int year, V births, const OutputView& out)
{
    V sex_ratio = broadcast<V>(newborn.sex_ratio[year]);
    V survival_female = broadcast<V>(newborn.survival_female[year]);
    V survival_male = broadcast<V>(newborn.survival_male[year]);
    if (shape.newborn) {
        const double* const lever = levers.newborn + lane_stride * 2 * year;
        const V more_deaths = exponential_minus_one(load<V>(lever));
        survival_female = maximum(survival_female - more_deaths * (1.0 - survival_female), V{});
        survival_male = maximum(survival_male - more_deaths * (1.0 - survival_male), V{});
        sex_ratio += sex_ratio * exponential_minus_one(load<V>(lever + lane_stride));
    }
    const V girls = births / (1.0 + sex_ratio);
    store(out.births + year * lane_stride, births);
    store(out.girls + year * lane_stride, survival_female * girls);
    store(out.boys + year * lane_stride, survival_male * (births - girls));
}

}  // namespace natality::detail
