#pragma once

/// \file
/// The events out of each state in one year, for one vector of scenarios (docs/model.md, section
/// 4): the arithmetic of state_step.cpp, oldest cohort first and in place.

#include <natality/batch/detail/batch_state_year.hpp>

namespace natality::detail {

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

}  // namespace natality::detail
