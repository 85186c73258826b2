#pragma once

/// \file
/// The year step with life-course states for one vector of scenarios (docs/model.md, section 4):
/// the arithmetic of state_step.cpp, oldest cohort first and in place. Women of slot i at the start
/// of a year stand in slot i + 1 at its end.

#include <natality/projection/detail/batch_rates.hpp>

namespace natality::detail {

/// One group of scenarios in one year of the step by state.
template <class V>
struct StateYear {
    const StateProblemView& problem;
    const LeversView& levers;
    const WorkspaceView& work;
    const OutputView& out;
    int year;

    /// Slots of a year's table of the problem that has one entry more than slots.
    const double* of_year(const double* table) const { return table + year * (problem.slots + 1); }
    double* women(int state) const
    {
        return work.women + state * (problem.slots + 1) * lane_stride;
    }
    double* inflow(int state) const
    {
        return work.inflow + state * (problem.slots + 1) * lane_stride;
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
    const LeverShapeView& shape = now.problem.levers;
    const RateLeverView& rate = shape.rate[transition];
    const ClockWeights<V> clock = clock_weights<V>(shape, rate, now.levers, now.year);
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
    switch (now.work.clock_terms[transition]) {
    case 1:
        return set_half_rates<V, 1>(now, transition, half_rate);
    case 2:
        return set_half_rates<V, 2>(now, transition, half_rate);
    default:
        return set_half_rates<V, 3>(now, transition, half_rate);
    }
}

/// Sums over the ages of one transition.
template <class V>
struct EventSums {
    V events{};
    /// Events per woman-year, all women of the age.
    V rates{};
};

template <class V>
inline void write_sums(const StateYear<V>& now, int transition, const EventSums<V>& sums)
{
    const int row = now.year * now.problem.levers.rates + transition;
    store(now.out.events + row * lane_stride, sums.events);
    store(now.out.rate_sums + row * lane_stride, sums.rates);
}

/// Women of one state and slot in the year, before its events.
template <class V>
struct Cohort {
    /// At the start, with the migrants of the first half.
    V present;
    /// At the end, with the migrants of the second half and those who came from lower states.
    V available;
};

/// One state in one year: what its women are multiplied by. A copy, so that the loops over ages
/// know that nothing they store changes it.
template <class V, MigrationKind Kind>
struct StateLines {
    double* women;
    const double* inflow;
    const double* survival;
    const double* present;
    const double* arriving;
    const double* growth;
    const double* inverse_exposure;

    StateLines(const StateYear<V>& now, int state)
        : women(now.women(state)),
          inflow(now.inflow(state)),
          survival(now.problem.survival + now.year * now.problem.slots),
          present(now.work.present),
          arriving(now.work.arriving),
          growth(now.work.growth),
          inverse_exposure(now.work.inverse_exposure)
    {
    }

    [[gnu::always_inline]] Cohort<V> cohort(int slot) const
    {
        const V start = load<V>(women + slot * lane_stride);
        const V entered = load<V>(inflow + slot * lane_stride);
        if constexpr (Kind == MigrationKind::even) {
            return {start * load<V>(present + slot * lane_stride),
                    multiply_add(start, load<V>(arriving + slot * lane_stride), entered)};
        } else {
            return {start, multiply_add(start, survival[slot], entered)};
        }
    }

    /// Sets the women of a slot at the end of the year, with the migrants who come last.
    [[gnu::always_inline]] void settle(int slot, V staying) const
    {
        if constexpr (Kind == MigrationKind::end) {
            staying = staying * load<V>(growth + slot * lane_stride);
        }
        store(women + slot * lane_stride, staying);
    }

    /// Adds the events of an age to the sum of its rates.
    [[gnu::always_inline]] void add(EventSums<V>& sums, int slot, V events) const
    {
        sums.rates =
            multiply_add(events, load<V>(inverse_exposure + slot * lane_stride), sums.rates);
    }
};

/// The events out of a state with one exit. \tparam Adds whether others came to the next state too.
template <class V, MigrationKind Kind, bool Adds>
inline void leave_by_one_exit(const StateYear<V>& now, int transition)
{
    const TransitionView exit = now.problem.transitions[transition];
    const StateLines<V, Kind> state(now, exit.from);
    const double* const half_rate = now.work.half_rate;
    double* const outflow = now.inflow(exit.to);
    const int slots = now.problem.slots;
    set_half_rates(now, transition, now.work.half_rate);
    EventSums<V> sums;
    V next_rate{};
    V first_half_of_next{};
    for (int i = slots - 1; i >= 0; --i) {
        const Cohort<V> cohort = state.cohort(i);
        const V rate = load<V>(half_rate + i * lane_stride);
        const V first_half = minimum(rate * cohort.present, maximum(cohort.available, V{}));
        const V staying = (cohort.available - first_half) / (1.0 + next_rate);
        const V second_half = next_rate * staying;
        const V events = first_half + second_half;
        double* const target = outflow + i * lane_stride;
        store(target, Adds ? load<V>(target) + events : events);
        state.settle(i + 1, staying);
        sums.events += events;
        state.add(sums, i + 1, second_half + first_half_of_next);
        next_rate = rate;
        first_half_of_next = first_half;
    }
    write_sums(now, transition, sums);
}

/// The events out of a state with two exits: solved for their sum, which is then split.
template <class V, MigrationKind Kind>
inline void leave_by_two_exits(const StateYear<V>& now, int transition)
{
    const TransitionView* const exits = now.problem.transitions + transition;
    const StateLines<V, Kind> state(now, exits[0].from);
    const double* const half_rate[2] = {now.work.half_rate, now.work.other_half_rate};
    double* const outflow[2] = {now.inflow(exits[0].to), now.inflow(exits[1].to)};
    const int slots = now.problem.slots;
    set_half_rates(now, transition, now.work.half_rate);
    set_half_rates(now, transition + 1, now.work.other_half_rate);
    EventSums<V> sums[2];
    V next_rate[2]{};
    V first_half_of_next[2]{};
    for (int i = slots - 1; i >= 0; --i) {
        const Cohort<V> cohort = state.cohort(i);
        const V rate[2] = {load<V>(half_rate[0] + i * lane_stride),
                           load<V>(half_rate[1] + i * lane_stride)};
        const V total_rate = rate[0] + rate[1];
        const V first_half = minimum(total_rate * cohort.present, maximum(cohort.available, V{}));
        const V per_rate = total_rate > 0.0 ? first_half / total_rate : V{};
        const V staying = (cohort.available - first_half) / (1.0 + (next_rate[0] + next_rate[1]));
        state.settle(i + 1, staying);
        for (int exit = 0; exit < 2; ++exit) {
            const V own_first_half = per_rate * rate[exit];
            const V second_half = next_rate[exit] * staying;
            const V events = own_first_half + second_half;
            store(outflow[exit] + i * lane_stride, events);
            sums[exit].events += events;
            state.add(sums[exit], i + 1, second_half + first_half_of_next[exit]);
            next_rate[exit] = rate[exit];
            first_half_of_next[exit] = own_first_half;
        }
    }
    write_sums(now, transition, sums[0]);
    write_sums(now, transition + 1, sums[1]);
}

/// Births of the last state, which keeps its women.
template <class V, MigrationKind Kind>
inline void bear_in_last_state(const StateYear<V>& now, int transition)
{
    const StateLines<V, Kind> state(now, now.problem.transitions[transition].from);
    const double* const half_rate = now.work.half_rate;
    const int slots = now.problem.slots;
    set_half_rates(now, transition, now.work.half_rate);
    EventSums<V> sums;
    V next_rate{};
    V present_next{};
    for (int i = slots - 1; i >= 0; --i) {
        const Cohort<V> cohort = state.cohort(i);
        const V events = next_rate * (present_next + cohort.available);
        state.settle(i + 1, cohort.available);
        sums.events += events;
        state.add(sums, i + 1, events);
        next_rate = load<V>(half_rate + i * lane_stride);
        present_next = cohort.present;
    }
    write_sums(now, transition, sums);
}

/// The events out of one state.
template <class V, MigrationKind Kind>
inline void leave(const StateYear<V>& now, int state)
{
    const StateProblemView& problem = now.problem;
    const int transition = problem.first_exit[state];
    if (state == problem.states - 1) {
        bear_in_last_state<V, Kind>(now, transition);
    } else if (problem.exit_count[state] == 2) {
        leave_by_two_exits<V, Kind>(now, transition);
    } else if (state > 0 && problem.exit_count[state - 1] == 2) {
        leave_by_one_exit<V, Kind, true>(now, transition);
    } else {
        leave_by_one_exit<V, Kind, false>(now, transition);
    }
}

/// Gives ages without women the shares by state of the next younger.
template <class V>
inline void fill(const StateYear<V>& now, const SlotListView& empty)
{
    for (int e = 0; e < empty.count; ++e) {
        const int slot = empty.slots[e];
        // Below the fertile ages, at slot 0, everybody is in the lowest state.
        const bool has_states_below = slot > 1;
        V younger{};
        for (int k = 0; has_states_below && k < now.problem.states; ++k) {
            younger += load<V>(now.women(k) + (slot - 1) * lane_stride);
        }
        for (int k = 0; k < now.problem.states; ++k) {
            const V share = has_states_below
                                ? load<V>(now.women(k) + (slot - 1) * lane_stride) / younger
                                : broadcast<V>(k == 0 ? 1.0 : 0.0);
            store(now.women(k) + slot * lane_stride, share);
        }
    }
}

/// A year that leaves some age without women, or gives it the first: the migrants of the end wait
/// until the ages without women are filled.
template <class V, MigrationKind Kind>
inline void leave_with_empty_ages(const StateYear<V>& now)
{
    constexpr MigrationKind within = Kind == MigrationKind::end ? MigrationKind::none : Kind;
    fill(now, now.problem.filled_before[now.year]);
    for (int k = 0; k < now.problem.states; ++k) {
        leave<V, within>(now, k);
    }
    fill(now, now.problem.filled_after[now.year]);
    for (int k = 0; Kind == MigrationKind::end && k < now.problem.states; ++k) {
        const StateLines<V, Kind> state(now, k);
        for (int i = 1; i <= now.problem.slots; ++i) {
            state.settle(i, load<V>(state.women + i * lane_stride));
        }
    }
    const SlotListView& emptied = now.problem.emptied[now.year];
    for (int k = 0; k < now.problem.states; ++k) {
        for (int e = 0; e < emptied.count; ++e) {
            store(now.women(k) + emptied.slots[e] * lane_stride, V{});
        }
    }
}

template <class V>
inline bool has_empty_ages(const StateYear<V>& now)
{
    const StateProblemView& problem = now.problem;
    return problem.filled_before[now.year].count + problem.filled_after[now.year].count +
               problem.emptied[now.year].count >
           0;
}

/// Sets the women of the youngest slot at the start of the year: all in the lowest state.
template <class V>
inline void enter_fertile_ages(const StateYear<V>& now)
{
    const bool young = now.year > now.problem.first_age;
    const V women =
        young ? young_women(now, 0) : broadcast<V>(now.of_year(now.problem.fixed_women)[0]);
    store(now.women(0), women);
}

template <class V>
inline void copy_women(const StateYear<V>& now)
{
    const int slots = now.problem.slots;
    double* to = now.out.women + now.year * now.problem.states * slots * lane_stride;
    for (int k = 0; k < now.problem.states; ++k) {
        for (int i = 0; i < slots; ++i, to += lane_stride) {
            store(to, load<V>(now.women(k) + i * lane_stride));
        }
    }
}

template <class V, MigrationKind Kind>
inline void advance_one_year(const StateYear<V>& now)
{
    const StateProblemView& problem = now.problem;
    const int young = young_slots(now);
    set_common_factors<V, Kind>(now, young);
    set_young_factors<V, Kind>(now, young);
    set_ratios<V>(problem.levers, now.levers, now.year, now.work.ratio);
    if (has_empty_ages(now)) {
        leave_with_empty_ages<V, Kind>(now);
    } else {
        for (int k = 0; k < problem.states; ++k) {
            leave<V, Kind>(now, k);
        }
    }
    V births{};
    const int first_row = now.year * problem.levers.rates;
    for (int r = 0; r < problem.levers.rates; ++r) {
        if (problem.transitions[r].is_birth) {
            births += load<V>(now.out.events + (first_row + r) * lane_stride);
        }
    }
    survive_newborn(problem.newborn, problem.levers, now.levers, now.year, births, now.out);
}

/// Women by state at the start, and nobody on the way into the lowest.
template <class V>
inline void start_women(const StateYear<V>& now)
{
    const int slots = now.problem.slots;
    const double* start = now.problem.start_women;
    for (int k = 0; k < now.problem.states; ++k) {
        for (int i = 0; i < slots; ++i) {
            broadcast_line<V>(now.women(k) + i * lane_stride, *start++);
        }
    }
    for (int i = 0; i <= slots; ++i) {
        broadcast_line<V>(now.inflow(0) + i * lane_stride, 0.0);
    }
    broadcast_line<V>(now.work.half_rate, 0.0);
    broadcast_line<V>(now.work.other_half_rate, 0.0);
    broadcast_line<V>(now.out.fewest_women, __builtin_inf());
}

template <class V, MigrationKind Kind>
inline void advance_years(const StateProblemView& problem, const LeversView& levers,
                          const WorkspaceView& work, const OutputView& out)
{
    start_women(StateYear<V>{problem, levers, work, out, 0});
    set_clock_terms<V>(problem.levers, levers, work.clock_terms);
    for (int year = 0; year < problem.levers.years; ++year) {
        const StateYear<V> now{problem, levers, work, out, year};
        enter_fertile_ages(now);
        if (out.women != nullptr) {
            copy_women(now);
        }
        advance_one_year<V, Kind>(now);
    }
    if (out.women != nullptr) {
        const StateYear<V> end{problem, levers, work, out, problem.levers.years};
        enter_fertile_ages(end);
        copy_women(end);
    }
}

}  // namespace natality::detail
