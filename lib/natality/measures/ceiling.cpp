#include <natality/measures/ceiling.hpp>

#include <natality/base/bracketed_root.hpp>
#include <natality/measures/detail/parity_ceiling.hpp>
#include <natality/rates/synthetic_cohort.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace natality {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The factor on all rates of one year, unions included, that gives the desired number of children.
double factor_for(const StateRates& rates, Index year, double desired)
{
    constexpr double widest_factor = 1024.0;
    const auto gap = [&](double log_factor) {
        return synthetic_cohort_fertility(rates, year, std::exp(log_factor)) - desired;
    };
    const double widest = std::log(widest_factor);
    if (gap(0.0) >= 0.0) {
        return 1.0;
    }
    if (gap(widest) < 0.0) {
        return infinity;
    }
    return std::exp(bracketed_root(gap, 0.0, widest, "factor for the desired family size"));
}

/// The same by secants in the logarithm; the bracketed search where they do not close.
double factor_near(const StateRates& rates, Index year, double desired, double start)
{
    constexpr double close_enough = 1e-10;
    constexpr int most_steps = 12;
    const auto log_gap = [&](double log_factor) {
        return std::log(synthetic_cohort_fertility(rates, year, std::exp(log_factor)) / desired);
    };
    double before = std::log(start);
    double gap_before = log_gap(before);
    double log_factor = before - gap_before;
    for (int step = 0; step < most_steps && std::isfinite(log_factor); ++step) {
        const double gap = log_gap(log_factor);
        if (std::abs(gap) <= close_enough) {
            // Below 1 the children are there already.
            return std::max(1.0, std::exp(log_factor));
        }
        const double next = log_factor - gap * (log_factor - before) / (gap - gap_before);
        before = log_factor;
        gap_before = gap;
        log_factor = next;
    }
    return factor_for(rates, year, desired);
}

/// The factors of years that were found one by one.
class CeilingOfYears {
public:
    CeilingOfYears(std::size_t rates, Index years) : ceiling_{std::vector<ByYear>(rates)}
    {
        for (ByYear& factor : ceiling_.factor) {
            factor.resize(years);
        }
    }

    void set(Index year, const std::vector<double>& factors)
    {
        for (std::size_t r = 0; r < factors.size(); ++r) {
            ceiling_.factor[r](year) = factors[r];
        }
    }

    [[nodiscard]] const Ceiling& ceiling() const { return ceiling_; }

private:
    Ceiling ceiling_;
};

/// Each order its own factor: births of an order per woman are the women who reach it.
Ceiling parity_ceiling_of(const BirthRates& births, const AgeAxis& ages, const FamilyWishes& wishes)
{
    const std::size_t orders = births.by_order.size();
    std::vector<detail::Stage> stage_of(orders);
    std::iota(stage_of.begin(), stage_of.end(), detail::Stage{1});
    CeilingOfYears found(orders, births.by_order.front().cols());
    for (Index t = 0; t < births.by_order.front().cols(); ++t) {
        found.set(t, detail::parity_ceiling(wishes, stage_of, [&](std::span<const double> factors) {
                      std::vector<double> steps{0.0};
                      for (std::size_t order = 0; order < orders; ++order) {
                          steps.push_back(factors[order] * ages.width() *
                                          births.by_order[order].col(t).sum());
                      }
                      return steps;
                  }));
    }
    return found.ceiling();
}

/// Each transition its own factor, from women who live through the rates of the year.
Ceiling parity_ceiling_of(const StateRates& rates, const FamilyWishes& wishes)
{
    const std::vector<Transition>& transitions = rates.space.transitions();
    std::vector<detail::Stage> stage_of(transitions.size());
    std::ranges::transform(transitions, stage_of.begin(), [](const Transition& transition) {
        return static_cast<detail::Stage>(transition.order);
    });
    CeilingOfYears found(transitions.size(), rates.by_transition.front().cols());
    for (Index t = 0; t < rates.by_transition.front().cols(); ++t) {
        found.set(t, detail::parity_ceiling(wishes, stage_of, [&](std::span<const double> factors) {
                      SyntheticCohortEvents events = synthetic_cohort_events(rates, t, factors);
                      events.births.insert(events.births.begin(), events.unions);
                      return std::move(events.births);
                  }));
    }
    return found.ceiling();
}

/// The same factors for all transitions.
Ceiling ceiling_of_states(const StateSpace& space, const ByYear& factor)
{
    return {std::vector<ByYear>(space.transitions().size(), factor)};
}

}  // namespace

Ceiling no_ceiling(const BirthRates& births)
{
    const ByYear unlimited = ByYear::Constant(births.by_order.front().cols(), infinity);
    return {std::vector<ByYear>(births.by_order.size(), unlimited)};
}

Ceiling desired_family_size_ceiling(const BirthRates& births, const AgeAxis& ages,
                                    const FamilyWishes& wishes)
{
    if (wishes.have_shares()) {
        return parity_ceiling_of(births, ages, wishes);
    }
    const ByYear tfr = ages.width() * births.asfr().colwise().sum().transpose();
    const ByYear factor = (wishes.children / tfr.max(1e-12)).max(1.0);
    return {std::vector<ByYear>(births.by_order.size(), factor)};
}

Ceiling no_ceiling(const RatePaths& rates)
{
    if (!rates.states) {
        return no_ceiling(rates.births);
    }
    return ceiling_of_states(rates.states->rates.space,
                             ByYear::Constant(rates.years.size(), infinity));
}

Ceiling desired_family_size_ceiling(const RatePaths& rates, const FamilyWishes& wishes)
{
    if (!rates.states) {
        return desired_family_size_ceiling(rates.births, rates.ages, wishes);
    }
    if (wishes.have_shares()) {
        return parity_ceiling_of(rates.states->rates, wishes);
    }
    ByYear factor(rates.years.size());
    for (Index t = 0; t < factor.size(); ++t) {
        factor(t) = factor_for(rates.states->rates, t, wishes.children);
    }
    return ceiling_of_states(rates.states->rates.space, factor);
}

Ceiling desired_family_size_ceiling(const RatePaths& rates, const FamilyWishes& wishes,
                                    const Ceiling& near)
{
    if (!rates.states || wishes.have_shares()) {
        return desired_family_size_ceiling(rates, wishes);
    }
    const ByYear& known = near.factor.front();
    ByYear factor(rates.years.size());
    for (Index t = 0; t < factor.size(); ++t) {
        // As far from the factor known as the year before was.
        const double ratio = t > 0 ? factor(t - 1) / known(t - 1) : 1.0;
        const double start = known(t) * ratio;
        factor(t) = std::isfinite(start)
                        ? factor_near(rates.states->rates, t, wishes.children, start)
                        : factor_for(rates.states->rates, t, wishes.children);
    }
    return ceiling_of_states(rates.states->rates.space, factor);
}

}  // namespace natality
