#pragma once

/// \file
/// What a year of the step by state multiplies women by, for one vector of scenarios: survival,
/// migration and woman-years of every cohort, and rates after policy.

#include <natality/batch/detail/batch_rates.hpp>

namespace natality::detail {

/// One group of scenarios in one year of the step by state.
template <class V>
struct StateYear {
    const StateProblemView& problem;
    const LeversView& levers;
    const WorkspaceView& work;
    const OutputView& out;
    int year;
    /// How many of the clock's weights are ever not zero, and those of the year.
    int clock_terms = 1;
    ClockWeights<V> clock{};

    /// Slots of a year's table of the problem that has one entry more than slots.
    const double* of_year(const double* table) const
    {
        return table + std::ptrdiff_t{year} * (problem.slots + 1);
    }
    double* women(int state) const
    {
        return work.women + lane_stride * state * (problem.slots + 1);
    }
    double* inflow(int state) const
    {
        return work.inflow + lane_stride * state * (problem.slots + 1);
    }
};

/// Women of a slot at the start of the year who were born after the start of the projection.
template <class V>
[[gnu::always_inline]] inline V young_women(const StateYear<V>& now, int slot)
{
    const int cohort = now.year - 1 - (now.problem.first_age + slot);
    const V girls = load<V>(now.out.girls + cohort * lane_stride);
    return multiply_add(girls, now.of_year(now.problem.survivorship)[slot],
                        broadcast<V>(now.of_year(now.problem.fixed_women)[slot]));
}

/// How many slots hold women born after the start of the projection.
template <class V>
inline int young_slots(const StateYear<V>& now)
{
    const int young = now.year - now.problem.first_age;
    return young < 0 ? 0 : young > now.problem.slots ? now.problem.slots : young;
}

template <class V>
inline void broadcast_line(double* line, double value)
{
    store(line, broadcast<V>(value));
}

/// Spreads the factors of the cohorts alive at the start over the lanes.
template <class V, MigrationKind Kind>
inline void set_common_factors(const StateYear<V>& now, int first)
{
    const StateProblemView& problem = now.problem;
    for (int i = first; i < problem.slots; ++i) {
        if constexpr (Kind == MigrationKind::even) {
            broadcast_line<V>(now.work.present + i * lane_stride, now.of_year(problem.present)[i]);
            broadcast_line<V>(now.work.arriving + i * lane_stride,
                              now.of_year(problem.arriving)[i]);
        }
        if constexpr (Kind == MigrationKind::end) {
            broadcast_line<V>(now.work.growth + (i + 1) * lane_stride,
                              now.of_year(problem.growth)[i + 1]);
        }
        broadcast_line<V>(now.work.inverse_exposure + (i + 1) * lane_stride,
                          now.of_year(problem.inverse_exposure)[i + 1]);
    }
}

/// The same factors for cohorts born after the start, whose size differs between scenarios.
template <class V, MigrationKind Kind>
inline void set_young_factors(const StateYear<V>& now, int young)
{
    const StateProblemView& problem = now.problem;
    const double* const survival = problem.survival + now.year * problem.slots;
    const double* const migrants = now.of_year(problem.migrants);
    const V zero{};
    V fewest = load<V>(now.out.fewest_women);
    V arrived_before{};
    for (int i = 0; i < young; ++i) {
        const V women = young_women(now, i);
        fewest = minimum(fewest, women);
        V present = women;
        V arrived = women * survival[i];
        if constexpr (Kind == MigrationKind::even) {
            present = women + migrants[i];
            arrived = multiply_add(present, survival[i], broadcast<V>(migrants[i + 1]));
            const V inverse = 1.0 / women;
            store(now.work.present + i * lane_stride, present * inverse);
            store(now.work.arriving + i * lane_stride, arrived * inverse);
        }
        if constexpr (Kind == MigrationKind::end) {
            store(now.work.growth + (i + 1) * lane_stride, (arrived + migrants[i + 1]) / arrived);
        }
        const V exposure = present + arrived_before;
        store(now.work.inverse_exposure + i * lane_stride, exposure > 0.0 ? 2.0 / exposure : zero);
        arrived_before = arrived;
    }
    if (young > 0 && young < problem.slots) {
        // The oldest of the young arrive where the youngest of the others were.
        const double early_migrants = Kind == MigrationKind::even ? migrants[young] : 0.0;
        const V exposure =
            arrived_before + (now.of_year(problem.fixed_women)[young] + early_migrants);
        store(now.work.inverse_exposure + young * lane_stride,
              exposure > 0.0 ? 2.0 / exposure : zero);
    }
    store(now.out.fewest_women, fewest);
}

/// Half rates after policy at the ages of one class. \tparam Terms clock weights that are not zero.
template <class V, int Terms>
[[gnu::always_inline]] inline void set_class_half_rates(const AgeClassView& ages, V ratio,
                                                        const ClockWeights<V>& clock,
                                                        const double* baseline, double* half_rate)
{
    const V here = ratio * clock.here;
    const V next = ratio * clock.next;
    const V after_next = ratio * clock.after_next;
    for (int i = ages.first; i <= ages.last; ++i) {
        V rate = here * baseline[i];
        if constexpr (Terms > 1) {
            rate = multiply_add(next, baseline[i + 1], rate);
        }
        if constexpr (Terms > 2) {
            rate = multiply_add(after_next, baseline[i + 2], rate);
        }
        store(half_rate + i * lane_stride, rate);
    }
}

template <class V, int Terms>
inline void set_half_rates(const StateYear<V>& now, int transition, double* half_rate)
{
    const RateLeverView& rate = now.problem.levers.rate[transition];
    const ClockWeights<V> clock = now.clock;
    const double* const baseline =
        now.problem.transitions[transition].half_rate + now.year * (now.problem.slots + 2);
    for (int c = 0; c < rate.class_count; ++c) {
        const AgeClassView ages = rate.classes[c];
        set_class_half_rates<V, Terms>(ages, ratio_of<V>(ages, now.work.ratio), clock, baseline,
                                       half_rate);
    }
}

/// Half of a transition's rates after policy, by slot; slot 0 is left alone.
template <class V>
inline void set_half_rates(const StateYear<V>& now, int transition, double* half_rate)
{
    switch (now.clock_terms) {
    case 1:
        return set_half_rates<V, 1>(now, transition, half_rate);
    case 2:
        return set_half_rates<V, 2>(now, transition, half_rate);
    default:
        return set_half_rates<V, 3>(now, transition, half_rate);
    }
}

}  // namespace natality::detail
