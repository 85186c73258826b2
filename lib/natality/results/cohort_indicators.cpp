#include <natality/results/cohort_indicators.hpp>

#include <natality/base/missing.hpp>

#include <algorithm>
#include <optional>

namespace natality {

namespace {

/// The age group that begins at 50, unless it is the open one.
std::optional<Index> row_at_50(const AgeAxis& ages)
{
    if (ages.open_age() <= completed_fertility_age) {
        return std::nullopt;
    }
    const Index row = ages.index(completed_fertility_age);
    return ages.lower(row) == completed_fertility_age ? std::optional(row) : std::nullopt;
}

/// The steps that the projection sees of a cohort before 50.
struct CohortPath {
    /// Row of its age at the start of the first step, and column of that step.
    Index age;
    Index year;
    Index steps;
};

/// The cohort that reaches 50 in year \p reached.
CohortPath path_to_50(Index row_at_50, Index reached)
{
    const Index steps = std::min(row_at_50, reached + 1);
    return {row_at_50 - steps, reached + 1 - steps, steps};
}

/// One number a year, from the states of women of one age at its end.
template <class Measure>
ByYear of_women_at_50(const Trajectory& trajectory, const Measure& measure)
{
    ByYear values = ByYear::Constant(trajectory.years.size(), missing);
    const std::optional<Index> row = row_at_50(trajectory.ages);
    if (!trajectory.states || !row) {
        return values;
    }
    const std::vector<ByAgeYear>& women = trajectory.states->women;
    for (Index t = 0; t < values.size(); ++t) {
        double all = 0.0;
        double weighted = 0.0;
        for (std::size_t state = 0; state < women.size(); ++state) {
            const double present = women[state](*row, t + 1);
            all += present;
            weighted += present * measure(static_cast<Index>(state));
        }
        values(t) = all > 0.0 ? weighted / all : missing;
    }
    return values;
}

/// Share of the women of each age who are in the open last class: rows ages, columns points.
ByAgeYear open_class_share(const StateTrajectory& states)
{
    ByAgeYear all = states.women.front();
    for (std::size_t state = 1; state < states.women.size(); ++state) {
        all += states.women[state];
    }
    return (all > 0.0).select(states.women.back() / all, 0.0);
}

/// Children per woman whom the cohort reaching 50 has within the open class during the projection.
ByYear births_in_open_class(const StateTrajectory& states, const StateRates& rates, Index row)
{
    const ByAgeYear share = open_class_share(states);
    const ByAgeYear& rate = rates.by_transition.back();
    ByYear births = ByYear::Zero(rate.cols());
    for (Index t = 0; t < births.size(); ++t) {
        const CohortPath path = path_to_50(row, t);
        for (Index step = 0; step < path.steps; ++step) {
            const Index age = path.age + step;
            const Index year = path.year + step;
            births(t) += 0.5 * (rate(age, year) * share(age, year) +
                                rate(age + 1, year) * share(age + 1, year + 1));
        }
    }
    return births;
}

/// The rates of all women added up along the cohorts.
ByYear sum_over_cohort(const RegionOutcome& outcome, Index row)
{
    const ByAgeYear asfr = outcome.births.asfr();
    ByYear children = ByYear::Constant(asfr.cols(), missing);
    for (Index t = 0; t < children.size(); ++t) {
        const CohortPath path = path_to_50(row, t);
        const bool enters_later = path.age == 0 || asfr.col(0).head(path.age + 1).maxCoeff() == 0.0;
        if (!enters_later) {
            continue;
        }
        children(t) = 0.0;
        for (Index step = 0; step < path.steps; ++step) {
            const Index age = path.age + step;
            const Index year = path.year + step;
            children(t) +=
                0.5 * outcome.rates.ages.width() * (asfr(age, year) + asfr(age + 1, year));
        }
    }
    return children;
}

}  // namespace

ByYear completed_cohort_fertility(const RegionOutcome& outcome)
{
    const Trajectory& trajectory = outcome.trajectory;
    const std::optional<Index> row = row_at_50(trajectory.ages);
    if (!row) {
        return ByYear::Constant(trajectory.years.size(), missing);
    }
    if (!trajectory.states) {
        return sum_over_cohort(outcome, *row);
    }
    const StateTrajectory& states = *trajectory.states;
    const auto children = [&](Index state) {
        return static_cast<double>(states.space.parity(state));
    };
    return of_women_at_50(trajectory, children) +
           births_in_open_class(states, outcome.rates.states->rates, *row);
}

ByYear childless_at_50(const Trajectory& trajectory)
{
    return of_women_at_50(trajectory, [&](Index state) {
        return trajectory.states->space.parity(state) == 0 ? 1.0 : 0.0;
    });
}

ByYear ever_in_union_at_50(const Trajectory& trajectory)
{
    const bool known = trajectory.states && trajectory.states->space.chain().unions;
    return of_women_at_50(trajectory, [&](Index state) {
        return !known ? missing : (state == StateSpace::lowest() ? 0.0 : 1.0);
    });
}

}  // namespace natality
