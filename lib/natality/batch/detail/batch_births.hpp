#pragma once

/// \file
/// The year step with all women alike in renewal form, for one vector of scenarios (docs/model.md,
/// sections 3 and 9): births of a year are linear in the birth series so far.

#include <natality/batch/detail/batch_rates.hpp>

namespace natality::detail {

/// Births of one class of one order, but for its ratio. \tparam Terms weights that are not zero.
template <class V, int Terms>
[[gnu::always_inline]] inline V advanced_births(const BirthCoefficientsView& ages,
                                                const double* girls, const ClockWeights<V>& clock)
{
    V here = broadcast<V>(ages.fixed[0]);
    V next = broadcast<V>(ages.fixed[1]);
    V after_next = broadcast<V>(ages.fixed[2]);
    const double* coefficient = ages.by_cohort;
    const double* line = girls + ages.first_cohort * lane_stride;
    for (int b = 0; b < ages.cohorts; ++b, coefficient += 3, line += lane_stride) {
        const V born = load<V>(line);
        here = multiply_add(born, coefficient[0], here);
        if constexpr (Terms > 1) {
            next = multiply_add(born, coefficient[1], next);
        }
        if constexpr (Terms > 2) {
            after_next = multiply_add(born, coefficient[2], after_next);
        }
    }
    V births = clock.here * here;
    if constexpr (Terms > 1) {
        births = multiply_add(clock.next, next, births);
    }
    if constexpr (Terms > 2) {
        births = multiply_add(clock.after_next, after_next, births);
    }
    return births;
}

/// Births of one order and the sum of its rates, in one year.
template <class V>
struct OrderBirths {
    V births{};
    V rate_sum{};
};

template <class V, int Terms>
inline OrderBirths<V> births_of_order(const RateLeverView& rate, const BirthCoefficientsView* ages,
                                      const ClockWeights<V>& clock, const double* ratio,
                                      const double* girls)
{
    OrderBirths<V> sum;
    for (int c = 0; c < rate.class_count; ++c) {
        const V own_ratio = ratio_of<V>(rate.classes[c], ratio);
        const BirthCoefficientsView& own = ages[c];
        sum.births =
            multiply_add(own_ratio, advanced_births<V, Terms>(own, girls, clock), sum.births);
        const V rates =
            multiply_add(clock.after_next, own.rate_sum[2],
                         multiply_add(clock.next, own.rate_sum[1], clock.here * own.rate_sum[0]));
        sum.rate_sum = multiply_add(own_ratio, rates, sum.rate_sum);
    }
    return sum;
}

template <class V>
inline OrderBirths<V>
births_of_order(int terms, const RateLeverView& rate, const BirthCoefficientsView* ages,
                const ClockWeights<V>& clock, const double* ratio, const double* girls)
{
    switch (terms) {
    case 1:
        return births_of_order<V, 1>(rate, ages, clock, ratio, girls);
    case 2:
        return births_of_order<V, 2>(rate, ages, clock, ratio, girls);
    default:
        return births_of_order<V, 3>(rate, ages, clock, ratio, girls);
    }
}

template <class V>
inline void bear_in_year(const BirthProblemView& problem, const LeversView& levers,
                         const WorkspaceView& work, const OutputView& out, int terms, int year)
{
    const LeverShapeView& shape = problem.levers;
    const ClockWeights<V> clock = clock_weights<V>(shape, levers, year);
    set_ratios<V>(shape, levers, year, work.ratio);
    const BirthCoefficientsView* ages =
        problem.coefficients + std::ptrdiff_t{year} * problem.classes;
    V all_births{};
    for (int r = 0; r < shape.rates; ++r) {
        const RateLeverView& rate = shape.rate[r];
        const OrderBirths<V> of_order =
            births_of_order(terms, rate, ages, clock, work.ratio, out.girls);
        ages += rate.class_count;
        const int row = year * shape.rates + r;
        store(out.events + row * lane_stride, of_order.births);
        store(out.rate_sums + row * lane_stride, of_order.rate_sum);
        all_births += of_order.births;
    }
    survive_newborn(problem.newborn, shape, levers, year, all_births, out);
}

/// All years.
template <class V>
inline void bear_in_years(const BirthProblemView& problem, const LeversView& levers,
                          const WorkspaceView& work, const OutputView& out)
{
    const int terms = clock_terms<V>(problem.levers, levers);
    for (int year = 0; year < problem.levers.years; ++year) {
        bear_in_year<V>(problem, levers, work, out, terms, year);
    }
}

}  // namespace natality::detail
