#pragma once

/// \file
/// The batch kernel for vectors of one width: whole groups of lanes, a vector at a time.

#include <natality/batch/detail/batch_births.hpp>
#include <natality/batch/detail/batch_states.hpp>

namespace natality::detail {

/// \p line moved on to a later lane; null stays null.
template <int Width, class T>
[[gnu::always_inline]] inline T* from_lane(T* line, int lane)
{
    return line == nullptr ? nullptr : line + lane;
}

template <int Width>
inline LeversView levers_from_lane(const LeversView& levers, int lane)
{
    return {from_lane<Width>(levers.log_effects, lane), from_lane<Width>(levers.advances, lane),
            from_lane<Width>(levers.newborn, lane)};
}

template <int Width>
inline OutputView output_from_lane(const OutputView& out, int lane)
{
    return {.events = from_lane<Width>(out.events, lane),
            .rate_sums = from_lane<Width>(out.rate_sums, lane),
            .births = from_lane<Width>(out.births, lane),
            .girls = from_lane<Width>(out.girls, lane),
            .boys = from_lane<Width>(out.boys, lane),
            .fewest_women = from_lane<Width>(out.fewest_women, lane),
            .women = from_lane<Width>(out.women, lane)};
}

/// Instances of the kernel. The working memory is used anew for each vector of a group.
template <int Width>
struct BatchInstance {
    using V = typename VectorTypes<Width>::Double;

    static void advance_by_state(const StateProblemView& problem, const LeversView& levers,
                                 const WorkspaceView& work, const OutputView& out)
    {
        for (int lane = 0; lane < lane_stride; lane += Width) {
            const LeversView own_levers = levers_from_lane<Width>(levers, lane);
            const OutputView own_out = output_from_lane<Width>(out, lane);
            switch (problem.migration) {
            case MigrationKind::none:
                advance_years<V, MigrationKind::none>(problem, own_levers, work, own_out);
                break;
            case MigrationKind::even:
                advance_years<V, MigrationKind::even>(problem, own_levers, work, own_out);
                break;
            case MigrationKind::end:
                advance_years<V, MigrationKind::end>(problem, own_levers, work, own_out);
                break;
            }
        }
    }

    static void bear_by_order(const BirthProblemView& problem, const LeversView& levers,
                              const WorkspaceView& work, const OutputView& out)
    {
        for (int lane = 0; lane < lane_stride; lane += Width) {
            bear_in_years<V>(problem, levers_from_lane<Width>(levers, lane), work,
                             output_from_lane<Width>(out, lane));
        }
    }

    /// One row over all lanes; each product is added in order of the cohorts.
    static void add_functional(const FunctionalView& functional, const double* births,
                               double* result)
    {
        for (int row = 0; row < functional.rows; ++row) {
            const double* const coefficient =
                functional.coefficients + std::ptrdiff_t{row} * functional.cohorts;
            for (int lane = 0; lane < lane_stride; lane += Width) {
                double* const to = result + row * lane_stride + lane;
                V sum = load<V>(to) + functional.fixed[row];
                for (int b = functional.first[row]; b < functional.last[row]; ++b) {
                    sum =
                        multiply_add(load<V>(births + b * lane_stride + lane), coefficient[b], sum);
                }
                store(to, sum);
            }
        }
    }

    static constexpr BatchFunctions functions{advance_by_state, bear_by_order, add_functional};
};

}  // namespace natality::detail
