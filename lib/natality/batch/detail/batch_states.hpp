#pragma once

/// \file
/// The years of the step by state for one vector of scenarios. Women of slot i at the start of a
/// year stand in slot i + 1 at its end.

#include <natality/batch/detail/batch_state_exits.hpp>

namespace natality::detail {

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
    double* to = now.out.women + lane_stride * now.year * now.problem.states * slots;
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
    const int terms = clock_terms<V>(problem.levers, levers);
    for (int year = 0; year < problem.levers.years; ++year) {
        const StateYear<V> now{problem,
                               levers,
                               work,
                               out,
                               year,
                               terms,
                               clock_weights<V>(problem.levers, levers, year)};
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
