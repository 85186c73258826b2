#include <natality/rates/synthetic_cohort.hpp>

#include <array>
#include <numeric>

namespace natality {

namespace {

/// A cohort of one woman on her way through the states.
class SyntheticCohort {
public:
    SyntheticCohort(const StateRates& rates, Index year, std::span<const double> factors)
        : rates_(rates),
          year_(year),
          factors_(factors),
          events_{0.0, std::vector<double>(static_cast<std::size_t>(rates.space.last_order()), 0.0)}
    {
        women_[0] = 1.0;
    }

    /// Events so far.
    [[nodiscard]] const SyntheticCohortEvents& events() const { return events_; }

    /// Moves the cohort from completed age \p age to the next.
    void advance(Index age)
    {
        const StateSpace& space = rates_.space;
        States inflow{};
        for (Index state = 0; state < space.size(); ++state) {
            double& women = women_[static_cast<std::size_t>(state)];
            const double before = exit_rate(state, age);
            const double after = exit_rate(state, age + 1);
            const double arrived = women + inflow[static_cast<std::size_t>(state)];
            if (state == space.open_class()) {
                events_.births.back() += 0.5 * (before * women + after * arrived);
                women = arrived;
                continue;
            }
            const double events =
                (0.5 * before * women + 0.5 * after * arrived) / (1.0 + 0.5 * after);
            women = arrived - events;
            leave(state, age, {events, before + after}, inflow);
        }
    }

private:
    using States = std::array<double, static_cast<std::size_t>(StateSpace::at_most)>;

    double rate(Index transition, Index age) const
    {
        const auto index = static_cast<std::size_t>(transition);
        return factors_[index] * rates_.by_transition[index](age, year_);
    }

    double exit_rate(Index state, Index age) const
    {
        double sum = 0.0;
        for (const Index transition : rates_.space.exits(state)) {
            sum += rate(transition, age);
        }
        return sum;
    }

    /// Events out of a state and the rates of all its exits, at both ages of the year.
    struct Exits {
        double events;
        double rates;
    };

    /// Spreads the events out of a state over its exits.
    void leave(Index state, Index age, const Exits& all, States& inflow)
    {
        for (const Index index : rates_.space.exits(state)) {
            const Transition& transition =
                rates_.space.transitions()[static_cast<std::size_t>(index)];
            const double both = rate(index, age) + rate(index, age + 1);
            const double leaving = all.rates > 0.0 ? all.events * both / all.rates : 0.0;
            inflow[static_cast<std::size_t>(transition.to)] += leaving;
            if (transition.kind == TransitionKind::birth) {
                events_.births[static_cast<std::size_t>(transition.order - 1)] += leaving;
            } else {
                events_.unions += leaving;
            }
        }
    }

    const StateRates& rates_;
    Index year_;
    std::span<const double> factors_;
    States women_{};
    SyntheticCohortEvents events_;
};

}  // namespace

SyntheticCohortEvents synthetic_cohort_events(const StateRates& rates, Index year,
                                              std::span<const double> factors)
{
    SyntheticCohort cohort(rates, year, factors);
    for (Index age = rates.fertile.first.value - 1; age <= rates.fertile.last.value; ++age) {
        cohort.advance(age);
    }
    return cohort.events();
}

std::vector<double> synthetic_cohort_births(const StateRates& rates, Index year, double factor)
{
    std::array<double, static_cast<std::size_t>(StateSpace::at_most)> alike{};
    alike.fill(factor);
    return synthetic_cohort_events(rates, year, alike).births;
}

double synthetic_cohort_fertility(const StateRates& rates, Index year, double factor)
{
    const std::vector<double> births = synthetic_cohort_births(rates, year, factor);
    return std::accumulate(births.begin(), births.end(), 0.0);
}

}  // namespace natality
